/**
 * Shows how far an import is while the browser waits for the answer to its form. Without this file
 * the form works as well, in silence.
 */
const EVERY = 500; // milliseconds

/** @typedef {{ text?: string, done?: number, total?: number }} News */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-progress]"));
const box = /** @type {HTMLElement} */ (document.querySelector("[data-importing]"));
const bar = /** @type {HTMLProgressElement} */ (box.querySelector("progress"));
const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
let timer = 0;

/** @param {News} news */
function show({ text, done, total }) {
  // A reader of the screen hears a step once, however often it is asked for.
  if (text && said.textContent !== text) said.textContent = text;
  if (total) [bar.max, bar.value] = [total, done ?? 0];
}

async function ask() {
  try {
    const answer = await fetch(`${form.dataset.progress}${new FormData(form).get("kept")}`);
    if (answer.ok) show(await answer.json());
  } catch {
    // The server is busy or gone; the answer to the form will tell.
  }
  if (timer) timer = window.setTimeout(ask, EVERY);
}

form.addEventListener("submit", () => {
  box.hidden = false;
  show({ text: box.dataset.importing ?? "" });
  if (!timer) timer = window.setTimeout(ask, EVERY);
});

// Whoever comes back to the page finds it as it was before.
window.addEventListener("pageshow", () => {
  window.clearTimeout(timer);
  [timer, box.hidden] = [0, true];
});
