/** What time it is: by this device's clock, or by the server's where that one is plainly wrong. */

const WRONG = 120_000; // ms of difference that no slow network explains

let ahead = 0;

export const now = () => Date.now() + ahead;

/**
 * Compare the device's clock with an answer that has just come from the server.
 * @param {Response} answer
 */
export function learn({ headers }) {
  const told = Date.parse(headers.get("date") ?? "") + (Number(headers.get("age")) || 0) * 1000;
  if (Number.isNaN(told)) return;
  const before = ahead;
  const off = told - Date.now();
  ahead = Math.abs(off) > WRONG ? off : 0;
  if (Math.abs(ahead - before) > 1000) document.dispatchEvent(new CustomEvent("forum:time"));
}
