/** Brings a new release to a page that is open: asks for it every few seconds, takes it over in place.
 *
 * After the page's `main` was replaced the document hears `forum:changed`: who has changed something
 * in it does so again. Old releases and drafts stay as they are. Each answer of the network is told as
 * `forum:answered`, since not every browser says when it is back.
 */

import { learn } from "./moment.js";
import { changes, from, ready, tell } from "./news.js";
import { page } from "./page.js";
import { keep, recall } from "./store.js";
import { dress, swap } from "./swap.js";

const EVERY = 7000; // ms between two questions, with the jitter eight seconds at most
const JITTER = 1000;
const LEAST = 120_000; // ms, however often nobody answers

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let asking = false;
let failed = 0;
let back = false; // whether the next answer is the first that a returning reader gets

export function start() {
  if (!page.live) return;
  ready();
  back = Boolean(recall("seen", 0));
  const wake = () => wait(Math.random() * JITTER);
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  wait(JITTER + Math.random() * JITTER);
  missed().catch(() => {}); // the next visit tells
}

/** @param {number} ms */
function wait(ms) {
  clearTimeout(timer);
  if (document.visibilityState === "visible") timer = setTimeout(ask, ms);
}

async function ask() {
  if (asking) return;
  asking = true;
  try {
    wait((await asked()) + Math.random() * JITTER);
    failed = 0;
  } catch {
    failed += 1;
    wait(Math.min(EVERY * 2 ** failed, LEAST) * (0.75 + Math.random() / 2));
  } finally {
    asking = false;
  }
}

/** Ask for the newest release, and take it over; how long to wait now. */
async function asked() {
  const answer = await fetch(`/${page.forum}/now.json`, { cache: "no-cache", credentials: "omit" });
  learn(answer);
  document.dispatchEvent(new CustomEvent("forum:answered"));
  if (!answer.ok) {
    const told = Number(answer.headers.get("retry-after"));
    if (told > 0) return told * 1000;
    throw new Error(String(answer.status));
  }
  const { release } = await answer.json();
  if (release > page.release) await take(release, back); // a cache has given them the older page
  back = false;
  return EVERY;
}

/**
 * @param {number} release
 * @param {boolean} missed whether it happened while the reader was away
 */
async function take(release, missed) {
  const older = from();
  const [fresh, found] = await Promise.all([read(), changes(older)]);
  if (fresh && Number(fresh.body.dataset["release"]) < release) throw new Error("a cache is behind");
  const settle = fresh && (await dress(fresh), swap(fresh));
  page.release = release;
  document.body.dataset["release"] = String(release);
  document.dispatchEvent(new CustomEvent("forum:changed", { detail: { release } }));
  tell(found, older, missed);
  settle?.();
}

/** This page as it is now; null where it is no more: then what is open stays open. */
async function read() {
  const answer = await fetch(location.href, { cache: "no-cache" });
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** What has changed since this device was here last, once. */
async function missed() {
  const seen = Number(recall("seen", 0));
  if (seen && seen < page.release) tell(await changes(seen, true), seen, true);
  else keep("seen", Math.max(seen, page.release));
}
