/** Which sessions are chosen, and which one the keyboard is at. One tab stop for each list. */

import { within } from "./page.js";

/**
 * A list without options is none to choose from.
 * @param {HTMLElement} list
 * @param {boolean} full
 */
export function asListbox(list, full) {
  list.role = full ? "listbox" : null;
  list.ariaMultiSelectable = full ? "true" : null;
}

export class Selection extends EventTarget {
  /** @type {Set<string>} */
  ids = new Set();
  /** @type {string | null} */
  active = null;

  /** @param {Map<string, HTMLElement>} elements of the sessions that are drawn */
  constructor(elements) {
    super();
    this.elements = elements;
  }

  /** @param {Iterable<string>} ids */
  only(ids) {
    const before = this.ids;
    this.ids = new Set(ids);
    for (const id of new Set([...before, ...this.ids])) this.mark(id);
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Iterable<string>} ids */
  add = (ids) => this.only([...this.ids, ...ids]);

  /** @param {string} id */
  toggle = (id) =>
    this.ids.has(id) ? this.only([...this.ids].filter((other) => other !== id)) : this.add([id]);

  /** @param {string} id */
  mark(id) {
    const item = this.elements.get(id);
    if (!item) return;
    item.ariaSelected = String(this.ids.has(id));
    item.classList.toggle("sel", this.ids.has(id));
  }

  /**
   * The ones that an action is about: the chosen, or the one it was asked of.
   * @param {string | null} [id]
   */
  about(id = null) {
    if (id && !this.ids.has(id)) return [id];
    const rest = [...this.ids].filter((other) => other !== id);
    return id ? [id, ...rest] : rest;
  }

  /**
   * The list's tab stop is this one from now on.
   * @param {string} id
   */
  focus(id) {
    const item = this.elements.get(id);
    if (!item) return;
    this.active = id;
    for (const other of item.parentElement?.querySelectorAll('[tabindex="0"]') ?? []) {
      /** @type {HTMLElement} */ (other).tabIndex = -1;
    }
    item.tabIndex = 0;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /**
   * Sees to it that a list that has sessions can be reached, and is a list box only then.
   * @param {HTMLElement} list
   */
  reachable(list) {
    const first = /** @type {HTMLElement | null} */ (list.querySelector(".s"));
    const mine = this.elements.get(this.active ?? "");
    const stop = mine && within(mine, "ol, ul") === list ? mine : null;
    const now = /** @type {HTMLElement | null} */ (list.querySelector('.s[tabindex="0"]'));
    const wanted = stop ?? now ?? first;
    if (now && now !== wanted) now.tabIndex = -1;
    if (wanted) wanted.tabIndex = 0;
    asListbox(list, list.querySelector("[role=option]") !== null);
  }
}
