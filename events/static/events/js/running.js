/** Which sessions are past, which run and which come next. Pure: the moment is an argument. */

/** @typedef {import("./standing.js").Slot} Slot */

const HOUR = 3_600_000;
const EVENING = 12 * HOUR; // what began less than that ago is of the same day, also after midnight
const SOON = 8 * HOUR;
const TOGETHER = HOUR / 4; // what begins so much later is next as well, in another room

/** @param {Slot} slot */
const end = ({ start, end: said }) => said ?? start + HOUR;

/**
 * The starts that come next: the first after a moment, and those at most a quarter of an hour later.
 * @param {number[]} starts
 * @param {number} at
 */
export function following(starts, at) {
  const later = starts.filter((start) => start > at);
  const first = Math.min(...later);
  return later.filter((start) => start - first <= TOGETHER);
}

/**
 * @template {Slot} S
 * @param {S[]} slots
 * @param {number} at
 * @param {(at: number) => string} day the date of a moment where the forum is
 * @returns {{ past: S[], now: S[], next: S[] }} `next` only on the forum's day, or in its night
 */
export function running(slots, at, day) {
  const past = slots.filter((slot) => end(slot) <= at);
  const now = slots.filter((slot) => slot.start <= at && at < end(slot) && !slot.off);
  const later = slots.filter((slot) => slot.start > at && !slot.off);
  const starts = following(later.map(({ start }) => start), at);
  const first = Math.min(...starts);
  const begun = slots.some(({ start }) => start <= at && first - start < EVENING);
  const today = first - at < SOON && (begun || day(first) === day(at));
  return { past, now, next: today ? later.filter(({ start }) => starts.includes(start)) : [] };
}
