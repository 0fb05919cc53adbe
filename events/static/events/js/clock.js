/** What is on now, by the forum's clock: on the rows, and as a line between them. Nothing moves. */

import { read, there } from "./hours.js";
import { now } from "./moment.js";
import { all, element, page } from "./page.js";
import { running } from "./running.js";
import { say } from "./words.js";

/** @typedef {import("./running.js").Slot & { row: HTMLElement }} Shown */

const LOOK = 5000; // ms at most until one who wakes from sleep is told the hour
const WIDE = "(min-width:60em)"; // from where on the list of rooms is a grid
const line = element("li", { class: "nowline" }, element("span"));
// Cells that come near get their heights, and the hours below them another place.
const heights = new ResizeObserver(() => stand());
/** @type {HTMLElement | null} the grid in which the line stands at its hour */
let grid = null;

/** @type {Shown[]} */
let slots = [];
let shown = -1;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

export function start() {
  if (!page.live) return;
  for (const event of ["forum:changed", "forum:time"]) document.addEventListener(event, anew);
  addEventListener("resize", () => show(now()));
  document.addEventListener("visibilitychange", look);
  anew();
  look();
}

function look() {
  clearTimeout(timer);
  if (document.visibilityState !== "visible") return;
  const at = now();
  if (Math.floor(at / 60_000) !== shown) show(at);
  timer = setTimeout(look, Math.min(LOOK, 60_000 - (at % 60_000) + 20));
}

function anew() {
  slots = all("main .s[data-n]").flatMap((row) => {
    const times = all(".when time", row).map((time) => Date.parse(time.getAttribute("datetime") ?? ""));
    const [start, end = null] = times;
    return start ? [{ row, start, end, off: row.classList.contains("off") }] : [];
  });
  show(now());
}

/** @param {number} at */
function show(at) {
  shown = Math.floor(at / 60_000);
  const found = running(slots, at, there.day);
  for (const kind of /** @type {const} */ (["past", "now", "next"])) {
    const rows = new Set(found[kind].map(({ row }) => row));
    for (const { row } of slots) {
      if (row.classList.contains(kind) !== rows.has(row)) row.classList.toggle(kind, rows.has(row));
    }
  }
  for (const { row } of slots) tag(row);
  place([...found.now, ...found.next], at);
}

/** @param {HTMLElement} row */
function tag(row) {
  const { classList } = row;
  const [wanted] = classList.contains("pause") ? [] : ["now", "next"].filter((kind) => classList.contains(kind));
  const made = row.querySelector(".when .tag");
  if (made?.matches(`.${wanted}`)) return;
  made?.remove();
  if (wanted) row.querySelector(".when")?.append(element("span", { class: `tag ${wanted}` }, say(wanted)));
}

/**
 * The line stands above what runs, else above what is next; in the grid at its hour.
 * @param {Shown[]} found
 * @param {number} at
 */
function place(found, at) {
  const first = found.find(({ row }) => row.closest(".day:not(.best), [aria-labelledby=glance]"))?.row;
  const list = first?.parentElement;
  if (!first || !list) return line.remove();
  line.firstChild?.replaceWith(element("span", {}, say("now_at", { time: read.hour(at) })));
  const before = grid;
  grid = list.closest(".grid") && matchMedia(WIDE).matches ? list : null;
  if (before !== grid) heights.disconnect();
  if (grid && before !== grid) heights.observe(grid);
  stand();
  const next = grid ? list.firstElementChild : first;
  if (next !== line && line.nextElementSibling !== next) next?.before(line);
}

function stand() {
  line.style.insetBlockStart = grid ? `${height(grid, now())}px` : "";
}

/**
 * How far down a grid a moment is: between the edges of cells that are known to be before and after.
 * @param {HTMLElement} list
 * @param {number} at
 */
function height(list, at) {
  const edges = slots.filter(({ row }) => row.parentElement === list).flatMap(({ row, start, end }) => [
    { time: start, y: row.offsetTop },
    ...(end ? [{ time: end, y: row.offsetTop + row.offsetHeight }] : []),
  ]);
  edges.sort((one, other) => one.time - other.time);
  const [before = edges[0]] = edges.filter(({ time }) => time <= at).reverse();
  const after = edges.find(({ time }) => time > at) ?? before;
  if (!before || !after) return 0;
  return Math.round(before.y + ((after.y - before.y) * (at - before.time)) / (after.time - before.time || 1));
}
