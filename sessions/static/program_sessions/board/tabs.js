/** The days as tabs, each with how much there is and how much of it conflicts. */

import { make, write } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./time.js").Day} Day */

/**
 * @param {HTMLElement} list
 * @param {Day[]} days
 * @param {number} shown
 */
export function drawTabs(list, days, shown) {
  list.replaceChildren(...days.map((day, place) => tab(day, place, place === shown)));
}

/**
 * @param {Day} day
 * @param {number} place
 * @param {boolean} selected
 */
function tab(day, place, selected) {
  const button = /** @type {HTMLButtonElement} */ (make("button", "tab"));
  const tabIndex = selected ? 0 : -1;
  Object.assign(button, { type: "button", role: "tab", id: `day-${day.date}`, tabIndex });
  button.dataset.day = String(place);
  button.setAttribute("aria-controls", "board-panel");
  button.ariaSelected = String(selected);
  button.append(make("span", "", day.title), make("span", "n"));
  return button;
}

/**
 * @param {HTMLElement} list
 * @param {{ sessions: number, conflicts: number }[]} counts by day
 */
export function countTabs(list, counts) {
  [...list.children].forEach((button, place) => {
    const { sessions = 0, conflicts = 0 } = counts[place] ?? {};
    const parts = [word("sessions", { count: sessions })];
    if (conflicts) parts.push(word("in_conflict", { count: conflicts }));
    if (button.lastElementChild) write(button.lastElementChild, parts.join(", "));
  });
}
