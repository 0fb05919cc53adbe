/** Small things that everything drawn on the board needs. */

/**
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export const part = (root, name) =>
  /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));

/**
 * @param {string} tag
 * @param {string} [style] its class
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function make(tag, style = "", text = "") {
  const element = document.createElement(tag);
  if (style) element.className = style;
  if (text) element.textContent = text;
  return element;
}

/**
 * Writes only what is new: the same text again would be painted, and read out, once more.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Geometry goes through CSSOM, which a strict policy allows.
 * @param {HTMLElement} element
 * @param {Record<string, number>} values
 */
export function lay(element, values) {
  for (const [name, value] of Object.entries(values)) {
    element.style.setProperty(`--${name}`, String(value));
  }
}

/**
 * Brings an element to its place; the focus stays in it where the browser can.
 * @param {Element} parent
 * @param {Element} element
 * @param {Element | null} before
 */
export function put(parent, element, before) {
  if (element.parentNode === parent && element.nextElementSibling === before) return;
  const mover = /** @type {any} */ (parent);
  if (mover.moveBefore && element.isConnected) mover.moveBefore(element, before);
  else parent.insertBefore(element, before);
}

/**
 * Has a list hold these, in this order; what stands there already is not touched.
 * @param {Element} list
 * @param {Element[]} items
 */
export function arrange(list, items) {
  const wanted = new Set(items);
  for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
  let next = list.firstElementChild;
  for (const item of items) {
    if (item === next) next = next.nextElementSibling;
    else put(list, item, next);
  }
}

/**
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const within = (target, selector) =>
  target instanceof Element ? target.closest(selector) : null;

/**
 * Work that may wait until what was just changed has been painted; asked for often, it is done once.
 * @param {() => void} work
 */
export function afterPaint(work) {
  let waits = false;
  const now = () => {
    waits = false;
    work();
  };
  return () => {
    if (!waits) window.requestAnimationFrame(() => window.setTimeout(now));
    waits = true;
  };
}
