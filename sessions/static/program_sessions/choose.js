/**
 * Ticks whole groups of changes at once and counts what is chosen. Without this file each change
 * has its own box, and the buttons ask the server.
 */
const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("[name=chosen]")]);
const counted = /** @type {HTMLElement | null} */ (document.querySelector("[data-said]"));

/** @typedef {{ all: HTMLInputElement, of: HTMLInputElement[] }} Group */

/** @type {Group[]} */
const groups = [...document.querySelectorAll("[data-group]")].map((group) => {
  const of = boxes.filter((box) => group.contains(box));
  const all = document.createElement("input");
  all.type = "checkbox";
  const heading = /** @type {HTMLElement} */ (group.querySelector("h3, h4"));
  all.setAttribute("aria-labelledby", heading.id);
  all.addEventListener("change", () => choose(of, all.checked));
  heading.before(all);
  return { all, of };
});

/**
 * @param {HTMLInputElement[]} some
 * @param {boolean} wanted
 */
function choose(some, wanted) {
  for (const box of some) box.checked = wanted;
  tell();
}

function tell() {
  const chosen = boxes.filter((box) => box.checked).length;
  for (const { all, of } of groups) {
    const here = of.filter((box) => box.checked).length;
    all.checked = here === of.length;
    all.indeterminate = here > 0 && here < of.length;
  }
  if (!counted) return;
  const said = counted.dataset.said ?? "";
  const words = said.replace("%(chosen)s", `${chosen}`).replace("%(all)s", `${boxes.length}`);
  if (counted.textContent !== words) counted.textContent = words;
}

for (const box of boxes) box.addEventListener("change", tell);
// A browser that comes back to the page restores the boxes, but tells nobody.
window.addEventListener("pageshow", tell);
tell();
