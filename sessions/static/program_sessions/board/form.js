/** The plain way: every move, without a drag and without arrow keys, for one session or several. */

import { offsets } from "./block.js";
import { ALL_ROOMS, BREAK, meets } from "./model.js";
import { part, write } from "./page.js";
import { dayOf, instantOf, MINUTE, minuteOf, minutesAt, shown, typed } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./view.js").View} View */

const AS_IT_IS = "="; // each in the room where it is

export class Form {
  /** @type {Session[]} */
  sessions = [];
  /** @type {import("./store.js").Hold[]} */
  holds = [];

  /**
   * @param {View} view
   * @param {HTMLDialogElement} dialog
   * @param {(id: string, moved: boolean) => void} then
   */
  constructor(view, dialog, then) {
    this.view = view;
    this.store = view.store;
    this.dialog = dialog;
    this.then = then;
    this.form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
    this.fields = /** @type {Record<string, any>} */ (this.form.elements);
    this.error = part(dialog, "error");
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("input", () => this.preview());
    dialog.addEventListener("close", () =>
      this.holds.forEach((hold) => this.store.held.delete(hold)),
    );
  }

  /** @param {string[]} ids */
  open(ids) {
    this.sessions = ids.flatMap((id) => this.store.sessions.get(id) ?? []);
    // The versions that were seen: who was quicker meanwhile is not overwritten.
    this.holds = this.sessions.map(({ id, v }) => ({ id, v }));
    this.holds.forEach((hold) => this.store.held.add(hold));
    const [first] = this.sessions;
    if (!first) return;
    this.fill(first);
    this.preview();
    this.dialog.showModal();
  }

  /** @param {Session} first */
  fill(first) {
    const { fields, dialog } = this;
    const many = this.sessions.length > 1;
    const day = dayOf(this.store.days, first.at);
    const values = { title: first.title, count: this.sessions.length - 1 };
    const title = part(dialog, "title");
    write(title, many ? word("and_more", values) : first.title);
    title.lang = (!many && first.lang) || document.documentElement.lang;
    const link = /** @type {HTMLAnchorElement} */ (part(dialog, "link"));
    [link.href, link.hidden] = [first.link, many || !first.link];
    this.days(day);
    this.rooms(first, many);
    const now = this.store.days[day];
    fields.start.value = now && first.at !== null ? shown(now, minuteOf(now, first.at)) : "";
    fields.minutes.value = many ? "" : (first.minutes ?? "");
    part(dialog, "length").hidden = many;
    part(dialog, "which").hidden = true;
    write(this.error, "");
  }

  /** @param {number} day */
  days(day) {
    const options = this.store.days.map((each, place) => new Option(each.title, String(place)));
    this.fields.day.replaceChildren(new Option(word("in_tray"), ""), ...options);
    this.fields.day.value = String(day < 0 ? this.view.day : day);
  }

  /**
   * @param {Session} first
   * @param {boolean} many
   */
  rooms(first, many) {
    const { rooms } = this.store;
    const options = rooms.map(({ id, name }) => new Option(name, id));
    const other =
      first.kind === BREAK
        ? new Option(word("all_rooms"), ALL_ROOMS)
        : new Option(word("no_room"), "");
    this.fields.room.replaceChildren(
      ...(many ? [new Option(word("as_it_is"), AS_IT_IS)] : []),
      other,
      ...options,
    );
    this.fields.room.value = many
      ? AS_IT_IS
      : (first.room ?? (first.kind === BREAK ? ALL_ROOMS : ""));
  }

  /**
   * @param {Session} session
   * @param {number | null} at
   * @returns {import("./model.js").Place}
   */
  place(session, at) {
    const { room, minutes } = this.fields;
    const own = this.sessions.length > 1;
    const length = own ? session.minutes : Number(minutes.value) || null;
    const chosen = room.value === AS_IT_IS ? session.room : room.value || null;
    return { room: at === null ? null : chosen, at, minutes: length, gone: false };
  }

  /** @returns {number[]} the instants that the form may mean; none where there is no such time */
  instants() {
    const day = this.store.days[Number(this.fields.day.value)];
    const at = typed(this.fields.start.value);
    if (!day || at === null) return [];
    return minutesAt(day, at).map((minute) => instantOf(day, minute));
  }

  get scheduled() {
    return this.fields.day.value !== "";
  }

  /** Says what the session would meet there, before anything is moved. */
  preview() {
    const { fields, dialog } = this;
    for (const name of ["room", "start"]) fields[name].disabled = !this.scheduled;
    const instants = this.scheduled ? this.instants() : [];
    part(dialog, "which").hidden = instants.length < 2;
    const at = instants[Number(fields.which.value)] ?? instants[0];
    const [first] = this.sessions;
    const alone = first && at !== undefined && this.sessions.length === 1;
    const met = alone ? meets(first, this.place(first, at), this.store.all, this.store.rooms) : [];
    write(part(dialog, "meets"), this.view.telling.meets(met));
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    if (/** @type {HTMLButtonElement} */ (event.submitter)?.value !== "move") return;
    const instants = this.instants();
    if (this.scheduled && !instants.length) {
      event.preventDefault();
      write(this.error, word("no_such_time"));
      return this.fields.start.focus();
    }
    const at = this.scheduled
      ? (instants[Number(this.fields.which.value)] ?? instants[0] ?? null)
      : null;
    this.move(at);
  }

  /** @param {number | null} at */
  move(at) {
    const after = offsets(this.sessions);
    const wishes = this.sessions.map((session, place) => ({
      id: session.id,
      v: this.holds[place]?.v ?? session.v,
      to: this.place(session, at === null ? null : at + (after[place] ?? 0) * MINUTE),
    }));
    const [first] = this.sessions;
    if (!first) return;
    if (at !== null) this.view.show(dayOf(this.store.days, at));
    const moved = this.store.move(wishes, first.title);
    // After the dialog has given the focus back.
    window.setTimeout(() => this.then(first.id, moved));
  }
}
