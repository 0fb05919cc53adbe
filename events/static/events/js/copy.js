/** A button beside each spelling that copies it: a name must arrive letter by letter. */

import { all, element } from "./page.js";
import { say } from "./words.js";

const told = element("p", { class: "vh", role: "status" });

/** Puts the buttons where the tables keep a place for them; again when a release has come. */
export function start() {
  put();
  document.addEventListener("forum:changed", put);
}

function put() {
  for (const place of all("[data-copy] .c:empty")) {
    const name = /** @type {HTMLElement} */ (place.previousElementSibling);
    const label = place.closest("table")?.dataset["copy"] ?? "";
    const word = element("span", {}, label);
    const hidden = element("span", { class: "vh" }, ` ${name.textContent}`);
    const button = element("button", { class: "btn copy", type: "button" }, word, hidden);
    let due = 0;
    button.onclick = async () => {
      await copy(name);
      word.textContent = told.textContent = say("copied");
      clearTimeout(due);
      due = setTimeout(() => {
        word.textContent = label;
        told.textContent = "";
      }, 2000);
    };
    place.append(button);
    document.body.append(told);
  }
}

/** @param {HTMLElement} name by a selection where there is no clipboard, as without https */
async function copy(name) {
  try {
    await navigator.clipboard.writeText(name.innerText);
  } catch {
    getSelection()?.selectAllChildren(name);
    document.execCommand("copy");
  }
}
