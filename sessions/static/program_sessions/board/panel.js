/** The day's conflicts, each with a jump. What the board knows by itself: rooms and persons. */

import { make, part, write } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Conflict} Conflict */

export class Panel {
  told = "";

  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.list = part(view.root, "conflicts");
    this.count = part(view.root, "conflictcount");
    view.addEventListener("drawn", () => this.draw());
  }

  draw() {
    const found = this.found();
    const told = JSON.stringify(found.map(([session, conflict]) => [session.id, session.at, conflict]));
    write(this.count, String(found.length));
    if (told === this.told) return;
    this.told = told;
    const none = make("li", "", word("no_conflicts"));
    this.list.replaceChildren(...(found.length ? found.map((each) => this.entry(...each)) : [none]));
  }

  /** @returns {[Session, Conflict][]} each pair once, by the earlier of the two */
  found() {
    const { store, conflicts, isHere } = this.view;
    const seen = new Set();
    const here = store.all.filter((session) => conflicts.has(session.id) && isHere(session));
    return here.sort(this.view.order).flatMap((session) =>
      (conflicts.get(session.id) ?? []).flatMap((conflict) => {
        const pair = [conflict.kind, conflict.who, ...[session.id, conflict.other].sort()].join(" ");
        if (seen.has(pair)) return [];
        seen.add(pair);
        return /** @type {[Session, Conflict][]} */ ([[session, conflict]]);
      }),
    );
  }

  /**
   * @param {Session} session
   * @param {Conflict} conflict
   */
  entry(session, conflict) {
    const { telling, selection } = this.view;
    const button = /** @type {HTMLButtonElement} */ (make("button", "jump"));
    button.type = "button";
    const where = `${telling.hours(session).join("")} · ${telling.room(session.room)}`;
    const what = `“${session.title}”: ${telling.conflict([conflict])}`;
    button.append(make("span", "where", where), make("span", "", what));
    button.addEventListener("click", () => {
      selection.only([session.id, conflict.other]);
      selection.focus(session.id);
    });
    const entry = make("li");
    entry.append(button);
    return entry;
  }
}
