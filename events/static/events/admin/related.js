/**
 * Opens the menu beside a choice of another row (change it, add one) by keyboard, too: unfold's is
 * for a mouse alone, and stands at the end of the page.
 */
const PREFIX = "relatedWidgetWrapper";
const FRAMES = 30;

/** @param {Element} opener */
function menuOf(opener) {
  const name = (opener.getAttribute("x-ref") ?? "").slice(PREFIX.length);
  return document.getElementById(`related-widget-wrapper-${name}`);
}

/** @param {HTMLElement} opener named by what its menu offers */
function reach(opener) {
  const links = menuOf(opener)?.querySelectorAll("a") ?? [];
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-label", [...links].map((link) => link.title).join(", "));
  opener.tabIndex = 0;
}

/** @param {Document | Element} root */
function reachAll(root) {
  for (const opener of root.querySelectorAll(`[x-ref^=${PREFIX}]`)) {
    reach(/** @type {HTMLElement} */ (opener));
  }
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape") return back(target);
  if (!target.matches(`[x-ref^=${PREFIX}]`) || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  target.click();
  const link = /** @type {HTMLElement | null | undefined} */ (menuOf(target)?.querySelector("a[href]"));
  if (link) focus(link);
}

/** @param {HTMLElement} link what is not drawn takes no focus: it may still open, or just have closed */
function focus(link, frames = FRAMES) {
  link.focus();
  if (document.activeElement !== link && frames) requestAnimationFrame(() => focus(link, frames - 1));
}

/** @param {Element} target something in a menu, which has just closed */
function back(target) {
  const openers = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[x-ref^=${PREFIX}]`));
  [...openers].find((opener) => menuOf(opener)?.contains(target))?.focus();
}

document.addEventListener("alpine:initialized", () => reachAll(document));
document.addEventListener("formset:added", (event) => {
  const row = event.target;
  // Its menu is made a moment later.
  if (row instanceof Element) setTimeout(() => reachAll(row));
});
document.addEventListener("keydown", pressed);
