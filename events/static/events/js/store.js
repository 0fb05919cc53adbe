/** What a device keeps of one forum. Where nothing can be kept, it is kept for this page. */

import { page } from "./page.js";

/** @type {Map<string, string>} */
const instead = new Map();

/** @param {string} name */
const keyed = (name) => `forum:${page.id}:${name}`;

/**
 * What is kept under a name; the given value where there is nothing, or nothing that can be read.
 * @template T
 * @param {string} name
 * @param {T} otherwise
 * @returns {T}
 */
export function recall(name, otherwise) {
  try {
    const kept = instead.get(name) ?? localStorage.getItem(keyed(name));
    return kept ? JSON.parse(kept) : otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * Keep a value under a name.
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(keyed(name), text);
    instead.delete(name);
  } catch {
    instead.set(name, text);
  }
}

/**
 * Be told when another page of this device has kept something else under a name.
 * @param {string} name
 * @param {() => void} told
 */
export function watch(name, told) {
  addEventListener("storage", (event) => {
    if (event.key === keyed(name) || event.key === null) told();
  });
}
