/** Several sessions that move as one. */

import { lasts } from "./model.js";
import { MINUTE } from "./time.js";

/** @typedef {import("./model.js").Session} Session */

/**
 * How many minutes after the first of them each begins; what has no time yet follows one another.
 * @param {Session[]} sessions
 * @returns {number[]}
 */
export function offsets(sessions) {
  const base = sessions[0]?.at ?? null;
  let tail = 0;
  return sessions.map((session, place) => {
    if (place && session.at !== null && base !== null) return (session.at - base) / MINUTE;
    const after = tail;
    tail += lasts(session);
    return after;
  });
}

/**
 * A number that leaves room for everything that lies a distance from it.
 * @param {number} wanted
 * @param {number[]} distances
 * @param {number} least
 * @param {number} most
 */
export function within(wanted, distances, least, most) {
  const low = least - Math.min(...distances);
  const high = most - Math.max(...distances);
  return Math.max(low, Math.min(high, wanted));
}
