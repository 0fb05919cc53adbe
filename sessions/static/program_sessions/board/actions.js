/** What can be done on the board, whoever asks for it: a key, a button, a pointer. */

import { ALL_ROOMS, BREAK } from "./model.js";
import { dayOf, instantOf, snapped } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./carry.js").Carry} Carry */
/** @typedef {import("./history.js").Way} Way */

const PAUSE = 30; // minutes of a new break
const INTO = 60; // minutes below the upper edge of what is seen

export class Actions {
  /**
   * @param {View} view
   * @param {Carry} carry
   * @param {import("./speech.js").Speech} speech
   * @param {import("./form.js").Form | null} form null for who only looks
   */
  constructor(view, carry, speech, form) {
    this.view = view;
    this.carry = carry;
    this.speech = speech;
    this.form = form;
    this.store = view.store;
  }

  /** @param {string} sentence */
  say(sentence) {
    this.speech.say(sentence);
    return true;
  }

  /**
   * Says where a session stands now, and goes there.
   * @param {string} id
   * @param {boolean} [moved]
   */
  told(id, moved = true) {
    const { selection, telling, conflicts } = this.view;
    const session = this.store.sessions.get(id);
    selection.focus(id);
    if (!moved || !session) return this.say(word("unchanged"));
    return this.say(telling.standing(session, conflicts.get(id) ?? []));
  }

  /** @param {string} id */
  drop(id) {
    return this.told(id, this.carry.drop());
  }

  /** @param {Way} way */
  turn(way) {
    const { step, refused } = this.store.turn(way);
    const [first] = step?.changes ?? [];
    if (!first) return this.say(this.unturned(refused));
    const session = this.store.sessions.get(first.id);
    const to = way === "undo" ? first.from : first.to;
    const day = dayOf(this.store.days, to.at);
    if (day >= 0) this.view.show(day);
    this.view.selection.focus(first.id);
    const values = {
      title: session?.title ?? step?.label ?? "",
      place: this.view.telling.place(to),
    };
    return this.say(word(way === "undo" ? "undone" : "redone", values));
  }

  /** @param {import("./model.js").Session | null | undefined} refused */
  unturned(refused) {
    if (refused === undefined) return word("nothing_to_undo");
    return word("not_undone", {
      name: refused?.by || word("somebody"),
      title: refused?.title ?? "",
    });
  }

  /** @param {string | null} [id] */
  toTray(id = null) {
    const ids = this.view.selection.about(id);
    const [first] = ids;
    if (!first) return false;
    const item = this.view.elements.get(first);
    const beside = item?.nextElementSibling ?? item?.previousElementSibling;
    const title = this.view.telling.title(first);
    const moved = this.store.move(
      ids.map((one) => ({ id: one, to: { at: null } })),
      title,
    );
    const next = /** @type {HTMLElement | null | undefined} */ (beside)?.dataset.id ?? first;
    if (!moved) return this.say(word("unchanged"));
    this.view.selection.focus(this.store.sessions.get(next)?.at === null ? first : next);
    return this.say(word("placed", { title, place: word("in_tray") }));
  }

  /** @param {string | null} [id] */
  copy(id = null) {
    const originals = this.view.selection
      .about(id)
      .flatMap((one) => this.store.sessions.get(one) ?? []);
    if (!originals.length) return false;
    const made = this.store.create(
      originals.map(({ id: copy, title, kind, minutes, v }) => ({
        ...(v && { copy }),
        title,
        kind,
        minutes,
        room: null,
        at: null,
      })),
    );
    this.view.selection.only(made);
    return this.told(made[0] ?? "");
  }

  /** A new break across all rooms, where one looks. */
  pause() {
    const { now, scroll, scale, selection } = this.view;
    const minute = snapped(now, scroll.scrollTop / scale + INTO, PAUSE);
    const place = { room: ALL_ROOMS, at: instantOf(now, minute), minutes: PAUSE };
    const [id] = this.store.create([{ title: word("break"), kind: BREAK, ...place }]);
    selection.only([id ?? ""]);
    return this.told(id ?? "");
  }

  /** @param {Element | null | undefined} list */
  all(list) {
    const items = [...(list?.querySelectorAll(".s:not([hidden])") ?? [])];
    this.view.selection.only(
      items.map((item) => /** @type {HTMLElement} */ (item).dataset.id ?? ""),
    );
    return true;
  }

  /** @param {number} step */
  zoom(step) {
    this.view.zoom(step);
    return this.say(word("steps", { count: step }));
  }

  /**
   * The form that moves without dragging; who only looks gets the session's page.
   * @param {string | null} [id]
   */
  open(id = null) {
    const ids = this.view.selection.about(id);
    const link = this.store.sessions.get(ids[0] ?? "")?.link;
    if (this.form && ids.length) this.form.open(ids);
    else if (link) window.location.assign(link);
    return true;
  }
}
