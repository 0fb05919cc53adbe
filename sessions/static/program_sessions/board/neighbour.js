/** Where an arrow leads from a session: what somebody who sees the board would expect. */

import { ALL_ROOMS, end } from "./model.js";

/** @typedef {import("./model.js").Session} Session */
/** @typedef {"up" | "down" | "before" | "after"} Direction */

/**
 * @param {Session} session
 * @param {Direction} direction
 * @param {Session[]} sessions of the day, in order
 * @param {(string | null)[]} rooms from side to side
 * @returns {Session | undefined}
 */
export function neighbour(session, direction, sessions, rooms) {
  const step = direction === "down" || direction === "after" ? 1 : -1;
  if (direction === "up" || direction === "down") return along(session, step, sessions);
  return across(session, step, sessions, rooms);
}

/**
 * The next in its room; from a break across all rooms, the next in time.
 * @param {Session} session
 * @param {number} step
 * @param {Session[]} sessions
 */
function along(session, step, sessions) {
  const met = sessions.filter(
    ({ room }) => session.room === ALL_ROOMS || room === session.room || room === ALL_ROOMS,
  );
  return met[met.findIndex(({ id }) => id === session.id) + step];
}

/**
 * In the next room that has something, what runs longest beside it, else what is nearest.
 * @param {Session} session
 * @param {number} step
 * @param {Session[]} sessions
 * @param {(string | null)[]} rooms
 */
function across(session, step, sessions, rooms) {
  for (let at = rooms.indexOf(session.room) + step; at >= 0 && at < rooms.length; at += step) {
    const there = sessions.filter(({ room }) => room === rooms[at]);
    const nearest = there.sort((one, other) => shared(other, session) - shared(one, session))[0];
    if (nearest) return nearest;
  }
  return undefined;
}

/**
 * How long two run at the same time; below nothing, how far they are apart.
 * @param {Session} one
 * @param {Session} other
 */
const shared = (one, other) =>
  Math.min(end(one), end(other)) - Math.max(one.at ?? 0, other.at ?? 0);
