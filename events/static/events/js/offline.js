/** The programme is kept for where there is no network; a page that is shown from there says so. */

import { date, read } from "./hours.js";
import { all, element, page } from "./page.js";
import { say } from "./words.js";

/** Milliseconds between two looks whether the network is back. */
const AGAIN = 20_000;
/** Milliseconds in which all open pages ask for a new programme. */
const SPREAD = 60_000;
const { kept } = document.body.dataset;
/** Also of pages below `r7/`. */
const home = `/${page.language}/${page.forum}/`;

export function start() {
  if (!page.live) return;
  const note = element("div", { class: "as-of wrap", role: "status" });
  document.querySelector("main")?.before(note);
  const away = () =>
    note.replaceChildren(
      element("p", { class: "note" }, element("span", { class: "tag" }, say("away")), ` ${age()}`),
    );
  const back = async () => {
    try {
      await fetch(home, { method: "HEAD", cache: "no-store" });
    } catch {
      return;
    }
    note.replaceChildren();
    tell(0);
  };
  addEventListener("offline", away);
  document.addEventListener("forum:time", () => note.firstChild && away());
  addEventListener("online", back);
  document.addEventListener("forum:answered", () => note.firstChild && back());
  setInterval(() => note.firstChild && back(), AGAIN);
  if (kept) refine();
  if (kept || !navigator.onLine) away();
  else addEventListener("load", () => setTimeout(tell, 1000, page.release, true));
  new MutationObserver(() => setTimeout(tell, Math.random() * SPREAD, release()))
    .observe(document.body, { attributeFilter: ["data-release"] });
  addEventListener("beforeinstallprompt", offer);
}

/** Of which release and moment the page is: with the day, unless that is today. */
function age() {
  const at = Number(kept) || performance.timeOrigin;
  const day = read.day(at);
  const time = (day === read.day(Date.now()) ? "" : `${date(day)}, `) + read.hour(at);
  return say("kept", { number: release(), time });
}

/** What the page shows by now: it may have taken over a newer one. */
const release = () => Number(document.body.dataset["release"]);

/** The forum's own page offers what the browser can do. @param {any} event */
function offer(event) {
  const place = location.pathname === home && all(".btns")[0];
  if (!place) return;
  event.preventDefault();
  const button = element("button", { class: "btn", type: "button" }, say("install"));
  button.onclick = () => event.prompt().then(() => button.remove());
  place.append(button);
}

/**
 * Have the worker keep the programme; the page alone if it is a screen, or where data is dear.
 * @param {number} release that is known to be the newest; 0 where that is to be asked
 * @param {boolean} [loaded] whether the page, with its scripts, is of this moment
 */
async function tell(release, loaded = false) {
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    const network = /** @type {any} */ (navigator).connection;
    const alone = network?.saveData || /2g/.test(network?.effectiveType) || all(".screen").length;
    const address = alone ? location.pathname + location.search : `${home}pages.json`;
    const files = alone && performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    active?.postMessage({ address, files, release, loaded });
  } catch {
    /** Nothing may be kept here. */
  }
}

/** The kept programme is whole: what the address asks of it is found by the page's own search. */
function refine() {
  const asked = new URLSearchParams(location.search);
  for (const form of all(".finder")) {
    for (const field of /** @type {HTMLInputElement[]} */ (all("input, select", form))) {
      field.value = asked.get(field.name) ?? field.value;
    }
    form.dispatchEvent(new Event("focusin"));
  }
}
