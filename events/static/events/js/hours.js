/** The hours and dates of a moment, in the zone that the page is read in. */

import { page } from "./page.js";

const MOST = 4000; // minutes that are remembered: a screen runs for days

/** @param {string} timeZone */
export function within(timeZone) {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone, day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
    timeZoneName: "shortOffset",
  });
  /** @type {Map<number, string[]>} by the minute */
  const known = new Map();
  /** @param {number} at */
  const shown = (at) => {
    const minute = Math.floor(at / 60_000);
    const found = known.get(minute) ?? clock.format(at).split(/[/, ]+/);
    if (known.size > MOST) known.clear();
    known.set(minute, found);
    return found;
  };
  /** @param {number} at as 15:20 */
  const hour = (at) => shown(at)[3] ?? "";
  /** @param {number} at as 2025-12-05 */
  const day = (at) => shown(at).slice(0, 3).reverse().join("-");
  /** @param {number} at as UTC+4 */
  const offset = (at) => `UTC${shown(at)[4]?.slice(3).replace("-", "−") || "+0"}`;
  return { hour, day, offset };
}

export const there = within(page.zone);
export const read = { ...there };

/** @type {[Element | null, Record<string, string[]>]} */
let known = [null, {}];

/**
 * A date of the programme in words, else in numbers.
 * @param {string} day
 * @param {0 | 1} [full]
 * @returns {string}
 */
export function date(day, full = 0) {
  const told = document.getElementById("dates"); // another one comes with a new release
  if (told !== known[0]) known = [told, JSON.parse(told?.textContent ?? "{}")];
  return known[1][day]?.[full] ?? day.split("-").reverse().join(".");
}
