/**
 * What is in hand, and where it would land. Mouse, finger and keyboard all drive this; neither
 * knows of the others.
 */

import { offsets, within } from "./block.js";
import { ALL_ROOMS, BREAK, fitting, lasts, meets } from "./model.js";
import { instantOf, minuteOf } from "./time.js";

/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Place} Place */
/** @typedef {import("./view.js").View} View */
/** @typedef {"move" | "size"} Mode */
/** @typedef {{ tray: boolean, column: number, minute: number, minutes: number }} Spot */
/**
 * @typedef {object} Carried
 * @property {string} id
 * @property {number} v at pick-up: by it the server sees whether somebody else was quicker
 * @property {Session} session at pick-up
 * @property {number} after minutes behind the one that is held
 * @property {number} aside columns beside the one that is held
 */

const SHORTEST = 5;

export class Carry extends EventTarget {
  /** @type {Carried[]} the one that is held comes first */
  items = [];
  /** @type {Mode} */
  mode = "move";
  home = 0;
  /** @type {Spot} */
  at = { tray: false, column: 0, minute: 0, minutes: 0 };

  /** @param {View} view */
  constructor(view) {
    super();
    this.view = view;
    this.store = view.store;
  }

  get on() {
    return this.items.length > 0;
  }

  get anchor() {
    return /** @type {Carried} */ (this.items[0]);
  }

  /**
   * Takes sessions in hand; the first is the one that is held.
   * @param {string[]} ids
   * @param {Mode} [mode]
   */
  start(ids, mode = "move") {
    const sessions = ids.flatMap((id) => this.store.sessions.get(id) ?? []);
    const [held] = sessions;
    if (!held) return;
    [this.mode, this.home] = [mode, this.view.day];
    const after = offsets(sessions);
    this.items = sessions.map((session, place) => ({
      id: session.id,
      v: session.v,
      session: { ...session },
      after: after[place] ?? 0,
      aside: this.aside(session, held),
    }));
    for (const item of this.items) this.hold(item);
    const minute = held.at === null ? 0 : minuteOf(this.view.now, held.at);
    const column = Math.max(0, this.view.column(held.room));
    this.at = { tray: held.at === null, column, minute, minutes: lasts(held) };
    this.tell("moved");
  }

  /** @param {Carried} item */
  hold(item) {
    this.store.held.add(item);
    this.view.pinned.add(item.id);
  }

  /**
   * Beside what goes across all rooms each stays in its own.
   * @param {Session} session
   * @param {Session} held
   */
  aside(session, held) {
    const own = this.view.column(session.room);
    return session.at === null || own < 0 ? 0 : own - Math.max(0, this.view.column(held.room));
  }

  /**
   * Where the held one should be; false where it is there already, or can get no further.
   * @param {Partial<Spot>} spot
   */
  to(spot) {
    const wanted = { ...this.at, ...spot };
    const { minutes: day } = this.view.now;
    const last = day - Math.min(wanted.minutes, SHORTEST);
    const at = {
      tray: wanted.tray,
      column: within(
        wanted.column,
        this.items.map(({ aside }) => aside),
        0,
        this.view.columns.length - 1,
      ),
      minute: within(
        wanted.minute,
        this.items.map(({ after }) => after),
        0,
        last,
      ),
      minutes: Math.max(SHORTEST, wanted.minutes),
    };
    if (JSON.stringify(at) === JSON.stringify(this.at)) return false;
    this.at = at;
    this.tell("moved");
    return true;
  }

  /**
   * @param {Carried} item
   * @returns {Place}
   */
  place({ id, session, after, aside }) {
    const { room, at, minutes } = session;
    const longer = this.at.minutes - lasts(this.anchor.session);
    const length = id === this.anchor.id && longer ? this.at.minutes : minutes;
    if (this.mode === "size") return { room, at, minutes: length, gone: false };
    if (this.at.tray) return { room: null, at: null, minutes: length, gone: false };
    const start = instantOf(this.view.now, this.at.minute + after);
    const wide = room === ALL_ROOMS || (session.kind === BREAK && at === null);
    const column = this.view.columns[this.at.column + aside]?.id ?? null;
    return fitting(session, {
      room: wide ? ALL_ROOMS : column,
      at: start,
      minutes: length,
      gone: false,
    });
  }

  /**
   * What it would meet there.
   * @param {Carried} item
   */
  meets(item) {
    const mine = new Set(this.items.map(({ id }) => id));
    const others = this.store.all.filter(({ id }) => !mine.has(id));
    return meets(item.session, this.place(item), others, this.store.rooms);
  }

  /** In words: where it is, and what it meets. */
  words() {
    const { telling } = this.view;
    const met = telling.meets(this.meets(this.anchor));
    return `${telling.place(this.place(this.anchor))}. ${met}`.trim();
  }

  /**
   * Which of these are in hand: somebody else has just moved them.
   * @param {string[]} ids
   */
  held = (ids) => this.items.filter(({ id }) => ids.includes(id)).map(({ id }) => id);

  /** Puts everything where it is now; false where that is where it was. */
  drop() {
    const wishes = this.items.map((item) => ({ id: item.id, v: item.v, to: this.place(item) }));
    const { title } = this.anchor.session;
    const ids = this.release();
    const moved = this.store.move(wishes, title);
    if (!moved) this.view.change(ids);
    return moved;
  }

  /** Puts everything back. */
  cancel() {
    this.view.change(this.release());
  }

  release() {
    const ids = this.items.map(({ id }) => id);
    for (const item of this.items) this.store.held.delete(item);
    this.view.pinned.clear();
    this.items = [];
    this.tell("ended");
    return ids;
  }

  /** @param {string} type */
  tell(type) {
    this.dispatchEvent(new Event(type));
  }
}
