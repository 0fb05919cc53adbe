/** The element of one session: what it says, where it lies, how it looks. */

import { ALL_ROOMS, lasts } from "./model.js";
import { lay, make, write } from "./page.js";
import { word } from "./words.js";

/** @typedef {import("./model.js").Session} Session */

/**
 * @typedef {object} Drawn what there is to know of a session where it is drawn
 * @property {[string, string]} hours
 * @property {string} room for who listens; the column says it to who sees
 * @property {string} conflict
 * @property {number} minute of the day, of its start
 * @property {number} column
 * @property {number} span in columns
 * @property {number} scale pixels a minute
 * @property {boolean} scheduled
 * @property {boolean} beside whether it shares its column with another
 * @property {boolean} waits for the server
 * @property {boolean} selected
 * @property {number | undefined} hue
 */

const LOW = 38; // pixels: below that, time and title share a line

/**
 * @param {Session} session
 * @returns {HTMLElement}
 */
export function element({ id }) {
  const item = make("li", "s");
  Object.assign(item, { role: "option", id: `s-${id}`, tabIndex: -1, ariaSelected: "false" });
  item.dataset.id = id;
  const time = make("span", "tm");
  time.append(make("span"), make("span", "end"));
  item.append(time, ...["st", "ti", "who", "vh", "cf", "grip"].map((style) => make("span", style)));
  return item;
}

/**
 * @param {HTMLElement} item
 * @param {Session} session
 * @param {Drawn} drawn
 */
export function fit(item, session, drawn) {
  const [time, state, title, who, room, conflict] = /** @type {any} */ (item.children);
  write(time.children[0], drawn.hours[0]);
  write(time.children[1], drawn.hours[1]);
  write(state, session.state === "confirmed" ? "" : word(`state_${session.state}`));
  write(title, session.title);
  if (session.lang) title.lang = session.lang;
  write(who, session.people.map(({ name }) => name).join(", "));
  write(room, drawn.room);
  write(conflict, drawn.conflict);
  const { minute: at, column, span } = drawn;
  lay(item, {
    at,
    len: lasts(session),
    column,
    span,
    ...(drawn.hue !== undefined && { hue: drawn.hue }),
  });
  item.className = look(session, drawn);
}

/**
 * @param {Session} session
 * @param {Drawn} drawn
 */
function look(session, drawn) {
  const traits = {
    themed: drawn.hue !== undefined,
    all: session.room === ALL_ROOMS,
    open: session.minutes === null,
    off: session.state === "cancelled",
    bad: drawn.conflict !== "",
    half: drawn.beside,
    short: drawn.scheduled && lasts(session) * drawn.scale < LOW,
    wait: drawn.waits,
    sel: drawn.selected,
  };
  return ["s", ...Object.entries(traits).flatMap(([name, holds]) => (holds ? [name] : []))].join(
    " ",
  );
}
