/** The whole board without a pointer. Letters go by their place, so that they work in ქ and ь. */

import { withCommand } from "./carrying.js";
import { neighbour } from "./neighbour.js";
import { within } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./neighbour.js").Direction} Direction */
/** @typedef {import("./actions.js").Actions} Actions */

/** @type {Record<string, Direction>} */
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "before", ArrowRight: "after" };
/** @type {Record<string, Direction>} */
const MIRRORED = { ...ARROWS, ArrowLeft: "after", ArrowRight: "before" };

export class Keys {
  /**
   * @param {View} view
   * @param {Actions} actions
   * @param {import("./carrying.js").Carrying | null} carrying null for who only looks
   */
  constructor(view, actions, carrying) {
    this.view = view;
    this.actions = actions;
    this.carrying = carrying;
    view.root.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || this.turned(event) || this.onTab(event)) return;
    const id = within(event.target, "[data-id]")?.dataset.id;
    if (!id) return;
    const taken = this.carrying?.on
      ? this.carrying.pressed(event, this.arrow(event))
      : this.led(event, id) || this.chosen(event, id) || this.done(event, id);
    if (taken) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  arrow(event) {
    const rtl = getComputedStyle(this.view.root).direction === "rtl";
    return (rtl ? MIRRORED : ARROWS)[event.key];
  }

  /** @param {KeyboardEvent} event */
  turned(event) {
    const letter = { KeyZ: "z", KeyY: "y" }[event.code];
    if (!letter || !withCommand(event) || within(event.target, "input, select")) return false;
    event.preventDefault();
    if (!this.carrying?.on) this.actions.turn(letter === "y" || event.shiftKey ? "redo" : "undo");
    return true;
  }

  /** @param {KeyboardEvent} event */
  onTab(event) {
    if (!within(event.target, ".tab")) return false;
    const { day, store, tabs } = this.view;
    const last = store.days.length - 1;
    const steps = { before: day ? day - 1 : last, after: day < last ? day + 1 : 0 };
    const ends = { Home: 0, End: last };
    const arrow = /** @type {"before" | "after"} */ (this.arrow(event));
    const wanted = steps[arrow] ?? ends[/** @type {"Home" | "End"} */ (event.key)];
    if (wanted === undefined) return false;
    this.view.show(wanted);
    /** @type {HTMLElement} */ (tabs.children[wanted]).focus();
    event.preventDefault();
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  led(event, id) {
    const arrow = this.arrow(event);
    const edge = event.key === "Home" || event.key === "End";
    if (withCommand(event) || !(arrow || edge)) return false;
    const next = this.next(id, arrow, event.key);
    const { selection } = this.view;
    if (!next) this.actions.say(word("edge"));
    else if (event.shiftKey) selection.add([id, next]);
    if (next) selection.focus(next);
    return true;
  }

  /**
   * The tray is a list like any other.
   * @param {string} id
   * @param {Direction | undefined} arrow
   * @param {string} key
   */
  next(id, arrow, key) {
    const { elements, store, columns } = this.view;
    const list = [...(elements.get(id)?.parentElement?.querySelectorAll(".s:not([hidden])") ?? [])];
    const ids = list.map((item) => /** @type {HTMLElement} */ (item).dataset.id ?? "");
    if (key === "Home") return ids[0];
    if (key === "End") return ids.at(-1);
    const session = store.sessions.get(id);
    if (!session || !arrow) return undefined;
    if (session.at === null) {
      return ids[ids.indexOf(id) + (arrow === "down" || arrow === "after" ? 1 : -1)];
    }
    const here = ids.flatMap((one) => store.sessions.get(one) ?? []);
    return neighbour(
      session,
      arrow,
      here,
      columns.map((column) => column.id),
    )?.id;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  chosen(event, id) {
    const { selection, elements } = this.view;
    if (event.key === " ") selection.toggle(id);
    else if (event.key === "Escape") selection.only([]);
    else if (event.code === "KeyA" && withCommand(event))
      this.actions.all(elements.get(id)?.parentElement);
    else return false;
    this.actions.say(word("selected", { count: selection.ids.size }));
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  done(event, id) {
    if (event.key === "Enter") return this.actions.open(id);
    if (withCommand(event) || !this.carrying) return false;
    if (event.code === "KeyM") return this.carrying.lift(id);
    if (event.code === "KeyT" || event.key === "Delete") return this.actions.toTray(id);
    if (event.code === "KeyC") return this.actions.copy(id);
    return false;
  }
}
