/** The hours and dates of a moment, in the zone that the page is read in. */

import { page } from "./page.js";

/** @param {string} timeZone */
export function within(timeZone) {
  const hours = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  const days = new Intl.DateTimeFormat(page.language, { timeZone, weekday: "short", day: "numeric", month: "short" });
  /** @param {number} at */
  const hour = (at) => hours.format(at);
  /** @param {number} at */
  const day = (at) => days.format(at);
  return { hour, day };
}

export const there = within(page.zone);
export const read = { ...there };
