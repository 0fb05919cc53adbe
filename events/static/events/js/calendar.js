/** A calendar of one's own agenda, under an address that nobody can guess; it follows the stars. */

import { favourites } from "./favourites.js";
import { all, page } from "./page.js";
import { keep, recall } from "./store.js";
import { say } from "./words.js";

const NAME = "calendar";
const PAUSE = 1500; // ms in which one may press several stars

/** @typedef {{ token: string, edit: string, address: string, sent: string }} Calendar */

/** @returns {Calendar | null} */
const known = () => recall(NAME, null);

/**
 * @param {string} method
 * @param {Calendar | null} calendar the one meant; none for a new one
 * @param {number[]} [sessions]
 */
function ask(method, calendar, sessions) {
  return fetch(`/${page.forum}/agendas/${calendar ? `${calendar.token}/` : ""}`, {
    method,
    keepalive: true, // also while the page is left
    headers: {
      "Content-Type": "application/json",
      ...(calendar && { Authorization: `Bearer ${calendar.edit}` }),
    },
    body: JSON.stringify({ sessions: sessions ?? [], language: page.language }),
  });
}

let waiting = 0;

/** Tell the calendar what is kept now, unless it knows. */
export function follow() {
  clearTimeout(waiting);
  waiting = setTimeout(() => update().catch(console.warn), PAUSE); // the next page tries again
}

async function update() {
  const [calendar, numbers] = [known(), favourites()];
  if (!calendar || calendar.sent === numbers.join()) return;
  const answer = await ask("PUT", calendar, numbers);
  if (known()?.token !== calendar.token) return; // it was deleted meanwhile
  if (answer.ok) keep(NAME, { ...calendar, sent: numbers.join() });
  if (answer.status === 410) keep(NAME, null);
}

async function make() {
  const numbers = favourites();
  const answer = await ask("POST", null, numbers);
  if (answer.ok) keep(NAME, { ...(await answer.json()), sent: numbers.join() });
  show(answer.ok ? "" : "refused");
}

async function drop() {
  const calendar = known();
  const answer = calendar && (await ask("DELETE", calendar));
  if (!answer || answer.ok || answer.status === 410) keep(NAME, null);
  show(!answer || answer.ok || answer.status === 410 ? "" : "refused");
}

/** @param {string} [word] what went wrong */
function show(word = "") {
  const calendar = known();
  for (const part of all("[data-when]")) part.hidden = (part.dataset["when"] === "made") !== !!calendar;
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a.webcal"))) {
    link.href = (calendar?.address ?? "").replace(/^https?:/, "webcal:");
  }
  for (const place of all(".secret")) place.textContent = calendar?.address ?? "";
  said(word);
}

/** @param {string} word */
function said(word) {
  for (const line of all(".subscribe [role=status]")) line.textContent = word && say(word);
}

async function copy() {
  await navigator.clipboard.writeText(known()?.address ?? "");
  said("copied");
}

/** Make the page's part about it work. */
export function start() {
  const done = { make, drop, copy };
  for (const button of /** @type {HTMLButtonElement[]} */ (all(".subscribe button"))) {
    const verb = done[/** @type {keyof typeof done} */ (button.dataset["do"])];
    button.onclick = () => verb().catch(() => said("refused"));
  }
  show();
  follow();
}
