/** The buttons above the board, its tabs, and what is said of moves that are not saved yet. */

import { part, within, write } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./actions.js").Actions} Actions */
/** @typedef {import("./sender.js").Sender} Sender */

export class Toolbar {
  /**
   * @param {View} view
   * @param {Actions} actions
   * @param {Sender} sender
   */
  constructor(view, actions, sender) {
    this.view = view;
    this.actions = actions;
    this.sender = sender;
    this.status = part(document, "status");
    this.count = part(view.root, "count");
    /** @type {Record<string, () => unknown>} */
    this.work = {
      undo: () => actions.turn("undo"),
      redo: () => actions.turn("redo"),
      pause: () => actions.pause(),
      all: () => this.all(),
      move: () => actions.open(),
      tray: () => actions.toTray(),
      copy: () => actions.copy(),
    };
    view.root.addEventListener("click", (event) => this.clicked(event));
    view.root.addEventListener("change", (event) => this.zoomed(event));
    view.selection.addEventListener("change", () => this.update());
    view.addEventListener("drawn", () => this.update());
    view.addEventListener("day", () => this.remember());
    sender.addEventListener("status", (event) =>
      this.told(/** @type {CustomEvent} */ (event).detail),
    );
  }

  /** @param {Event} event */
  clicked(event) {
    const { day } = within(event.target, ".tab")?.dataset ?? {};
    if (day !== undefined) this.view.show(Number(day));
    const { act } = within(event.target, "[data-act]")?.dataset ?? {};
    if (act) this.work[act]?.();
  }

  /** @param {Event} event */
  zoomed(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.name === "step") this.actions.zoom(Number(field.value));
  }

  all() {
    this.actions.all(this.view.list);
    this.actions.say(word("selected", { count: this.view.selection.ids.size }));
  }

  update() {
    const { selection, store, root } = this.view;
    const count = selection.ids.size;
    write(this.count, word("selected", { count }));
    /** @type {Record<string, boolean>} */
    const can = {
      undo: store.history.can("undo"),
      redo: store.history.can("redo"),
      move: count > 0,
      tray: count > 0,
      copy: count > 0,
    };
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
      root.querySelectorAll("[data-act]")
    )) {
      button.disabled = can[button.dataset.act ?? ""] === false;
    }
  }

  /** A reload, and somebody without scripts, come to the same day. */
  remember() {
    const address = new URL(location.href);
    address.searchParams.set("day", this.view.now.date);
    history.replaceState(null, "", address);
  }

  /** @param {{ status: import("./sender.js").Status, before: string }} detail */
  told({ status, before }) {
    const count = this.view.store.queue.length;
    write(this.status, word(`status_${status}`, { count }));
    this.status.dataset.status = status;
    const quiet = ["saved", "saving"];
    // Each move is said when it is made; only what is out of the ordinary is said besides.
    if (before !== status && !(quiet.includes(status) && quiet.includes(before))) {
      this.actions.say(this.status.textContent ?? "");
    }
  }
}
