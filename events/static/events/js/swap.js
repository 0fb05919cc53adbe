/** Puts a newer page in the place of the one that is open, without the reader losing theirs. */

import { all } from "./page.js";

/** @param {Element} thing how the same thing is found in another page */
function way(thing) {
  if (thing.id) return { selector: `#${CSS.escape(thing.id)}`, index: 0 };
  const row = /** @type {HTMLElement | null} */ (thing.closest("main [data-n]"));
  const within = row ? `main [data-n="${row.dataset["n"]}"]` : "main";
  const selector = row === thing ? within : `${within} ${thing.localName}`;
  return { selector, index: Math.max(0, all(selector).indexOf(/** @type {HTMLElement} */ (thing))) };
}

/** @param {{ selector: string, index: number }} way */
const find = ({ selector, index }) => all(selector)[index];

/** @param {Element} thing */
const top = (thing) => thing.getBoundingClientRect().top;

/**
 * Returns what gives the reader's place back, for when other scripts have done their part.
 * @param {Document} fresh
 */
export function swap(fresh) {
  const back = [scroll(), open(), focus()];
  for (const part of ["main", ".foot"]) {
    const [old, next] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && next) old.replaceChildren(...document.adoptNode(next).childNodes);
  }
  document.title = fresh.title;
  return () => back.forEach((each) => each());
}

const FRAMES = 3; // rows drawn late get their true height only when they are seen

/** What has the focus, else the first thing that is seen, stays where it is on the screen. */
function scroll() {
  const held = document.activeElement;
  const near = held?.closest("main") && top(held) >= 0 && top(held) < innerHeight ? held : null;
  const seen = near ?? (scrollY > 0 && all("main [data-n], main [id]").find((each) => top(each) >= 0));
  if (!seen) return () => {};
  const [place, before] = [way(seen), top(seen)];
  /** @param {number} frames */
  const settle = (frames) => {
    const same = find(place);
    if (same) scrollBy({ top: top(same) - before, behavior: "instant" });
    if (frames) requestAnimationFrame(() => settle(frames - 1));
  };
  return () => settle(FRAMES);
}

function open() {
  const was = all("main details").map((each) => /** @type {HTMLDetailsElement} */ (each).open);
  return () =>
    all("main details").forEach((each, place) => {
      if (was[place]) each.setAttribute("open", "");
    });
}

/** The focus, and what is half typed in its field. */
function focus() {
  const held = document.activeElement;
  if (!held?.closest("main")) return () => {};
  const place = way(held);
  const typed = held instanceof HTMLInputElement ? held : null;
  return () => {
    const same = find(place);
    same?.focus({ preventScroll: true });
    if (typed && same instanceof HTMLInputElement) {
      same.value = typed.value;
      same.setSelectionRange?.(typed.selectionStart, typed.selectionEnd);
    }
  };
}

/**
 * The release's own sheet, before what it dresses is shown; the old one goes.
 * @param {Document} fresh
 */
export async function dress(fresh) {
  const own = `link[rel=stylesheet][href*="/r${fresh.body.dataset["release"]}-"]`;
  const old = document.querySelector(`link[rel=stylesheet][href*="/r${document.body.dataset["release"]}-"]`);
  const next = /** @type {HTMLLinkElement | null} */ (fresh.querySelector(own));
  if (!old || !next) return;
  const sheet = document.adoptNode(next);
  const loaded = new Promise((done) => {
    sheet.onload = sheet.onerror = done;
    setTimeout(done, 3000);
  });
  old.after(sheet);
  await loaded;
  old.remove();
}
