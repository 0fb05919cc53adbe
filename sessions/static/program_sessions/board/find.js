/** The tray's filter: by title and by who speaks. */

/** @typedef {import("./view.js").View} View */

/**
 * @param {View} view
 * @param {HTMLInputElement} field
 */
export function filterTray(view, field) {
  const filter = () => {
    const sought = folded(field.value);
    for (const item of /** @type {Iterable<HTMLElement>} */ (view.tray.children)) {
      item.hidden = !folded(item.textContent ?? "").includes(sought);
    }
  };
  field.addEventListener("input", filter);
  view.addEventListener("drawn", filter);
}

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
