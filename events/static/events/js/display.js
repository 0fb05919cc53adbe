/** A screen at a door or in the foyer: the session of the minute, the next ones, a clock. */

import { start as offline } from "./offline.js";
import { there } from "./hours.js";
import { all } from "./page.js";
import { standing } from "./standing.js";
import { say } from "./words.js";

const REFRESH = 20_000; // ms between two looks for a newer programme
const AWAY = 120_000; // ms without an answer until the screen says so

const LESS = ["small", "tight", "tighter"]; // what screen.css knows

let heard = Date.now();

/** @param {HTMLElement} slide */
const starts = (slide) => Date.parse(slide.dataset["start"] ?? "");

/** @param {HTMLElement} slide */
function slot(slide) {
  const end = slide.dataset["end"];
  return {
    start: starts(slide), end: end ? Date.parse(end) : null, off: slide.classList.contains("off"),
  };
}

/** @param {number} at */
function show(at) {
  document.body.classList.add("running");
  for (const clock of all(".clock")) clock.textContent = there.hour(at);
  for (const hall of all(".hall")) place(hall, at);
  fit();
}

/** Say less, and smaller, until nothing is below the edge of the screen. */
function fit() {
  document.body.classList.remove(...LESS);
  for (const less of LESS) {
    if (document.documentElement.scrollHeight <= innerHeight) return;
    document.body.classList.add(less);
  }
}

/**
 * Give the slides of one room their places: what runs or comes first in the large one.
 * @param {HTMLElement} hall
 * @param {number} at
 */
function place(hall, at) {
  const slides = all(".slide", hall);
  const { now, next, then } = standing(slides.map(slot), at);
  /** @type {[number, string, string][]} */
  const shown = now >= 0
    ? [[now, "now", "now"], [next, "next", "next"], [then, "then", "then"]]
    : [[next, "first", "next"], [then, "next", "then"]];
  for (const slide of slides) {
    delete slide.dataset["at"];
    slide.classList.toggle("later", there.day(starts(slide)) !== there.day(at));
  }
  for (const [number, where, word] of shown) {
    const slide = slides[number];
    if (!slide) continue;
    slide.dataset["at"] = where;
    for (const tag of all(".at", slide)) tag.textContent = say(word);
  }
  hall.classList.toggle("done", now < 0 && next < 0);
}

/** Ask for this page again, and take it over if another release, or another script, made it. */
async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (!answer.ok) return;
    heard = Date.now();
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The network is away: what is known is shown on.
  }
}

/** @param {Document} fresh */
function take(fresh) {
  /** @param {Document} of */
  const script = (of) => of.querySelector("script[src]")?.getAttribute("src");
  if (script(fresh) !== script(document)) return location.reload();
  if (fresh.body.dataset["release"] === document.body.dataset["release"]) return;
  for (const part of ["header", "main", "footer", "link[rel=stylesheet]:last-of-type"]) {
    const [old, next] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && next) old.replaceWith(document.adoptNode(next));
  }
  document.body.dataset["release"] = fresh.body.dataset["release"];
}

let shown = "";

function tick() {
  const at = Date.now();
  const [minute, size] = [there.hour(at), `${innerWidth} ${innerHeight}`];
  const wanted = `${minute} ${size} ${document.body.dataset["release"]}`;
  if (wanted !== shown) show(at);
  shown = wanted;
  const age = at - heard > AWAY ? say("offline", { time: there.hour(heard) }) : "";
  for (const told of all(".age")) if (told.textContent !== age) told.textContent = age;
}

/** Keep the screen on, where the browser lets a page do so. */
async function stayAwake() {
  if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen").catch(() => {});
}

offline();
tick();
setInterval(tick, 1000);
setInterval(() => refresh().then(tick), REFRESH);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
