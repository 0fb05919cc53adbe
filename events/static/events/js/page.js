/** What a page says of itself: the forum, its release, where its pages and its data are. */

/**
 * @typedef {object} Page
 * @property {string} forum the forum's address, as in links
 * @property {string} id the forum's uuid, the same when its address changes
 * @property {string} root the address of the forum's pages in this language and release
 * @property {string} language of the interface, as `en`
 * @property {number} release the number of the release that is shown
 * @property {string} zone the forum's, as `Asia/Baku`
 * @property {string} there whose time it is written in, as a sentence
 * @property {boolean} live whether it is the newest release: neither a draft nor an old one
 */

const facts = document.body.dataset;

/** @type {Page} */
export const page = {
  forum: facts.forum ?? "",
  id: facts.id ?? "",
  root: facts.root ?? "",
  language: document.documentElement.lang,
  release: Number(facts.release),
  zone: facts.zone ?? "UTC",
  there: facts.there ?? "",
  live: "live" in facts,
};

/**
 * All elements that match, of a known kind.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {T[]}
 */
export function all(selector, within = document) {
  return /** @type {T[]} */ ([...within.querySelectorAll(selector)]);
}

/**
 * A new element with its attributes and what is in it; text is never read as HTML.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} inside
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}
