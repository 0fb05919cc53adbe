/** A move that was refused: what happened, and what can be done about it. */

import { make } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./store.js").Refusal} Refusal */

export class Notice {
  /**
   * @param {View} view
   * @param {HTMLElement} note
   * @param {(sentence: string) => void} say
   */
  constructor(view, note, say) {
    this.view = view;
    this.note = note;
    this.say = say;
    /** @type {Refusal[]} those that wait until the one before is answered */
    this.waiting = [];
    view.store.addEventListener("refused", (event) => {
      this.refused(/** @type {CustomEvent<Refusal>} */ (event).detail);
    });
  }

  /** @param {Refusal} refusal */
  refused(refusal) {
    if (!this.note.hidden) return void this.waiting.push(refusal);
    const { stale, wanted } = refusal;
    const [theirs] = stale;
    if (!theirs)
      return this.show(word("not_moved", { reason: refusal.detail }), [this.button("close")]);
    const values = {
      name: theirs.by || word("somebody"),
      title: theirs.title || refusal.label,
      place: this.view.telling.place(theirs),
    };
    if (theirs.gone) return this.show(word("stale_gone", values), [this.button("close")]);
    const anyway = this.button("anyway", () => this.view.store.move(wanted, refusal.label));
    this.show(word("stale", values), [anyway, this.button("leave")], theirs.id);
  }

  /**
   * @param {string} sentence
   * @param {HTMLElement[]} buttons
   * @param {string} [id] of the session to which the focus goes afterwards
   */
  show(sentence, buttons, id = "") {
    this.id = id;
    this.note.replaceChildren(make("p", "", sentence), ...buttons);
    this.note.hidden = false;
    this.say(sentence);
  }

  /**
   * @param {string} name
   * @param {() => void} [work]
   */
  button(name, work) {
    const button = /** @type {HTMLButtonElement} */ (make("button", "button", word(name)));
    button.type = "button";
    button.addEventListener("click", () => {
      this.note.replaceChildren();
      this.note.hidden = true;
      work?.();
      this.view.selection.focus(this.id ?? "");
      const next = this.waiting.shift();
      if (next) this.refused(next);
    });
    return button;
  }
}
