/** Sessions on a timetable: who stands beside whom, and what conflicts. No page, no clock. */

import { MINUTE } from "./time.js";

/** @typedef {{ id: string, name: string }} Person */
/**
 * @typedef {object} Room
 * @property {string} id
 * @property {string} name
 * @property {boolean} parallel whether several sessions may be there at once
 * @property {number | null} capacity
 * @property {string} venue
 */

/**
 * @typedef {object} Place
 * @property {string | null} room null where none is chosen yet, `*` for all rooms
 * @property {number | null} at the instant of its start, null while it is not scheduled
 * @property {number | null} minutes null while nobody has said how long it takes
 * @property {boolean} gone whether it was taken off the programme
 */

/**
 * @typedef {object} Facts
 * @property {string} id
 * @property {number} v the version of its row
 * @property {string} title
 * @property {string} lang of its title
 * @property {string} kind
 * @property {string} state
 * @property {string | null} theme
 * @property {Person[]} people
 * @property {string} link of its page in the admin
 * @property {string} by who moved it last
 * @property {string} [copy] of which session it is a new copy
 */

/** @typedef {Facts & Place} Session */
/** @typedef {{ kind: "room" | "person", other: string, who: string }} Conflict */

export const ALL_ROOMS = "*";
export const BREAK = "break";
const USUAL = 60; // minutes that are drawn where nobody has said how long it takes

/** @param {Place} session @returns {Place} */
export const placeOf = ({ room, at, minutes, gone }) => ({ room, at, minutes, gone });

/**
 * @param {Place} one
 * @param {Place} other
 */
export const same = (one, other) =>
  one.room === other.room &&
  one.at === other.at &&
  one.minutes === other.minutes &&
  one.gone === other.gone;

/** @param {Place} session */
const start = (session) => session.at ?? 0;

/** @param {Place} session */
export const lasts = (session) => session.minutes ?? USUAL;

/** @param {Place} session */
export const end = (session) => start(session) + lasts(session) * MINUTE;

/**
 * A break without a room is everybody's; what is not scheduled is in no room.
 * @param {{ kind: string }} session
 * @param {Place} place
 * @returns {Place}
 */
export function fitting({ kind }, place) {
  if (place.at === null) return { ...place, room: null };
  const room = kind === BREAK ? (place.room ?? ALL_ROOMS) : place.room;
  return { ...place, room };
}

/**
 * @param {Place} one
 * @param {Place} other
 */
export const overlap = (one, other) =>
  one.at !== null && other.at !== null && one.at < end(other) && other.at < end(one);

/**
 * Side by side: in which lane of how many each session of a day stands in its room.
 * @param {Session[]} sessions of one day
 * @returns {Map<string, { lane: number, of: number }>}
 */
export function lanes(sessions) {
  const placed = new Map();
  for (const room of grouped(sessions, (session) => [session.room ?? ""]).values()) {
    for (const cluster of clusters(room)) {
      const of = Math.max(...cluster.map(([, lane]) => lane)) + 1;
      for (const [session, lane] of cluster) placed.set(session.id, { lane, of });
    }
  }
  return placed;
}

/**
 * Sessions of one room in groups that overlap, each with the first lane that is free.
 * @param {Session[]} sessions
 * @returns {[Session, number][][]}
 */
function clusters(sessions) {
  /** @type {[Session, number][][]} */
  const found = [];
  /** @type {number[]} */
  let ends = [];
  for (const session of inOrder(sessions)) {
    if (ends.every((last) => last <= start(session))) {
      ends = [];
      found.push([]);
    }
    const free = ends.findIndex((last) => last <= start(session));
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end(session);
    found.at(-1)?.push([session, lane]);
  }
  return found;
}

/** @param {Session[]} sessions */
const inOrder = (sessions) =>
  sessions.sort((one, other) => start(one) - start(other) || lasts(one) - lasts(other));

/**
 * What each session conflicts with: another in its room, or a person who is in both.
 * @param {Session[]} sessions
 * @param {Room[]} rooms
 * @returns {Map<string, Conflict[]>}
 */
export function conflicts(sessions, rooms) {
  const parallel = new Set(rooms.filter((room) => room.parallel).map((room) => room.id));
  const real = sessions.filter(takesPlace);
  const roomed = real.filter(({ room }) => room && room !== ALL_ROOMS && !parallel.has(room));
  /** @type {Map<string, Conflict[]>} */
  const found = new Map();
  for (const booked of grouped(roomed, (session) => [session.room ?? ""]).values()) {
    pair(booked, (session) => ({ kind: "room", who: session.room ?? "" }), found);
  }
  const people = new Map(
    real.flatMap((session) => session.people.map(({ id, name }) => [id, name])),
  );
  for (const [id, booked] of grouped(real, (session) => session.people.map((one) => one.id))) {
    pair(booked, () => ({ kind: "person", who: people.get(id) ?? "" }), found);
  }
  return found;
}

/** @param {Session} session */
const takesPlace = (session) =>
  session.at !== null && !session.gone && session.state !== "cancelled";

/**
 * Notes each pair of these that overlaps, with both.
 * @param {Session[]} booked
 * @param {(session: Session) => { kind: "room" | "person", who: string }} why
 * @param {Map<string, Conflict[]>} found
 */
function pair(booked, why, found) {
  /** @type {Session[]} */
  let running = [];
  for (const session of booked.length > 1 ? inOrder(booked) : []) {
    running = running.filter((other) => end(other) > start(session));
    for (const other of running) {
      if (other.id === session.id) continue;
      note(found, session.id, { ...why(session), other: other.id });
      note(found, other.id, { ...why(session), other: session.id });
    }
    running.push(session);
  }
}

/**
 * @param {Map<string, Conflict[]>} found
 * @param {string} id
 * @param {Conflict} conflict
 */
function note(found, id, conflict) {
  const noted = found.get(id);
  if (noted) noted.push(conflict);
  else found.set(id, [conflict]);
}

/**
 * What one session would meet at a place: a scan, not the whole finder, for every step of a drag.
 * @param {Session} session
 * @param {Place} place
 * @param {Iterable<Session>} others
 * @param {Room[]} rooms
 * @returns {Conflict[]}
 */
export function meets(session, place, others, rooms) {
  const there = { ...session, ...place };
  const beside = [...others].filter((other) => other.id !== session.id && overlap(there, other));
  return conflicts([there, ...beside], rooms).get(session.id) ?? [];
}

/**
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => string[]} keys
 * @returns {Map<string, T[]>}
 */
function grouped(things, keys) {
  const groups = new Map();
  for (const thing of things) {
    for (const key of keys(thing)) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
  }
  return groups;
}
