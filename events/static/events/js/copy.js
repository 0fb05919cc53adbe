/** A button beside each spelling that copies it, since a name must arrive letter by letter. */

import { all, element } from "./page.js";
import { say } from "./words.js";

const SHOWN = 2000; // milliseconds that the button says what it has done

/** Puts the buttons into the places that the tables keep free for them. */
export function start() {
  const told = element("p", { class: "vh", role: "status" });
  for (const table of all("[data-copy]")) {
    if (!told.isConnected) table.before(told);
    for (const place of all(".c", table)) {
      const name = place.previousElementSibling?.textContent?.trim() ?? "";
      place.append(button(table.dataset["copy"] ?? "", name, told));
    }
  }
}

/**
 * @param {string} label
 * @param {string} name what is copied, said with the label to those who cannot see beside what it stands
 * @param {HTMLElement} told
 */
function button(label, name, told) {
  const word = element("span", {}, label);
  const made = element(
    "button", { class: "btn copy", type: "button" }, word, element("span", { class: "vh" }, ` ${name}`),
  );
  let due = 0;
  made.addEventListener("click", async () => {
    await write(name, made);
    word.textContent = told.textContent = say("copied");
    made.dataset["done"] = "";
    clearTimeout(due);
    due = setTimeout(() => {
      word.textContent = label;
      told.textContent = "";
      delete made.dataset["done"];
    }, SHOWN);
  });
  return made;
}

/**
 * By the clipboard, or where a page may not use that (without https) by a selection.
 * @param {string} text
 * @param {HTMLElement} made
 */
async function write(text, made) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const cell = made.closest("td")?.previousElementSibling;
    if (cell) getSelection()?.selectAllChildren(cell);
    if (!document.execCommand("copy")) throw new Error("Nothing could be copied.");
  }
}
