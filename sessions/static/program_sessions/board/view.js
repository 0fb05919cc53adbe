/**
 * Draws one day and the tray. The grid is an ordered list in the order of time; each of its items
 * says its room and time itself, so nobody who listens gets lost in a table.
 */

import { element, fit } from "./element.js";
import { columnsOf, head, hourLabels, morning } from "./axes.js";
import { ALL_ROOMS, conflicts, lanes } from "./model.js";
import { afterPaint, lay, part, put, write } from "./page.js";
import { Selection } from "./selection.js";
import { countTabs, drawTabs } from "./tabs.js";
import { Telling } from "./telling.js";
import { dayOf, minuteOf } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Conflict} Conflict */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./axes.js").Column} Column */

const STEP = 24; // pixels of one step: what a finger can hit
const MARGIN = 15; // minutes that are seen before the first session
const NARROW = 104; // pixels: a column below that shows when a session begins, not when it ends

export class View extends EventTarget {
  day = 0;
  step = 15;
  /** @type {Column[]} */
  columns = [];
  /** @type {Map<string, HTMLElement>} */
  elements = new Map();
  /** @type {Map<string, Conflict[]>} */
  conflicts = new Map();
  /** @type {Map<string, { lane: number, of: number }>} */
  lanes = new Map();
  /** @type {Set<string>} in somebody's hand: not drawn anew until it is put down */
  pinned = new Set();

  /**
   * @param {HTMLElement} root
   * @param {Store} store
   */
  constructor(root, store) {
    super();
    this.root = root;
    this.store = store;
    this.selection = new Selection(this.elements);
    this.telling = new Telling(store, this);
    this.tabs = part(root, "tabs");
    this.scroll = part(root, "scroll");
    this.heads = part(root, "heads");
    this.hours = part(root, "hours");
    this.list = part(root, "list");
    this.tray = part(root, "tray");
    new ResizeObserver(() => this.sized()).observe(this.list);
    store.addEventListener("change", (event) => {
      this.change(/** @type {CustomEvent} */ (event).detail.ids);
    });
  }

  get now() {
    return /** @type {import("./time.js").Day} */ (this.store.days[this.day]);
  }

  /** Pixels a minute: the step that moves snap to is the zoom. */
  get scale() {
    return STEP / this.step;
  }

  /** @param {string | null} room */
  column = (room) => this.columns.findIndex(({ id }) => id === room);

  /** @param {Session} session */
  isHere = (session) => !session.gone && dayOf(this.store.days, session.at) === this.day;

  /** @param {Session} session */
  inTray = (session) => !session.gone && session.at === null;

  /** In a class of its own instead of a container query on each item: half the first paint. */
  sized() {
    const width = this.list.clientWidth / (this.columns.length || 1);
    this.root.classList.toggle("narrow", width < NARROW);
  }

  /** The whole day, once; afterwards `change` touches only what moved. */
  draw() {
    const { days } = this.store;
    this.analyse();
    this.columns = this.wanted();
    lay(this.scroll, {
      columns: this.columns.length,
      minutes: this.now.minutes,
      scale: this.scale,
    });
    drawTabs(this.tabs, days, this.day);
    part(this.root, "panel").setAttribute("aria-labelledby", `day-${this.now.date}`);
    this.heads.replaceChildren(...this.columns.map(head));
    this.hours.replaceChildren(...hourLabels(this.now));
    this.elements.clear();
    const here = this.store.all.filter(this.isHere).sort(this.order);
    this.list.replaceChildren(...here.map((session) => this.item(session)));
    const tray = this.store.all.filter(this.inTray).sort(this.order);
    this.tray.replaceChildren(...tray.map((session) => this.item(session)));
    this.counted();
  }

  /** The rooms; and beside them what has a time but no room yet. */
  wanted() {
    const { all, rooms } = this.store;
    return columnsOf(
      rooms,
      all.some((session) => session.room === null && this.isHere(session)),
    );
  }

  /** Scrolls to the first session, or to the morning of an empty day. */
  open() {
    const here = this.store.all.filter(this.isHere);
    const starts = here.map((session) => minuteOf(this.now, session.at ?? 0));
    const first = starts.length ? Math.min(...starts) : morning(this.now);
    this.scroll.scrollTop = (first - MARGIN) * this.scale;
  }

  /**
   * @param {Session} one
   * @param {Session} other
   */
  order = (one, other) =>
    one.at === null || other.at === null
      ? one.title.localeCompare(other.title)
      : one.at - other.at || this.column(one.room) - this.column(other.room);

  analyse() {
    const { all, rooms } = this.store;
    this.conflicts = conflicts(all, rooms);
    this.lanes = lanes(all.filter(this.isHere));
  }

  /** @param {Session} session */
  item(session) {
    const item = this.elements.get(session.id) ?? element(session);
    this.elements.set(session.id, item);
    fit(item, session, this.drawn(session));
    item.ariaSelected = String(this.selection.ids.has(session.id));
    return item;
  }

  /**
   * @param {Session} session
   * @returns {import("./element.js").Drawn}
   */
  drawn(session) {
    const lane = this.lanes.get(session.id) ?? { lane: 0, of: 1 };
    const scheduled = session.at !== null;
    const wide = session.room === ALL_ROOMS ? this.columns.length : 1;
    const column = session.room === ALL_ROOMS ? 0 : this.column(session.room);
    return {
      hours: scheduled ? this.telling.hours(session) : [this.telling.length(session), ""],
      room: scheduled ? this.telling.room(session.room) : "",
      conflict: this.telling.conflict(this.conflicts.get(session.id) ?? []),
      minute: scheduled ? minuteOf(this.now, session.at ?? 0) : 0,
      column: column + (lane.lane * wide) / lane.of,
      span: wide / lane.of,
      scale: this.scale,
      scheduled,
      beside: lane.of > 1,
      waits: this.store.waits(session.id),
      selected: this.selection.ids.has(session.id),
      hue: this.store.hues.get(session.theme ?? ""),
    };
  }

  /**
   * Touches what moved, and whatever shares a room or a person with it.
   * @param {string[]} ids
   */
  change(ids) {
    const before = { conflicts: this.conflicts, lanes: this.lanes };
    this.analyse();
    if (this.wanted().length !== this.columns.length) return this.redraw();
    const touched = [...this.elements.keys()].filter(
      (id) =>
        !alike(before.conflicts.get(id), this.conflicts.get(id)) ||
        !alike(before.lanes.get(id), this.lanes.get(id)),
    );
    this.keepingFocus(() => {
      for (const id of new Set([...ids, ...touched])) this.update(id);
    });
    this.countSoon();
  }

  /** @param {string} id */
  update(id) {
    if (this.pinned.has(id)) return;
    const session = this.store.sessions.get(id);
    if (!session || !(this.isHere(session) || this.inTray(session))) {
      this.elements.get(id)?.remove();
      this.elements.delete(id);
      return;
    }
    const item = this.item(session);
    const list = session.at === null ? this.tray : this.list;
    const others = /** @type {HTMLElement[]} */ ([...list.children]);
    const next = others.find((other) => other !== item && this.follows(other, session));
    put(list, item, next ?? null);
  }

  /**
   * @param {HTMLElement} item
   * @param {Session} session
   */
  follows(item, session) {
    const other = this.store.sessions.get(item.dataset.id ?? "");
    return other !== undefined && this.order(other, session) > 0;
  }

  /** @param {() => void} work after which the focus is where it was, or beside it */
  keepingFocus(work) {
    const held = /** @type {HTMLElement | null} */ (document.activeElement);
    const id = held?.dataset.id;
    const beside = /** @type {HTMLElement | null} */ (
      held?.nextElementSibling ?? held?.previousElementSibling
    );
    work();
    if (!id || document.activeElement === held) return;
    const there = this.elements.get(id) ?? this.elements.get(beside?.dataset.id ?? "");
    if (there?.dataset.id) this.selection.focus(there.dataset.id);
  }

  /** Where it is scrolled to, and what is in focus, stay. */
  redraw() {
    const top = this.scroll.scrollTop / Number(this.scroll.style.getPropertyValue("--scale"));
    this.keepingFocus(() => this.draw());
    this.scroll.scrollTop = top * this.scale;
  }

  /** @param {number} step */
  zoom(step) {
    this.step = step;
    this.redraw();
  }

  /** @param {number} day */
  show(day) {
    if (day === this.day || !this.store.days[day]) return false;
    this.day = day;
    this.draw();
    this.open();
    this.dispatchEvent(new Event("day"));
    return true;
  }

  /** Whoever drops a session sees it lie there first, and then what that makes of the counts. */
  countSoon = afterPaint(() => this.counted());

  counted() {
    const days = this.store.days.map(() => ({ sessions: 0, conflicts: 0 }));
    let tray = 0;
    for (const session of this.store.all) {
      const day = days[dayOf(this.store.days, session.at)];
      if (day) day.sessions += 1;
      if (day && this.conflicts.has(session.id)) day.conflicts += 1;
      if (session.at === null) tray += 1;
    }
    countTabs(this.tabs, days);
    const here = days[this.day]?.sessions ?? 0;
    this.list.setAttribute("aria-label", `${this.now.title}, ${word("sessions", { count: here })}`);
    this.tray.setAttribute("aria-label", word("tray_list", { count: tray }));
    write(part(this.root, "unscheduled"), String(tray));
    this.scroll.tabIndex = here ? -1 : 0; // an empty day has nothing else to scroll it by
    this.selection.reachable(this.list);
    this.selection.reachable(this.tray);
    this.dispatchEvent(new Event("drawn"));
  }
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
const alike = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);
