/** A session as the server's JSON has it, and as the board has it. */

/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Place} Place */
/**
 * @typedef {object} Item what a move says of one session; what follows `gone` of a new one alone
 * @property {string} id
 * @property {number} v
 * @property {string | null} room
 * @property {string | null} start
 * @property {number | null} minutes
 * @property {boolean} gone
 * @property {string} [title] which is shown until the server has given it one
 * @property {string} [kind]
 * @property {string} [copy] of which session it is one
 */

/**
 * @param {any} row
 * @param {Session} [known] what the row does not say again
 * @returns {Session}
 */
export function readSession(row, known) {
  return {
    id: row.id,
    v: row.v,
    title: row.title ?? known?.title ?? "",
    lang: row.lang ?? known?.lang ?? "",
    kind: row.kind ?? known?.kind ?? "",
    state: row.state ?? known?.state ?? "draft",
    theme: row.theme ?? null,
    people: row.people ?? known?.people ?? [],
    link: row.link ?? known?.link ?? "",
    by: row.by ?? "",
    ...(row.copy && { copy: row.copy }),
    ...placeIn(row),
  };
}

/**
 * @param {any} row
 * @returns {Place}
 */
export const placeIn = (row) => ({
  room: row.room ?? null,
  at: row.start ? Date.parse(row.start) : null,
  minutes: row.minutes ?? null,
  gone: row.gone ?? false,
});

/**
 * @param {Session} session
 * @param {Place} to
 * @param {number} v
 * @returns {Item}
 */
export function item(session, to, v) {
  const start = to.at === null ? null : new Date(to.at).toISOString();
  const place = { room: to.room, start, minutes: to.minutes, gone: to.gone };
  const { id, title, kind, copy } = session;
  if (session.v) return { id, v, ...place };
  return { id, v, ...place, title, kind, ...(copy && { copy }) };
}
