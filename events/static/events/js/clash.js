/** Says beside a star that was pressed which other kept session runs at the same time. */

import { favourites } from "./favourites.js";
import { there } from "./hours.js";
import { element, page } from "./page.js";
import { say } from "./words.js";
import { tell } from "./zone.js";

/** @typedef {{ start: string, end: string, title: Node | null, off: boolean }} Held */

const told = element("p", { class: "vh", role: "status" });
document.body.append(told);

/** @type {[release: number, programme: Promise<Document>]} */
let known = [0, Promise.resolve(document)];

/** The whole programme: what a device keeps may stand on none of the page's rows. */
function programme() {
  const ask = async () => {
    const answer = await fetch(`${page.root}schedule/`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  if (known[0] !== page.release) {
    known = [page.release, ask()];
    known[1].catch(() => (known[0] = 0)); // the next star asks again
  }
  return known[1];
}

/**
 * @param {Document} source
 * @param {number} number
 * @returns {Held | null}
 */
function held(source, number) {
  const row = source.querySelector(`main [data-n="${number}"]`);
  if (!row) return null;
  const times = [...row.querySelectorAll(".when time, .clock time")];
  const [start = "", end = ""] = times.map((time) => time.getAttribute("datetime") ?? "");
  const title = row.querySelector("h3 a")?.cloneNode(true) ?? null;
  return { start, end, title, off: row.classList.contains("off") };
}

/** @param {string} time */
const at = (time) => Date.parse(time);

/**
 * Of unknown length nothing overlaps, nor what is cancelled: as on the page of the agenda.
 * @param {Held} one
 * @param {Held} other
 */
const overlap = (one, other) =>
  !one.off && !other.off && at(one.start) < at(other.end) && at(other.start) < at(one.end);

/** @param {HTMLElement} star */
export async function warn(star) {
  const number = Number(star.dataset["star"]);
  const here = favourites().every((each) => held(document, each)?.title || each === number);
  const source = here ? document : await programme();
  const own = held(source, number);
  const others = favourites().filter((each) => each !== number);
  if (!own || !favourites().includes(number)) return; // taken back meanwhile
  const clashes = others.flatMap((each) => {
    const other = held(source, each);
    return other?.title && overlap(own, other) ? [line(each, other)] : [];
  });
  if (!clashes.length) return;
  star.after(...clashes);
  setTimeout(() => (told.textContent = clashes.map((each) => each.textContent).join(". ")), 100);
}

/**
 * @param {number} number
 * @param {Held} other
 */
function line(number, { start, end, title }) {
  const [from, to] = [start, end].map((each) => element("time", { datetime: each }, there.hour(at(each))));
  const said = element("span", {}, from ?? "", "–", to ?? "", " ", title ?? "");
  const made = element("p", { class: "state overlap", "data-with": String(number) },
    element("span", { class: "tag clash" }, say("overlaps")), " ", said);
  tell(made);
  return made;
}
