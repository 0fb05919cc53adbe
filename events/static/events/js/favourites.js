/** Which sessions this device keeps. */

import { recall } from "./store.js";

export const NAME = "favourites";

/**
 * The numbers of the kept sessions, the most recent last.
 * @returns {number[]}
 */
export function favourites() {
  /** @type {unknown} */
  const kept = recall(NAME, []);
  return Array.isArray(kept) ? kept.filter((number) => Number.isInteger(number) && number > 0) : [];
}
