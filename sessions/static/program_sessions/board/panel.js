/**
 * The day's conflicts, each with a jump. Those of rooms and persons the board finds by itself, at
 * once; whatever else the forum's conflicts are, the server tells a moment after a move.
 */

import { arrange, make, part, write } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Conflict} Conflict */
/**
 * @typedef {object} Told a conflict in the server's words
 * @property {string} kind
 * @property {string} severity
 * @property {string} text
 * @property {string[]} sessions
 * @property {unknown} acknowledged
 */
/** @typedef {{ ids: string[], severity: string, where: string, what: string }} Entry */

const OWN = { room: "room_double_booked", person: "person_double_booked" };
const LATER = 1500; // milliseconds after a change: one question for several moves

export class Panel {
  /** @type {Map<string, HTMLElement>} what is shown, by what it says */
  shown = new Map();
  /** @type {Told[]} */
  told = [];
  timer = 0;

  /**
   * @param {View} view
   * @param {import("./server.js").Server} server
   */
  constructor(view, server) {
    this.view = view;
    this.server = server;
    this.list = part(view.root, "clashes");
    this.count = part(view.root, "conflictcount");
    view.addEventListener("drawn", () => this.draw());
    view.store.addEventListener("change", () => this.later());
    this.later();
  }

  later() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), LATER);
  }

  async ask() {
    if (this.view.store.queue.length || document.hidden) return this.later();
    try {
      this.told = (await this.server.conflicts()).body;
      this.draw();
    } catch {
      // The board's own are shown; the next move asks again.
    }
  }

  draw() {
    const entries = [...this.own(), ...this.others()];
    write(this.count, String(entries.length));
    const before = this.shown;
    this.shown = new Map(
      entries.map((entry) => {
        const says = JSON.stringify(entry);
        return [says, before.get(says) ?? this.entry(entry)];
      }),
    );
    if (!entries.length) this.shown.set("", before.get("") ?? make("li", "", word("no_conflicts")));
    arrange(this.list, [...this.shown.values()]);
  }

  /**
   * What the board found: each pair once, by the earlier of the two.
   * @returns {Entry[]}
   */
  own() {
    const { store, conflicts, isHere, order } = this.view;
    const here = store.all.filter((session) => conflicts.has(session.id) && isHere(session));
    const seen = new Set();
    return here.sort(order).flatMap((session) =>
      (conflicts.get(session.id) ?? []).flatMap((conflict) => {
        const ids = [session.id, conflict.other];
        const pair = [conflict.kind, conflict.who, ...[...ids].sort()].join(" ");
        if (seen.has(pair) || this.isAcknowledged(conflict, ids)) return [];
        seen.add(pair);
        const what = `“${session.title}”: ${this.view.telling.conflict([conflict])}`;
        return [{ ids, severity: "blocks", where: this.where(session), what }];
      }),
    );
  }

  /**
   * @param {Conflict} conflict
   * @param {string[]} ids
   */
  isAcknowledged({ kind }, ids) {
    return this.told.some(
      (each) =>
        each.acknowledged &&
        each.kind === OWN[kind] &&
        ids.every((id) => each.sessions.includes(id)),
    );
  }

  /**
   * What only the server knows: of speakers' days, walks, interpreters, moderators.
   * @returns {Entry[]}
   */
  others() {
    const { store, isHere } = this.view;
    return this.told.flatMap(({ kind, severity, text, sessions, acknowledged }) => {
      const ids = sessions.filter((id) => {
        const session = store.sessions.get(id);
        return session && isHere(session);
      });
      const first = store.sessions.get(ids[0] ?? "");
      if (!first || acknowledged || Object.values(OWN).includes(kind)) return [];
      return [{ ids, severity, where: this.where(first), what: text }];
    });
  }

  /** @param {Session} session */
  where(session) {
    const { telling } = this.view;
    return `${telling.hours(session).join("")} · ${telling.room(session.room)}`;
  }

  /** @param {Entry} entry */
  entry({ ids, severity, where, what }) {
    const button = /** @type {HTMLButtonElement} */ (make("button", `jump ${severity}`));
    button.type = "button";
    button.append(make("span", "where", where), make("span", "", what));
    button.addEventListener("click", () => {
      this.view.selection.only(ids);
      this.view.selection.focus(ids[0] ?? "");
    });
    const entry = make("li");
    entry.append(button);
    return entry;
  }
}
