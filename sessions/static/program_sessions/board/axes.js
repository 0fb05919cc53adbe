/** The board's two axes: rooms from side to side, hours from top to bottom. */

import { lay, make } from "./page.js";
import { clock, shown } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./time.js").Day} Day */
/** @typedef {import("./model.js").Room} Room */
/** @typedef {{ id: string | null, name: string, note: string }} Column */

const HOUR = 60;
const MORNING = 8 * HOUR;

/**
 * The rooms; and beside them, where it is wanted, what has a time but no room yet.
 * @param {Room[]} rooms
 * @param {boolean} homeless
 * @returns {Column[]}
 */
export function columnsOf(rooms, homeless) {
  const columns = rooms.map(({ id, name, capacity, venue }) => {
    const seats = capacity === null ? "" : word("seats", { count: capacity });
    return { id, name, note: [venue, seats].filter(Boolean).join(" · ") };
  });
  if (!homeless && columns.length) return columns;
  return [...columns, { id: null, name: word("no_room"), note: "" }];
}

/** @param {Column} column */
export function head({ name, note }) {
  const cell = make("div", "head", name);
  if (note) cell.append(make("span", "note", note));
  return cell;
}

/** @param {Day} day */
export function hourLabels(day) {
  const first = (HOUR - (clock(day, 0) % HOUR)) % HOUR;
  const count = Math.ceil((day.minutes - first) / HOUR);
  return Array.from({ length: count }, (_, hour) => {
    const label = make("div", "hour", shown(day, first + hour * HOUR));
    lay(label, { at: first + hour * HOUR });
    return label;
  });
}

/**
 * The minute at which an empty day is opened.
 * @param {Day} day
 */
export const morning = (day) => (MORNING - clock(day, 0) + 24 * HOUR) % (24 * HOUR);
