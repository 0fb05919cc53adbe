/** Which sessions and speakers meet what a form asks for, as the server's pages have them. */

/**
 * @typedef {import("./search.js").Search} Search
 * @typedef {import("./search.js").Session} Session
 * @typedef {import("./search.js").Values} Values
 * @typedef {Record<string, string>} Asked by the names of the form's fields
 *
 * @typedef {object} Met sessions and speakers by number
 * @property {Set<number>} sessions
 * @property {number[] | null} best the same, best first; null where they stand by the hour
 * @property {number[] | null} people those that words find, best first; null where not by words
 */

const STAGE = ["role", "country", "organisation"];
const HEARD = ["spoken", "interpreted"];
const SUBJECTS = ["day", "theme", "room", "kind", "language", ...HEARD, ...STAGE];

/**
 * @param {Search} search
 * @param {Asked} asked
 * @param {string} view
 * @returns {Met}
 */
export function met(search, asked, view) {
  const words = asked["q"] ?? "";
  const kept = new Set(
    search.findable.sessions.filter((each) => meets(search, each, asked)).map(({ n }) => n),
  );
  const named = view === "people" || view === "speakers";
  const people = words && named ? search.speakers(words).map(({ n }) => n) : null;
  if (!words || view === "people" || people?.length) return { sessions: kept, best: null, people };
  const best = search.sessions(words).map(({ n }) => n).filter((n) => kept.has(n));
  const ranked = !named && view !== "rooms" && asked["order"] !== "time";
  return { sessions: new Set(best), best: ranked ? best : null, people: null };
}

/**
 * @param {Search} search
 * @param {Session} session
 * @param {Asked} asked
 */
function meets(search, session, asked) {
  /** @param {string} name */
  const own = (name) => (name === "language" ? HEARD : [name]).flatMap((each) => session[each] ?? []);
  /** @type {[string, string][]} */
  const given = SUBJECTS.flatMap((name) => (asked[name] ? [[name, asked[name]]] : []));
  const on = given.filter(([name]) => STAGE.includes(name));
  if (!given.every(([name, value]) => STAGE.includes(name) || own(name).includes(value))) return false;
  return !on.length || session.stage.some(([role, place]) => {
    const speaker = search.findable.speakers[place];
    return on.every(([name, value]) => (name === "role" ? role === value : speaker?.[name]?.includes(value)));
  });
}
