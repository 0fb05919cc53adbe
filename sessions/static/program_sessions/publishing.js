/**
 * Shows how far the publishing is, and loads the page anew once it has ended. Without this file the
 * page does so by itself, every other second.
 */
const EVERY = 700; // milliseconds

/** @typedef {{ text?: string, done?: number, total?: number }} News */

const box = /** @type {HTMLElement} */ (document.querySelector("[data-progress]"));
const bar = /** @type {HTMLProgressElement} */ (box.querySelector("progress"));
const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));

async function ask() {
  try {
    const answer = await fetch(box.dataset.progress ?? "");
    if (answer.redirected) return location.reload(); // to sign in again
    const { text, done, total } = /** @type {News} */ (await answer.json());
    if (!text) return location.reload();
    // A reader of the screen hears a step once, however often it is asked for.
    if (said.textContent !== text) said.textContent = text;
    if (total) [bar.max, bar.value] = [total, done ?? 0];
  } catch {
    // The server is busy or gone: it is asked again.
  }
  window.setTimeout(ask, EVERY);
}

window.setTimeout(ask, EVERY);

export {};
