/** The stars: sessions that this device keeps, on every page that shows one. No account, no cookie. */

import { favourites, NAME } from "./favourites.js";
import { all, element } from "./page.js";
import { keep, recall, watch } from "./store.js";
import { say } from "./words.js";

const MOST = 200; // what one agenda may have: `events/program/agenda.py`
const AT_ONCE = 150; // rows that get their stars before the page may answer again
const SHAPE = "m12 3.6 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.8l5.9-.8z";

/**
 * Keep these, and no others; every star on the page shows it at once.
 * @param {number[]} numbers
 */
export function choose(numbers) {
  keep(NAME, numbers.slice(-MOST));
  told(true);
  if (recall("calendar", null)) import("./calendar.js").then(({ follow }) => follow(), () => {});
}

/** @param {boolean} here whether it was done on this page, not in another tab */
function told(here) {
  press();
  document.dispatchEvent(new CustomEvent("forum:kept", { detail: here }));
}

/** @param {Iterable<HTMLElement>} [stars] */
function press(stars = all("[data-star]")) {
  const kept = new Set(favourites());
  for (const star of stars) {
    star.setAttribute("aria-pressed", String(kept.has(Number(star.dataset["star"]))));
  }
}

function icon() {
  const [icon, path] = ["svg", "path"].map((tag) =>
    document.createElementNS("http://www.w3.org/2000/svg", tag),
  );
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPE);
  icon.append(path);
  return icon;
}

const small = element("button", { type: "button", class: "star" }, icon());

/** A session's own page has its star with a word, among what can be done there. */
function large() {
  return element("button", { type: "button", class: "btn kept" }, icon(), say("keep_it"));
}

/** @param {HTMLElement} holder what shows a session */
function star(holder) {
  const own = holder.classList.contains("lead");
  const made = own ? large() : /** @type {HTMLElement} */ (small.cloneNode(true));
  const title = holder.querySelector("h1, h3")?.textContent ?? "";
  made.dataset["star"] = holder.dataset["n"];
  made.setAttribute("aria-label", say("keep", { title: title.trim() }));
  if (own) (holder.querySelector(".btns") ?? holder.appendChild(element("div", { class: "btns" }))).append(made);
  else holder.append(made);
  return made;
}

/** Give a star to each session that has none yet; to those far down a moment later. */
export function place() {
  const bare = all("main [data-n]:not(.pause, .starred)");
  for (const holder of bare.slice(0, AT_ONCE)) holder.classList.add("starred");
  press(bare.slice(0, AT_ONCE).map(star));
  if (bare.length > AT_ONCE) setTimeout(place);
}

/** @param {Event} event */
function pressed({ target }) {
  /** @type {HTMLElement | null} */
  const star = target instanceof Element ? target.closest("[data-star]") : null;
  if (!star) return;
  const number = Number(star.dataset["star"]);
  const others = favourites().filter((other) => other !== number);
  const kept = star.getAttribute("aria-pressed") === "true";
  choose(kept ? others : [...others, number]);
  for (const each of all(`.overlap[data-with="${number}"], [data-n="${number}"] .overlap`)) each.remove();
  if (!kept && others.length) import("./clash.js").then(({ warn }) => warn(star)).catch(console.warn);
}

export function start() {
  place();
  document.addEventListener("click", pressed);
  document.addEventListener("forum:changed", place);
  watch(NAME, () => told(false));
  addEventListener("pageshow", ({ persisted }) => persisted && told(false)); // back, from before it changed
}
