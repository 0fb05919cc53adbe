/** Tells what a new release has changed: in a notice, in words for who hears it, and on the rows. */

import { all, element, page } from "./page.js";
import { keep, recall } from "./store.js";
import { say } from "./words.js";

/**
 * @typedef {object} Change as `/api/v1/forums/{forum}/changes/?lang=` has it
 * @property {number | null} number the session's
 * @property {string} subject
 * @property {string} field
 * @property {string} name
 * @property {string} label
 * @property {string} was
 * @property {string} now
 * @property {unknown} before
 * @property {unknown} after
 */

const SHOWN = 4; // lines of a notice; all of the reader's own sessions stand before
const LONG = 120; // characters of a text that is told by its name alone
const TOLD = ["time", "state"]; // what the server's marks say of a row
const FIRST = ["time", "room", "state", ""];

const status = element("p", { class: "vh", role: "status" });
/** @type {HTMLElement | null} */
let notice = null;
let since = 0;

/** So that it is there before it has something to say. */
export function ready() {
  document.body.append(status);
}

/** From which release on the next notice tells: of what has not been read too. */
export const from = () => (notice?.isConnected ? since : page.release);

/**
 * @param {number} older
 * @param {boolean} missed whether it happened while the reader was away
 * @returns {Promise<Change[]>}
 */
export async function changes(older, missed = false) {
  const address = `/api/v1/forums/${page.forum}/changes/?since=${older}&lang=${page.language}`;
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok && (missed || answer.status >= 500)) throw new Error(`${answer.status} of ${address}`);
  return answer.ok ? (await answer.json()).changes : [];
}

/**
 * @param {Change[]} found
 * @param {number} older the release that they are counted from
 * @param {boolean} [missed]
 */
export function tell(found, older, missed = false) {
  keep("seen", page.release);
  if (!found.length) return;
  since = older;
  const mine = new Set(/** @type {number[]} */ (recall("favourites", [])));
  /** @param {Change} change */
  const own = (change) => change.number !== null && mine.has(change.number);
  /** @param {Change} change */
  const rank = (change) => (own(change) ? 0 : 2) + (FIRST.includes(change.field) ? 0 : 1);
  const sorted = [...found].sort((one, other) => rank(one) - rank(other));
  const shown = sorted.filter((change, place) => own(change) || place < SHOWN);
  const title = say("release_news", { release: page.release, count: found.length });
  const lines = shown.map((change) => line(change, own(change)));
  post(title, lines, missed);
  mark(found);
}

/**
 * @param {string} title
 * @param {HTMLElement[]} lines
 * @param {boolean} missed
 */
function post(title, lines, missed) {
  const close = element("button", { type: "button", class: "btn" }, say("close"));
  const log = element("a", { class: "btn", href: `${page.root}releases/` }, say("all_changes"));
  notice?.remove();
  const head = element("h2", { id: "news" }, title);
  if (missed) head.append(" ", element("small", {}, say("missed")));
  const made = element("section", { class: "news", "aria-labelledby": "news" },
    head, element("ul", { "data-there": page.there }, ...lines), element("p", { class: "btns" }, close, log));
  close.onclick = () => {
    made.remove();
    status.textContent = "";
    const main = /** @type {HTMLElement} */ (document.querySelector("main"));
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  };
  made.onkeydown = ({ key }) => key === "Escape" && close.click();
  document.body.append(made);
  notice = made;
  status.textContent = [title, ...lines.slice(0, 3).map((each) => each.textContent ?? "")].join(". ");
}

/**
 * @param {Change} change
 * @param {boolean} own
 */
function line(change, own) {
  const tag = own ? [element("span", { class: "tag moved" }, say("yours")), " "] : [];
  return element("li", {}, ...tag, element("b", {}, change.name), " ", ...difference(change));
}

/**
 * What differs, before and after.
 * @param {Change} change
 * @returns {(Node | string)[]}
 */
function difference({ label, was, now }) {
  if (was.length + now.length > LONG || !(was || now)) return [label];
  const before = was ? [element("del", {}, was), " → "] : [];
  return [`${label}: `, ...before, element("ins", {}, now || "–")];
}

/**
 * On the rows of the sessions; what the server has marked there already is not said twice.
 * @param {Change[]} found
 */
function mark(found) {
  for (const change of found) {
    if (!change.number || TOLD.includes(change.field)) continue;
    for (const row of all(`.s[data-n="${change.number}"]`)) {
      if (change.field === "room" && row.querySelector(".tag.moved + span ins")) continue;
      const fresh = change.subject === "session" && !change.field && change.before === null;
      const said = fresh ? [] : [" ", element("span", {}, ...difference(change))];
      state(row).append(element("span", { class: "tag moved news-mark" }, say(fresh ? "new" : "changed")), ...said, " ");
    }
  }
}

/**
 * The line above a row's title that says what state the session is in.
 * @param {HTMLElement} row
 * @returns {HTMLElement}
 */
export function state(row) {
  const there = /** @type {HTMLElement | null} */ (row.querySelector(".state"));
  if (there) return there;
  const made = element("p", { class: "state" });
  row.querySelector("h3")?.before(made);
  return made;
}
