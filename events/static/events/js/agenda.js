/** My agenda: the page of what this device keeps, drawn by the server; one that was sent, to be kept. */

import { favourites } from "./favourites.js";
import { choose } from "./mine.js";
import { all, page } from "./page.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const sent = new URLSearchParams(location.search).has("sessions");

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement | null} */ (main.querySelector(selector));
/** @param {number[]} numbers */
const written = (numbers) => [...numbers].sort((one, other) => one - other).join();
const shown = () => one("#agenda")?.dataset["numbers"] ?? "";

/**
 * What can only be done with a script is in the page, hidden.
 * @param {string} selector
 * @param {() => void} [pressed]
 */
function offer(selector, pressed) {
  const offered = one(selector);
  if (!offered) return;
  offered.hidden = false;
  /** @type {HTMLButtonElement | null} */
  const button = offered instanceof HTMLButtonElement ? offered : offered.querySelector("button");
  if (pressed && button) button.onclick = pressed;
}

/** @param {string} address */
async function ask(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

let asked = 0;

/** Show what is kept now, unless it is shown already. */
async function draw() {
  const wanted = written(favourites());
  if (wanted === shown()) return ready();
  const turn = ++asked;
  const empty = one(".empty");
  if (empty && wanted) empty.hidden = true;
  const path = `${page.root}mine/`;
  try {
    const fresh = await ask(wanted ? `${path}?sessions=${wanted}` : path);
    if (turn !== asked) return;
    const next = fresh.querySelector("main");
    if (next) main.replaceChildren(...document.adoptNode(next).childNodes);
  } catch {
    if (turn !== asked) return;
    await withoutNetwork(wanted);
  }
  const agenda = one("#agenda");
  if (!agenda) return;
  agenda.dataset["numbers"] = wanted; // also what the server left out: it is asked for once
  ready();
  document.dispatchEvent(new CustomEvent("forum:changed"));
}

/**
 * The kept rows of the programme that a worker may have stored; clashes are not told then.
 * @param {string} wanted
 */
async function withoutNetwork(wanted) {
  const kept = new Set(wanted.split(","));
  const fresh = await ask(`${page.root}schedule/`).catch(() => null);
  const days = fresh ? all("#programme .day", fresh) : [];
  for (const row of days.flatMap((day) => all("li", day))) {
    if (!kept.has(row.dataset["n"] ?? "")) row.remove();
  }
  const left = days.filter((day) => day.querySelector("li"));
  one("#agenda")?.replaceChildren(...left.map((day) => document.adoptNode(day)));
  if (!left.length) offer(".away");
}

function ready() {
  one("#agenda")?.classList.add("ready");
  offer(".print", () => print());
  offer(".subscribe");
  if (one(".subscribe")) import("./calendar.js").then(({ start }) => start(), console.warn);
}

/** @param {Event} event */
async function follow(event) {
  const kept = favourites();
  const [gone, ...more] = shown().split(",").map(Number).filter((number) => number && !kept.includes(number));
  const title = one(`[data-n="${gone}"] h3`)?.textContent ?? "";
  await draw();
  if (gone && !more.length && event instanceof CustomEvent && event.detail) regret(gone, title);
}

/**
 * A row that goes takes the focus with it: here it can be brought back.
 * @param {number} number
 * @param {string} title
 */
function regret(number, title) {
  const slot = one(".dropped b");
  if (!slot) return;
  slot.textContent = title;
  offer(".dropped", async () => {
    choose([...favourites(), number]);
    await draw();
    one(`[data-star="${number}"]`)?.focus();
  });
  one(".dropped button")?.focus();
}

/** Somebody's agenda: what of it this device does not keep yet can be kept. */
function take() {
  const there = all("#agenda .day:not(.lost) .s", main).map((row) => Number(row.dataset["n"]));
  const kept = favourites();
  const fresh = there.filter((number) => number && !kept.includes(number));
  offer(".print", () => print());
  if (fresh.length) offer(".take", () => taken(fresh));
}

/** @param {number[]} numbers */
function taken(numbers) {
  choose([...favourites(), ...numbers]);
  for (const done of all(".take", main)) done.hidden = true;
  offer(".taken");
  one(".taken a")?.focus();
}

if (sent) {
  take();
  addEventListener("forum:changed", take, true);
} else {
  draw();
  addEventListener("forum:changed", draw, true);
  document.addEventListener("forum:kept", follow);
}
