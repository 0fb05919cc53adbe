/**
 * Mouse, pen and finger drive the carry. A mouse starts after 4 pixels; a finger is held for 300
 * milliseconds, since a swipe scrolls, but takes a chosen session at once.
 */

import { inside, pulled } from "./edges.js";
import { part, within } from "./page.js";
import { minuteOf, snapped } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./carry.js").Carry} Carry */
/**
 * @typedef {object} Press
 * @property {string} id of the session
 * @property {number} pointer
 * @property {boolean} touch
 * @property {boolean} size whether its lower edge was taken
 * @property {boolean} ready whether it moves with the pointer, or a swipe is still a swipe
 * @property {boolean} more whether others stay chosen
 * @property {boolean} scrolls whether edges scroll: what comes from the tray must be well inside
 * @property {number} x
 * @property {number} y
 * @property {number} below how far under the session's upper edge
 */
/** @typedef {import("./edges.js").Measures} Measures */

const FAR = 4; // pixels that a mouse moves before it drags
const SWIPE = 10; // pixels after which a finger scrolls
const HOLD = 300; // milliseconds
const SPRING = 500; // milliseconds over a day's tab until it opens
const HEADS = 32; // pixels that the rooms' names cover
const INTO = 8; // pixels from the top by which a session out of the tray is held

export class Pointer {
  /** @type {Press | null} */
  press = null;
  /** @type {PointerEvent | null} */
  last = null;
  /** @type {Measures | null} */
  measures = null;
  frame = 0;
  timer = 0;
  spring = { day: -1, timer: 0 };
  eats = false; // the click that follows a drag

  /**
   * @param {View} view
   * @param {Carry} carry
   * @param {{ dropped(id: string): void, cancelled(): void }} then
   */
  constructor(view, carry, then) {
    this.view = view;
    this.carry = carry;
    this.then = then;
    this.chip = part(view.root, "chip");
    this.zone = part(view.root, "trayzone");
    this.listen();
  }

  listen() {
    const { root } = this.view;
    // Must be there before the finger is, or the browser scrolls already.
    window.addEventListener("touchmove", (event) => this.dragging && event.preventDefault(), {
      passive: false,
    });
    root.addEventListener("contextmenu", (event) => this.press?.touch && event.preventDefault());
    root.addEventListener("dragstart", (event) => event.preventDefault());
    root.addEventListener("click", (event) => this.clicked(event), true);
    root.addEventListener("pointerdown", (event) => this.down(event));
    window.addEventListener("pointermove", (event) => this.moved(event));
    window.addEventListener("pointerup", (event) => this.up(event));
    window.addEventListener("pointercancel", () => this.cancel());
    window.addEventListener("blur", () => this.dragging && this.cancel());
    window.addEventListener("keydown", (event) => this.key(event), true);
    this.view.addEventListener("drawn", () => this.dragging && this.measure());
  }

  get dragging() {
    return this.press !== null && this.carry.on;
  }

  /** @param {Event} event */
  clicked(event) {
    if (!this.eats) return;
    this.eats = false;
    event.stopImmediatePropagation();
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  down(event) {
    this.eats = false;
    const item = within(event.target, ".s");
    const id = item?.dataset.id;
    if (!id || event.button || !event.isPrimary || this.carry.on) return;
    const touch = event.pointerType === "touch";
    this.press = {
      id,
      touch,
      pointer: event.pointerId,
      size: within(event.target, ".grip") !== null,
      ready: !touch || this.view.selection.ids.has(id),
      more: event.shiftKey || event.ctrlKey || event.metaKey,
      scrolls: within(event.target, "[data-list]") !== null,
      x: event.clientX,
      y: event.clientY,
      below: event.clientY - item.getBoundingClientRect().top,
    };
    this.last = event;
    if (!this.press.ready) this.timer = window.setTimeout(() => this.held(), HOLD);
  }

  held() {
    if (!this.press) return;
    this.press.ready = true;
    this.begin(this.press);
    navigator.vibrate?.(10);
  }

  /** @param {PointerEvent} event */
  moved(event) {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    this.last = event;
    if (this.carry.on) return this.soon();
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (press.ready && far > FAR) this.begin(press);
    else if (!press.ready && far > SWIPE) this.end();
  }

  /** @param {PointerEvent} event */
  up(event) {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    this.last = event;
    const { dragging } = this;
    if (dragging) this.place();
    this.eats = dragging;
    this.end();
    if (dragging) this.then.dropped(press.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || !this.dragging) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.cancel();
    this.eats = true;
  }

  cancel() {
    const { dragging } = this;
    this.end();
    if (!dragging) return;
    this.carry.cancel();
    this.then.cancelled();
  }

  /** @param {Press} press */
  begin(press) {
    const { selection, store, root } = this.view;
    if (!selection.ids.has(press.id))
      selection.only(press.more ? [...selection.ids, press.id] : [press.id]);
    if (store.sessions.get(press.id)?.at === null) press.below = INTO;
    try {
      root.setPointerCapture(press.pointer);
    } catch {
      // The pointer is gone already.
    }
    this.carry.start(
      press.size ? [press.id] : selection.about(press.id),
      press.size ? "size" : "move",
    );
    this.chip.textContent = this.label(press.id);
    this.measure();
    this.soon();
  }

  /** @param {string} id */
  label(id) {
    const title = this.view.telling.title(id);
    const more = this.carry.items.length - 1;
    return more ? word("and_more", { title, count: more }) : title;
  }

  soon() {
    this.frame ||= window.requestAnimationFrame(() => this.step());
  }

  /** Once, when the drag starts or another day opens: to ask at each step would lay out anew. */
  measure() {
    const { root, scroll, list, tabs } = this.view;
    this.measures = {
      grid: scroll.getBoundingClientRect(),
      tray: this.zone.getBoundingClientRect(),
      list: list.getBoundingClientRect(),
      tabs: [...tabs.children].map((tab) => tab.getBoundingClientRect()),
      left: scroll.scrollLeft,
      top: scroll.scrollTop,
      rtl: getComputedStyle(root).direction === "rtl",
    };
  }

  /** One step of a drag: scroll at the edges, show where it would land, open a day. */
  step() {
    this.frame = 0;
    const { press, last, measures } = this;
    if (!press || !last || !measures || !this.carry.on) return;
    const scrolled = this.pull(press, last, measures);
    this.place();
    this.overTab(measures.tabs.findIndex((tab) => inside(tab, last)));
    const out = !inside(measures.grid, last);
    this.chip.hidden = !out;
    if (out) this.chip.style.transform = `translate(${last.clientX + 12}px, ${last.clientY + 8}px)`;
    if (scrolled) this.soon();
  }

  /**
   * @param {Press} press
   * @param {PointerEvent} last
   * @param {Measures} measures
   */
  pull(press, last, { grid }) {
    if (!inside(grid, last)) return false;
    const { scroll } = this.view;
    const before = [scroll.scrollLeft, scroll.scrollTop];
    const aside = press.size ? 0 : pulled(last.clientX, grid.left, grid.right);
    const along = pulled(last.clientY, grid.top + HEADS, grid.bottom);
    press.scrolls ||= !aside && !along;
    if (press.scrolls) scroll.scrollBy(aside, along);
    return before[0] !== scroll.scrollLeft || before[1] !== scroll.scrollTop;
  }

  /** Brings the carry to where the pointer is. */
  place() {
    const { press, last, measures, view } = this;
    if (!press || !last || !measures) return;
    const top = measures.list.top - (view.scroll.scrollTop - measures.top);
    const minute = (last.clientY - top) / view.scale;
    if (press.size) {
      const begins = minuteOf(view.now, view.store.sessions.get(press.id)?.at ?? 0);
      this.carry.to({ minutes: snapped(view.now, minute, view.step) - begins });
    } else if (inside(measures.tray, last)) {
      this.carry.to({ tray: true });
    } else if (inside(measures.grid, last)) {
      const start = snapped(view.now, minute - press.below / view.scale, view.step);
      this.carry.to({ tray: false, column: this.column(last.clientX, measures), minute: start });
    }
  }

  /**
   * @param {number} x
   * @param {Measures} measures
   */
  column(x, measures) {
    const { scroll, columns } = this.view;
    const left = measures.list.left - (scroll.scrollLeft - measures.left);
    const from = Math.floor(((x - left) / measures.list.width) * columns.length);
    return measures.rtl ? columns.length - 1 - from : from;
  }

  /** @param {number} day */
  overTab(day) {
    if (day === this.spring.day) return;
    window.clearTimeout(this.spring.timer);
    this.spring = { day, timer: 0 };
    if (day < 0 || day === this.view.day || this.press?.size) return;
    this.spring.timer = window.setTimeout(() => this.view.show(day), SPRING);
  }

  end() {
    const { press } = this;
    window.clearTimeout(this.timer);
    window.clearTimeout(this.spring.timer);
    window.cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.spring = { day: -1, timer: 0 };
    this.chip.hidden = true;
    this.press = null;
    const { root } = this.view;
    if (press && root.hasPointerCapture(press.pointer)) root.releasePointerCapture(press.pointer);
  }
}
