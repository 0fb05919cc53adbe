/**
 * The hours of a forum's day by arithmetic. A minute counts from the day's first instant; the
 * server says what the clock shows then and where it is changed, so no browser's zone matters.
 */

/**
 * @typedef {object} Day
 * @property {string} date
 * @property {string} title
 * @property {string} start its first instant, with the forum's offset
 * @property {number} minutes how long it lasts: 1440, or 1380 and 1500 when clocks are changed
 * @property {[number, number][]} shifts from which minute the clock shows how many minutes more
 */

export const MINUTE = 60_000;
const ROUND = 1440;

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @param {number} number @param {number} by */
const modulo = (number, by) => ((number % by) + by) % by;

/** @type {WeakMap<Day, number>} read once: labels ask for it thousands of times */
const firsts = new WeakMap();

/**
 * The first instant of a day.
 * @param {Day} day
 */
export function opens(day) {
  const first = firsts.get(day) ?? Date.parse(day.start);
  firsts.set(day, first);
  return first;
}

/**
 * The minute of the day at which an instant lies; it may lie outside.
 * @param {Day} day
 * @param {number} instant
 */
export const minuteOf = (day, instant) => (instant - opens(day)) / MINUTE;

/**
 * @param {Day} day
 * @param {number} minute
 */
export const instantOf = (day, minute) => opens(day) + minute * MINUTE;

/**
 * The place of the day to which an instant belongs; -1 where there is none.
 * @param {Day[]} days
 * @param {number | null} instant
 */
export function dayOf(days, instant) {
  if (instant === null) return -1;
  return days.findIndex((day) => {
    const minute = minuteOf(day, instant);
    return minute >= 0 && minute < day.minutes;
  });
}

/**
 * What the clock shows, in minutes after midnight.
 * @param {Day} day
 * @param {number} minute
 */
export function clock(day, minute) {
  const shifted = day.shifts.reduce((sum, [from, by]) => (minute >= from ? sum + by : sum), 0);
  const [hours, minutes] = day.start.slice(11, 16).split(":").map(Number);
  return modulo((hours ?? 0) * 60 + (minutes ?? 0) + minute + shifted, ROUND);
}

/**
 * As `14:30`.
 * @param {Day} day
 * @param {number} minute
 */
export function shown(day, minute) {
  const at = clock(day, minute);
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/**
 * Whether the clock shows this time for the second time on this day.
 * @param {Day} day
 * @param {number} minute
 */
export const again = (day, minute) =>
  day.shifts.some(([from, by]) => by < 0 && minute >= from && minute < from - by);

/**
 * The minutes at which the clock shows this: one; two where it is set back; none where it skips.
 * @param {Day} day
 * @param {number} at minutes after midnight
 * @returns {number[]}
 */
export function minutesAt(day, at) {
  const shifts = [0, ...day.shifts.map((_, index, all) => sum(all.slice(0, index + 1)))];
  const found = shifts.flatMap((shift) => {
    const minute = modulo(at - clock(day, 0) - shift, ROUND);
    return [minute, minute + ROUND].filter((one) => one < day.minutes && clock(day, one) === at);
  });
  return [...new Set(found)].sort((one, other) => one - other);
}

/** @param {[number, number][]} shifts */
const sum = (shifts) => shifts.reduce((total, [, by]) => total + by, 0);

/**
 * A time as people type it (`9:30`, `09.30`, `0930`), in minutes after midnight.
 * @param {string} text
 * @returns {number | null}
 */
export function typed(text) {
  const [, hours, minutes] = /^\s*(\d{1,2})[:. ]?(\d{2})\s*$/.exec(text) ?? [];
  if (Number(hours) < 24 && Number(minutes) < 60) return Number(hours) * 60 + Number(minutes);
  return null;
}

/**
 * The nearest minute at which the clock shows a whole step. A day may begin at 05:50.
 * @param {Day} day
 * @param {number} minute
 * @param {number} step
 */
export function snapped(day, minute, step) {
  const ahead = modulo(clock(day, Math.floor(minute)) - Math.floor(minute), step);
  return Math.round((minute + ahead) / step) * step - ahead;
}
