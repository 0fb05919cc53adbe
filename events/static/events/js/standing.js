/** Which of a room's sessions its screen shows at a moment. Pure: the moment is an argument. */

/**
 * @typedef {object} Slot
 * @property {number} start in milliseconds, as Date.now() counts
 * @property {number | null} end null where nobody said how long it takes
 * @property {boolean} off whether it is cancelled
 */

/**
 * The place of the session that runs, and of the next two; a cancelled one is shown only while
 * nothing else runs instead. -1 where there is none.
 * @param {Slot[]} slots in order of time
 * @param {number} at
 * @returns {{ now: number, next: number, then: number }}
 */
export function standing(slots, at) {
  const running = slots.flatMap((slot, place) =>
    slot.start <= at && at < end(slots, place) ? [place] : [],
  );
  const held = running.filter((place) => !slots[place]?.off);
  const [next = -1, then = -1] = slots.flatMap((slot, place) => (slot.start > at ? [place] : []));
  const [now = -1] = (held.length ? held : running).reverse();
  return { now, next, then };
}

/**
 * When a slot ends: as said, else when the next one starts, else after an hour.
 * @param {Slot[]} slots
 * @param {number} place
 * @returns {number}
 */
function end(slots, place) {
  const { start, end: said } = /** @type {Slot} */ (slots[place]);
  return said ?? slots.find((other) => other.start > start)?.start ?? start + 3_600_000;
}
