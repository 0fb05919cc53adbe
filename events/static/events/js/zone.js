/** The reader's own zone in place of the forum's: by a button beside its name, kept on the device. */

import { date, read, there, within } from "./hours.js";
import { all, element, page } from "./page.js";
import { keep, recall, watch } from "./store.js";
import { say } from "./words.js";

const NAME = "zone";
const CHOSEN = "elsewhere"; // what the sheets know
const HOUR = /\d\d:\d\d$/;
/** What browsers still call these cities. @type {Record<string, string>} */
const TODAY = { Calcutta: "Kolkata", Katmandu: "Kathmandu", Kiev: "Kyiv", Rangoon: "Yangon", Saigon: "Ho Chi Minh" };

const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
const here = within(zone);
const { classList } = document.documentElement;
/** @type {WeakMap<Element, string>} what the server wrote */
const first = new WeakMap();
let used = false; // whether anything was ever written otherwise

/** The city of a zone; none of Etc/GMT-4 and the like. */
function city() {
  const name = /^(?!Etc)\w+\/(?:.*\/)?(.+)/.exec(zone)?.[1] ?? "";
  return TODAY[name] ?? name.replace(/_/g, " ");
}

export function start() {
  if (zone === page.zone) return;
  document.addEventListener("forum:changed", draw);
  watch(NAME, turn);
  draw();
}

function turn() {
  draw();
  document.dispatchEvent(new CustomEvent("forum:time"));
}

function draw() {
  const chosen = recall(NAME, false);
  if (classList.toggle(CHOSEN, chosen)) used = true;
  Object.assign(read, chosen ? here : there);
  tell(document);
  const moments = new Set(all(".zone, main time").map(moment));
  const at = [...moments].find((each) => here.offset(each) !== there.offset(each));
  for (const place of all(".yours")) offer(place, chosen, at);
}

/**
 * The button, where the reader's clock shows another hour than the forum's.
 * @param {HTMLElement} place
 * @param {boolean} chosen
 * @param {number | undefined} at
 */
function offer(place, chosen, at) {
  if (!at) return place.replaceChildren();
  const button = place.querySelector("button") ?? element("button", { type: "button", class: "btn" });
  const text = [city(), here.offset(at)].filter(Boolean).join(", ");
  button.textContent = say("own_zone", { zone: text });
  button.setAttribute("aria-pressed", String(chosen));
  button.onclick = () => {
    keep(NAME, !recall(NAME, false));
    turn();
  };
  if (!button.parentElement) place.append(button);
}

/** @param {HTMLElement} each */
const moment = (each) => Date.parse(each.dataset["at"] ?? each.getAttribute("datetime") ?? "");

/**
 * Say all times below a node in the zone that is chosen; who adds rows calls it for them.
 * @param {ParentNode} root
 */
export function tell(root) {
  if (!used) return;
  const chosen = classList.contains(CHOSEN);
  for (const each of all("time, .zone", root)) {
    write(each, chosen, (was) => (each.matches(".zone") ? named(each, was) : told(moment(each), was)));
  }
  for (const row of all(".s, .lead", root)) dated(row, chosen);
}

/**
 * @param {Element} each
 * @param {boolean} chosen
 * @param {(was: string) => string} other
 */
function write(each, chosen, other) {
  const inner = each.firstElementChild ?? each;
  const was = first.get(inner) ?? inner.textContent ?? "";
  first.set(inner, was);
  const text = chosen ? other(was) : was;
  if (inner.textContent !== text) inner.textContent = text;
}

/**
 * An hour, or an hour with its date before it.
 * @param {number} at
 * @param {string} was
 */
function told(at, was) {
  if (!HOUR.test(was)) return was;
  const same = here.day(at) === there.day(at) || was.length === 5;
  return same ? was.replace(HOUR, here.hour(at)) : `${date(here.day(at))}, ${here.hour(at)}`;
}

/**
 * The zone's name, with a capital where the forum's has one.
 * @param {HTMLElement} each
 * @param {string} was
 */
function named(each, was) {
  const name = city();
  const text = say(name ? "zone" : "zone_of_yours", { city: name, offset: here.offset(moment(each)) });
  const [head = ""] = was;
  const large = head !== head.toLocaleLowerCase(page.language);
  return (large ? text.charAt(0).toLocaleUpperCase(page.language) : text.charAt(0)) + text.slice(1);
}

/**
 * Another date than the one that stands around or beside the row is said.
 * @param {HTMLElement} row
 * @param {boolean} chosen
 */
function dated(row, chosen) {
  const [time] = all(".when time, .clock time", row);
  if (!time) return;
  const at = moment(time);
  const [day, usual] = [here.day(at), there.day(at)];
  for (const each of all(".on, .date", row)) {
    const full = each.matches(".date") ? 1 : 0;
    write(each, chosen, (was) => (full && day === usual ? was : date(day, full)));
  }
  row.querySelector(".shift")?.remove();
  const said = /** @type {HTMLElement | null} */ (row.closest("[data-day]"))?.dataset["day"] ?? usual;
  if (chosen && day !== said) row.querySelector(".when")?.prepend(element("span", { class: "shift" }, date(day)), " ");
}
