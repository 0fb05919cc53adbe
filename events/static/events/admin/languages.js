/**
 * Makes tabs of the inputs of a multilingual field: one language at a time, the same on the whole
 * page, so that a translator goes down the page in one language. Without this file the inputs
 * stand under each other. A tab of a language without text is marked.
 */
const KEY = "admin-language";

/** @param {Element} box @param {string} language */
function show(box, language) {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-language]"));
  if (![...parts].some((part) => part.dataset.language === language)) return;
  for (const part of parts) part.hidden = part.dataset.language !== language;
  for (const tab of box.querySelectorAll("[data-tab]")) {
    const chosen = /** @type {HTMLElement} */ (tab).dataset.tab === language;
    tab.setAttribute("aria-pressed", String(chosen));
  }
}

/** @param {string} language */
function showEverywhere(language) {
  sessionStorage.setItem(KEY, language);
  for (const box of document.querySelectorAll(".languages.tabbed")) show(box, language);
}

/** @param {HTMLElement} part */
function tabFor(part) {
  const language = part.dataset.language ?? "";
  const label = part.querySelector(".language-name");
  const input = /** @type {HTMLInputElement | null} */ (part.querySelector("input, textarea"));
  const tab = document.createElement("button");
  tab.type = "button";
  tab.className = "language-tab";
  tab.dataset.tab = language;
  tab.lang = language;
  const name = label?.textContent ?? language;
  // A cell of a table has room for the tag only.
  tab.textContent = part.closest("td") ? language : name;
  tab.title = name;
  const mark = () => tab.classList.toggle("empty", !input?.value.trim());
  input?.addEventListener("input", mark);
  mark();
  tab.addEventListener("click", () => {
    showEverywhere(language);
    input?.focus();
  });
  return tab;
}

/** @param {Element} box */
function makeTabs(box) {
  const parts = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-language]")]);
  const template = box.closest(".empty-form, template");
  if (parts.length < 2 || box.classList.contains("tabbed") || template) return;
  const bar = document.createElement("div");
  bar.className = "language-tabs";
  bar.append(...parts.map(tabFor));
  box.prepend(bar);
  box.classList.add("tabbed");
  show(box, parts[0].dataset.language ?? "");
  show(box, sessionStorage.getItem(KEY) ?? fullest());
}

/** The language with the most texts on the page: where nobody has chosen, what is there is shown. */
function fullest() {
  /** @type {Map<string, number>} */
  const texts = new Map();
  for (const part of document.querySelectorAll("[data-language]")) {
    const input = /** @type {HTMLInputElement | null} */ (part.querySelector("input, textarea"));
    const language = /** @type {HTMLElement} */ (part).dataset.language ?? "";
    texts.set(language, (texts.get(language) ?? 0) + Number(Boolean(input?.value.trim())));
  }
  return [...texts].reduce((best, next) => (next[1] > best[1] ? next : best), ["", 0])[0];
}

/** @param {Document | Element} root */
function makeAllTabs(root) {
  for (const box of root.querySelectorAll("[data-languages]")) makeTabs(box);
}

document.addEventListener("DOMContentLoaded", () => makeAllTabs(document));
document.addEventListener("formset:added", (event) => {
  if (event.target instanceof Element) makeAllTabs(event.target);
});
