/** The rows of a programme or of its people: which are shown, and in what order. */

import { all } from "./page.js";
import { say } from "./words.js";
import { tell } from "./zone.js";

/** @typedef {import("./met.js").Met} Met */

const LEAST = 56; // pixels that a row is high at least
const SOON = 20; // rows of the programme that change with a key, and then at a time
const FURTHER = 40; // rows at a time
const [LATER, PAUSE] = [400, 60]; // ms: further rows come when no key has followed

/** @type {WeakMap<HTMLElement, number>} read once: each key asks for all */
const numbers = new WeakMap();

/** @param {HTMLElement} row */
function number(row) {
  const known = numbers.get(row) ?? Number(row.dataset["n"] ?? row.dataset["p"]);
  numbers.set(row, known);
  return known;
}

/**
 * Everything that can be found, where it stands while nothing is sought.
 * @typedef {object} Rows
 * @property {HTMLElement} box
 * @property {HTMLElement[]} sessions
 * @property {HTMLElement[]} people
 * @property {Map<HTMLElement, HTMLElement[]>} days with their sessions
 * @property {Map<HTMLElement, Comment>} homes where each row belongs that stands elsewhere
 * @property {number} further the timer of those that are still to come into the list
 * @property {number} turning the timer of rows, and of days, that are still to change
 */

/**
 * Whether a row is met: a ranking shows its best elsewhere, and the days go away whole.
 * @param {HTMLElement} row
 * @param {Met} met
 */
export const fits = (row, met) => Boolean(met.best) || met.sessions.has(number(row));

/**
 * Change what is in sight now, the rest a step at a time, which the next key cancels.
 * @param {Rows} rows
 * @param {HTMLElement[][]} steps rows that change, and days that come back
 * @param {Met} met
 */
function turn(rows, [now = [], ...rest], met) {
  for (const each of now) each.hidden = each.matches("[data-n]") && !fits(each, met);
  if (rest.length) rows.turning = setTimeout(() => turn(rows, rest, met), PAUSE);
}

/**
 * @param {HTMLElement} box
 * @returns {Rows}
 */
export function rows(box) {
  const days = new Map(all(".day:not(.best)", box).map((day) => [day, all("[data-n]", day)]));
  const [sessions, people] = [all("[data-n]", box), all("[data-p]", box)];
  return { box, sessions, people, days, homes: new Map(), further: 0, turning: 0 };
}

/**
 * Show those that are met; says how many.
 * @param {Rows} rows
 * @param {Met} met
 * @param {boolean} sought whether anything is asked for
 * @returns {number}
 */
export function show(rows, met, sought) {
  clearTimeout(rows.turning);
  const wrong = rows.sessions.filter((row) => row.hidden === fits(row, met));
  const coming = days(rows, met, sought);
  const most = rows.people.length ? wrong.length : SOON; // what is shown of people follows from all
  const steps = [[...wrong.splice(0, most), ...coming.splice(0, 1)]];
  while (wrong.length) steps.push(wrong.splice(0, most));
  turn(rows, [...steps, ...coming.map((day) => [day])], met);
  const count = rows.people.length ? people(rows, met) : met.sessions.size;
  order(rows, met);
  const ranked = Boolean(met.best);
  for (const each of all(".tabs, .best", rows.box)) each.hidden = ranked === each.matches(".tabs");
  part(rows.box, ".empty").hidden = count > 0;
  return count;
}

/**
 * Of people those that words find, or in the programme those with a session that is shown.
 * @param {Rows} rows
 * @param {Met} met
 */
function people({ people: persons, sessions }, { people: named }) {
  const found = named && new Set(named);
  for (const person of persons) {
    const idle = sessions.length > 0 && !person.querySelector("[data-n]:not([hidden])");
    person.hidden = idle || Boolean(found && !found.has(number(person)));
  }
  const list = persons[0]?.parentElement;
  list?.classList.toggle("is-found", Boolean(named));
  return persons.filter((person) => !person.hidden).length;
}

/**
 * What words find stands best first: sessions in a list of their own, people in theirs.
 * @param {Rows} rows
 * @param {Met} met
 */
function order(rows, { best, people: named }) {
  const persons = sorted(rows.people, named);
  persons[0]?.parentElement?.append(...persons);
  const found = new Set(best);
  const ranked = sorted(rows.sessions.filter((row) => found.has(number(row))), best);
  const atOnce = Math.ceil(innerHeight / LEAST);
  const stay = new Set(ranked.slice(0, atOnce));
  for (const [row, home] of rows.homes) {
    if (stay.has(row)) continue;
    home.replaceWith(row);
    rows.homes.delete(row);
  }
  clearTimeout(rows.further);
  if (best) bring(rows, ranked, atOnce, LATER);
}

/**
 * Bring the best into their list: the first at once, so that no key waits for what is out of sight.
 * @param {Rows} rows
 * @param {HTMLElement[]} ranked
 * @param {number} count of them now
 * @param {number} pause until the next
 */
function bring(rows, ranked, count, pause) {
  const next = ranked.slice(0, count);
  const fresh = next.filter((each) => !rows.homes.has(each));
  for (const row of fresh) {
    const home = new Comment();
    date(row);
    row.hidden = false;
    row.replaceWith(home);
    rows.homes.set(row, home);
  }
  const list = part(rows.box, ".best .slots");
  list.append(...next);
  if (fresh.length) tell(list);
  const rest = ranked.slice(count);
  if (rest.length) rows.further = setTimeout(() => bring(rows, rest, FURTHER, PAUSE), pause);
}

/**
 * By a ranking, or as they were where there is none.
 * @param {HTMLElement[]} things
 * @param {number[] | null} ranking
 */
function sorted(things, ranking) {
  if (!ranking) return things;
  const place = new Map(ranking.map((n, index) => [n, index]));
  /** @param {HTMLElement} thing */
  const rank = (thing) => place.get(number(thing)) ?? ranking.length;
  return [...things].sort((one, other) => rank(one) - rank(other));
}

/** @param {HTMLElement} row it says its day beside its hours, wherever it stands */
function date(row) {
  const day = /** @type {HTMLElement | null} */ (row.closest("[data-date]"));
  const when = row.querySelector(".when");
  if (!day || !when || row.querySelector(".on") || !document.querySelector("#day-2")) return;
  const said = document.createElement("span");
  said.className = "on";
  said.textContent = day.dataset["date"] ?? "";
  when.prepend(said, " ");
}

/**
 * Days with nothing to show go away; the others say how much is left of them.
 * @param {Rows} rows
 * @param {Met} met
 * @param {boolean} sought
 * @returns {HTMLElement[]} those that are to come back
 */
function days({ days }, met, sought) {
  /** @type {HTMLElement[]} */
  const coming = [];
  for (const [day, sessions] of days) {
    const shown = met.best ? [] : sessions.filter((row) => fits(row, met));
    if (!shown.length) {
      day.hidden = true;
      continue;
    }
    if (day.hidden) coming.push(day);
    left(day, new Set(shown), sessions.length, sought);
  }
  return coming;
}

/**
 * @param {HTMLElement} day
 * @param {Set<Element>} rows that are shown of it
 * @param {number} count
 * @param {boolean} sought
 */
function left(day, rows, count, sought) {
  const shown = rows.size;
  for (const midnight of all(".turn", day)) midnight.hidden = !later(midnight, rows);
  const [whole, part] = all("[data-date] > .small > *", day);
  if (!whole || !part) return;
  whole.hidden = sought && shown < count;
  const said = whole.hidden ? say("of_day", { shown, count }) : "";
  if (part.textContent !== said) part.textContent = said;
}

/**
 * @param {HTMLElement} midnight whether anything is shown after it
 * @param {Set<Element>} rows
 */
function later(midnight, rows) {
  let next = midnight.nextElementSibling;
  while (next && !rows.has(next)) next = next.nextElementSibling;
  return next !== null;
}

/**
 * A part of the page that stands ready in its template.
 * @param {HTMLElement} box
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part(box, selector) {
  if (!box.querySelector(selector)) {
    const ready = document.querySelector("template");
    const [name = ""] = selector.split(" ");
    const made = ready?.content.querySelector(name)?.cloneNode(true) ?? new Text();
    if (name === ".best") box.querySelector(".tabs, .day")?.before(made);
    else box.append(made);
  }
  return box.querySelector(selector) ?? document.createElement("i");
}
