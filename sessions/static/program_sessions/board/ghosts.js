/** What is in hand, drawn where it would land: time, title, and what it meets there. */

import { ALL_ROOMS, lasts } from "./model.js";
import { lay, make, part, write } from "./page.js";
import { asListbox } from "./selection.js";
import { dayOf, minuteOf } from "./time.js";

/** @typedef {import("./carry.js").Carry} Carry */
/** @typedef {import("./carry.js").Carried} Carried */
/** @typedef {import("./view.js").View} View */

export class Ghosts {
  /** @type {Map<string, HTMLElement>} */
  drawn = new Map();

  /**
   * @param {View} view
   * @param {Carry} carry
   */
  constructor(view, carry) {
    this.view = view;
    this.carry = carry;
    this.zone = part(view.root, "trayzone");
    carry.addEventListener("moved", () => this.paint());
    carry.addEventListener("ended", () => this.clear());
    view.addEventListener("drawn", () => carry.on && this.paint());
  }

  paint() {
    const { carry, view } = this;
    view.root.dataset.carrying = carry.mode;
    this.zone.classList.toggle("over", carry.at.tray);
    for (const item of carry.items) {
      view.elements.get(item.id)?.classList.add("lifted");
      this.place(item);
    }
  }

  /** @param {Carried} item */
  place(item) {
    const { telling, columns, store, now, day, list } = this.view;
    const ghost = this.of(item);
    const place = this.carry.place(item);
    if (place.at === null || dayOf(store.days, place.at) !== day) return ghost.remove();
    const wide = place.room === ALL_ROOMS;
    lay(ghost, {
      at: minuteOf(now, place.at),
      len: lasts(place),
      column: wide ? 0 : this.view.column(place.room),
      span: wide ? columns.length : 1,
    });
    const met = this.carry.meets(item);
    const [time, title, meets] = /** @type {any} */ (ghost.children);
    write(time, telling.hours(place).join(""));
    write(title, item.session.title);
    write(meets, telling.meets(met));
    ghost.classList.toggle("bad", met.length > 0);
    if (ghost.parentNode !== list) list.append(ghost);
  }

  /** @param {Carried} item */
  of({ id }) {
    const known = this.drawn.get(id);
    if (known) return known;
    const ghost = make("li", "ghost");
    ghost.ariaHidden = "true";
    ghost.append(make("b"), make("span", "ti"), make("em"));
    this.drawn.set(id, ghost);
    return ghost;
  }

  /**
   * Somebody else has moved these meanwhile.
   * @param {string[]} ids
   */
  stale(ids) {
    for (const id of ids) this.drawn.get(id)?.classList.add("stale");
  }

  /** The one that is held; on another day it stands in for the session, with its focus and role. */
  get held() {
    const { id, session } = this.carry.anchor;
    const ghost = this.of(this.carry.anchor);
    if (!this.view.elements.has(id)) {
      Object.assign(ghost, { role: "option", tabIndex: -1, ariaSelected: "true" });
      ghost.removeAttribute("aria-hidden");
      ghost.setAttribute("aria-label", session.title);
      ghost.dataset.id = id;
      asListbox(this.view.list, true);
    }
    return ghost;
  }

  clear() {
    for (const [id, ghost] of this.drawn) {
      ghost.remove();
      this.view.elements.get(id)?.classList.remove("lifted");
    }
    this.drawn.clear();
    this.zone.classList.remove("over");
    delete this.view.root.dataset.carrying;
  }
}
