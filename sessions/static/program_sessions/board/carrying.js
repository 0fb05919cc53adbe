/** A session in hand, moved by keys. */

import { snapped } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./carry.js").Carry} Carry */
/** @typedef {import("./carry.js").Spot} Spot */
/** @typedef {import("./neighbour.js").Direction} Direction */

const HOUR = 60;
/** @type {Record<string, number>} */
const PAGES = { PageUp: -1, PageDown: 1 };

/** @param {KeyboardEvent} event */
export const withCommand = (event) => event.ctrlKey || event.metaKey;

export class Carrying {
  /**
   * @param {View} view
   * @param {Carry} carry
   * @param {import("./ghosts.js").Ghosts} ghosts
   * @param {import("./actions.js").Actions} actions
   */
  constructor(view, carry, ghosts, actions) {
    this.view = view;
    this.carry = carry;
    this.ghosts = ghosts;
    this.actions = actions;
  }

  get on() {
    return this.carry.on;
  }

  /** @param {string} id */
  lift(id) {
    const { selection, scroll, scale, now, step, store } = this.view;
    if (!selection.ids.has(id)) selection.only([id]);
    this.carry.start(selection.about(id));
    if (store.sessions.get(id)?.at === null) {
      this.carry.to({ tray: false, minute: snapped(now, scroll.scrollTop / scale, step) });
    }
    this.follow();
    const values = { title: this.view.telling.title(id), place: this.carry.words() };
    const count = this.carry.items.length;
    this.actions.say(
      count > 1 ? word("lifted_many", { ...values, count }) : word("lifted", values),
    );
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Direction | undefined} arrow
   */
  pressed(event, arrow) {
    if (event.key === "Escape") return this.back();
    if (["Enter", " "].includes(event.key) || event.code === "KeyM") {
      return this.actions.drop(this.carry.anchor.id);
    }
    const spot = arrow ? this.stepped(arrow, event.shiftKey) : this.paged(event);
    const moved = spot ? this.carry.to(spot) : this.otherDay(event);
    this.actions.say(moved ? this.carry.words() : word("edge"));
    this.follow();
    return true;
  }

  /**
   * @param {Direction} arrow
   * @param {boolean} longer whether its length is meant
   * @returns {Partial<Spot>}
   */
  stepped(arrow, longer) {
    const { now, step } = this.view;
    const { column, minute, minutes } = this.carry.at;
    const by = arrow === "down" || arrow === "after" ? 1 : -1;
    if (arrow === "before" || arrow === "after") return { tray: false, column: column + by };
    if (longer) return { minutes: minutes + by * step };
    return { tray: false, minute: snapped(now, minute + by * step, step) };
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {Partial<Spot> | null}
   */
  paged(event) {
    const { minute, tray } = this.carry.at;
    if (event.code === "KeyT") return { tray: !tray };
    const by = PAGES[event.key];
    return by && !withCommand(event) ? { tray: false, minute: minute + by * HOUR } : null;
  }

  /**
   * With Control a page is a day. There the session is not drawn: its ghost stands in.
   * @param {KeyboardEvent} event
   */
  otherDay(event) {
    if (!this.view.show(this.view.day + (PAGES[event.key] ?? 0))) return false;
    this.carry.to({ tray: false });
    const there = this.view.elements.get(this.carry.anchor.id) ?? this.ghosts.held;
    there.focus({ preventScroll: true });
    return true;
  }

  back() {
    const { home, anchor } = this.carry;
    this.carry.cancel();
    this.view.show(home);
    this.view.selection.focus(anchor.id);
    return this.actions.say(word("put_back"));
  }

  follow() {
    this.ghosts.drawn
      .get(this.carry.anchor.id)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
