/**
 * The sessions as the server last said them, with our own moves over them that it has not answered
 * yet. Knows no page and no network: `server` and `kept` are given.
 */

import { History, turn } from "./history.js";
import { fitting, placeOf, same } from "./model.js";
import { item, placeIn, readSession } from "./rows.js";
import { dayOf } from "./time.js";

/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Place} Place */
/** @typedef {import("./model.js").Room} Room */
/** @typedef {import("./time.js").Day} Day */
/** @typedef {import("./rows.js").Item} Item */
/** @typedef {{ id: string, v: number }} Hold what is in somebody's hand, with the version seen */
/** @typedef {{ id: string, to: Partial<Place>, v?: number }} Wish */
/** @typedef {{ key: string, order: number, label: string, items: Item[] }} Move */
/** @typedef {{ status: number, body: any }} Answer */
/**
 * @typedef {object} Refusal
 * @property {string} label
 * @property {Session[]} stale what others have moved meanwhile
 * @property {Wish[]} wanted where ours should have gone
 * @property {string} detail the server's own words, if it has some
 */

export class Store extends EventTarget {
  /** @type {Room[]} */
  rooms = [];
  /** @type {Day[]} */
  days = [];
  /** @type {Map<string, Session>} as they are shown */
  sessions = new Map();
  /** @type {Map<string, Session>} as the server last said */
  said = new Map();
  /** @type {Move[]} */
  queue = [];
  /** @type {Set<Hold>} */
  held = new Set();
  history = new History();
  /** @type {Map<string, number>} */
  hues = new Map();
  seq = 0;
  frame = "";
  sending = false;
  answers = 0;

  /**
   * @param {{ move(move: Move): Promise<Answer>, changes(since: number): Promise<Answer> }} server
   * @param {{ all(): Move[], put(move: Move): void, drop(move: Move): void }} kept
   */
  constructor(server, kept) {
    super();
    this.server = server;
    this.kept = kept;
  }

  /**
   * Takes over the whole board, and the moves that an earlier visit left waiting.
   * @param {any} board
   */
  load(board) {
    ({ seq: this.seq, frame: this.frame, rooms: this.rooms, days: this.days } = board);
    this.hues = new Map(board.themes.map((/** @type {any} */ theme) => [theme.id, theme.hue]));
    this.said = new Map(board.sessions.map((/** @type {any} */ row) => [row.id, readSession(row)]));
    this.queue = this.kept.all();
    this.sessions = new Map(this.said);
    this.refresh(this.queue.flatMap(({ items }) => items.map(({ id }) => id)));
  }

  /** Those that are on the programme. */
  get all() {
    return [...this.sessions.values()].filter((session) => !session.gone);
  }

  /** @param {string} id */
  waits = (id) => this.queue.some(({ items }) => items.some((one) => one.id === id));

  /**
   * Moves some sessions at once; false where they stand there already. A wish's `v` is the
   * version that the person saw when they picked the session up.
   * @param {Wish[]} wishes
   * @param {string} label
   */
  move(wishes, label) {
    const made = this.post(wishes, label);
    if (made) this.history.note(made);
    return Boolean(made);
  }

  /**
   * Brings sessions to the programme that were not there: a break, or copies.
   * @param {Pick<Session, "title" | "kind" | "room" | "at" | "minutes" | "copy">[]} sessions
   * @returns {string[]} their ids
   */
  create(sessions) {
    const made = sessions.map((session) => {
      const id = crypto.randomUUID();
      return { ...readSession({ ...session, id, v: 0 }), ...session, gone: true };
    });
    for (const session of made) this.sessions.set(session.id, session);
    const ids = made.map(({ id }) => id);
    this.move(
      ids.map((id) => ({ id, to: { gone: false } })),
      made[0]?.title ?? "",
    );
    return ids;
  }

  /**
   * Turns the last step, unless somebody else has moved one of its sessions since.
   * @param {import("./history.js").Way} way
   * @returns {{ step?: import("./history.js").Step, refused?: Session | null }}
   */
  turn(way) {
    const step = this.history.take(way);
    if (!step) return {};
    const turned = turn(step, way);
    const taken = turned.find(({ id, now }) => !this.stands(id, now));
    if (taken) return { refused: this.sessions.get(taken.id) ?? null };
    const made = this.post(
      turned.map(({ id, then }) => ({ id, to: then })),
      step.label,
    );
    this.history.turned(way, { ...step, key: made?.key ?? step.key });
    return { step };
  }

  /**
   * @param {string} id
   * @param {Place} place
   */
  stands(id, place) {
    const session = this.sessions.get(id);
    return Boolean(session && same(session, place));
  }

  /**
   * @param {Wish[]} wishes
   * @param {string} label
   * @returns {import("./history.js").Step | null}
   */
  post(wishes, label) {
    const changes = wishes.flatMap(({ id, to, v }) => {
      const session = this.sessions.get(id);
      if (!session) return [];
      const from = placeOf(session);
      const place = fitting(session, { ...from, gone: false, ...to });
      return same(from, place) ? [] : [{ id, from, to: place, session, v: v ?? session.v }];
    });
    if (!changes.length) return null;
    const key = crypto.randomUUID();
    const items = changes.map(({ session, to, v }) => item(session, to, v));
    const move = { key, order: Date.now() + this.queue.length / 1000, label, items };
    this.queue.push(move);
    this.kept.put(move);
    this.changed(items.map(({ id }) => id));
    this.tell("queued", {});
    return { key, label, changes: changes.map(({ id, from, to }) => ({ id, from, to })) };
  }

  /** Sends the first waiting move; it stays where it is when the server cannot be reached. */
  async send() {
    const [move] = this.queue;
    if (!move || this.sending) return;
    this.sending = true;
    const answer = await this.server.move(move).finally(() => {
      this.sending = false;
      this.answers += 1;
    });
    this.answered(move, answer);
  }

  /**
   * @param {Move} move
   * @param {Answer} answer
   */
  answered(move, { status, body }) {
    if (status !== 200) return this.refused(move, body);
    this.drop([move]);
    for (const row of body.sessions) {
      const seen = move.items.find(({ id }) => id === row.id)?.v;
      for (const hold of [...this.queue.flatMap(({ items }) => items), ...this.held]) {
        // Later moves of ours, waiting or still in hand, were made on top of this one.
        if (hold.id === row.id && hold.v === seen) hold.v = row.v;
      }
    }
    this.queue.forEach((waiting) => this.kept.put(waiting));
    this.hear(body.sessions);
    this.changed(move.items.map(({ id }) => id));
  }

  /**
   * Takes the move back, and those that were made on top of it.
   * @param {Move} move
   * @param {any} body
   */
  refused(move, body) {
    const ids = new Set(move.items.map(({ id }) => id));
    const lost = this.queue.filter(({ items }) => items.some(({ id }) => ids.has(id)));
    this.drop(lost);
    lost.forEach(({ key }) => this.history.forget(key));
    const stale = (body.stale ?? []).map(readSession);
    this.hear(body.stale ?? []);
    const items = lost.flatMap((one) => one.items);
    this.changed(items.map(({ id }) => id));
    const wanted = [
      ...new Map(items.map((one) => [one.id, { id: one.id, to: placeIn(one) }])).values(),
    ];
    this.tell("refused", { label: move.label, stale, wanted, detail: body.detail ?? "" });
  }

  /** @param {Move[]} moves */
  drop(moves) {
    this.queue = this.queue.filter((move) => !moves.includes(move));
    moves.forEach((move) => this.kept.drop(move));
  }

  /** Asks what others did. An answer that crossed one to a move of ours is asked for again. */
  async poll() {
    const before = this.answers;
    const { body } = await this.server.changes(this.seq);
    if (this.sending || this.answers !== before) return;
    const heard = this.hear(body.sessions);
    this.seq = body.seq;
    if (heard.length) this.changed(heard);
    const news = heard.filter((id) => !this.waits(id));
    if (news.length) this.tell("news", { ids: news });
    if (body.frame !== this.frame || heard.some((id) => this.isBeside(id))) this.tell("frame", {});
  }

  /**
   * Whether a session lies on none of the days that are known.
   * @param {string} id
   */
  isBeside(id) {
    const { at = null, gone = true } = this.sessions.get(id) ?? {};
    return !gone && at !== null && dayOf(this.days, at) < 0;
  }

  /**
   * Believes the server's rows that are newer than what is known.
   * @param {any[]} rows
   * @returns {string[]} the ids of what is new
   */
  hear(rows) {
    const fresh = rows.filter((row) => row.v > (this.said.get(row.id)?.v ?? 0));
    for (const row of fresh) this.said.set(row.id, readSession(row, this.said.get(row.id)));
    return fresh.map((row) => row.id);
  }

  /** @param {string[]} ids */
  changed(ids) {
    this.refresh(ids);
    this.tell("change", { ids });
  }

  /**
   * Puts what the server said under the moves that still wait.
   * @param {string[]} ids
   */
  refresh(ids) {
    for (const id of new Set(ids)) {
      const waiting = this.queue.flatMap(({ items }) => items.filter((one) => one.id === id));
      const bare = this.said.get(id) ?? (waiting[0] && readSession(waiting[0]));
      const last = waiting.at(-1);
      if (bare) this.sessions.set(id, { ...bare, ...(last && placeIn(last)) });
      else this.sessions.delete(id);
    }
  }

  /**
   * @param {string} type
   * @param {any} detail
   */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
