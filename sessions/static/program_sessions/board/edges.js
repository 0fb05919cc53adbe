/** Where a pointer is among the board's parts, and how their edges pull. */

/**
 * @typedef {object} Measures taken once, when a drag starts or what is drawn has changed
 * @property {DOMRect} grid what is seen of the day
 * @property {DOMRect} tray
 * @property {DOMRect} list the whole day
 * @property {DOMRect[]} tabs
 * @property {number} left how far it was scrolled then
 * @property {number} top
 * @property {boolean} rtl
 */

const EDGE = 48; // pixels at the edge that scroll
const FASTEST = 18; // pixels a frame

/**
 * @param {DOMRect} box
 * @param {PointerEvent} pointer
 */
export const inside = (box, { clientX: x, clientY: y }) =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/**
 * How fast an edge that is near pulls.
 * @param {number} at
 * @param {number} low
 * @param {number} high
 */
export function pulled(at, low, high) {
  if (at < low + EDGE) return Math.max(-FASTEST, (at - low - EDGE) / 3);
  if (at > high - EDGE) return Math.min(FASTEST, (at - high + EDGE) / 3);
  return 0;
}
