/** Places, lengths and conflicts in words. */

import { ALL_ROOMS } from "./model.js";
import { again, dayOf, minuteOf, shown } from "./time.js";
import { word } from "./words.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./model.js").Session} Session */
/** @typedef {import("./model.js").Place} Place */
/** @typedef {import("./model.js").Conflict} Conflict */
/** @typedef {import("./time.js").Day} Day */

const AT_ONCE = 2; // conflicts that one sentence names

export class Telling {
  /**
   * @param {Store} store
   * @param {{ day: number }} view whose day needs no naming
   */
  constructor(store, view) {
    this.store = store;
    this.view = view;
  }

  /**
   * From when to when, as `11:00–12:30`; only the start where nobody has said how long it takes.
   * @param {Place} place
   * @returns {[string, string]} the start, and the rest of it
   */
  hours(place) {
    const day = this.store.days[dayOf(this.store.days, place.at)];
    if (!day || place.at === null) return ["", ""];
    const minute = minuteOf(day, place.at);
    const start = again(day, minute)
      ? word("second_time", { time: shown(day, minute) })
      : shown(day, minute);
    return [start, place.minutes === null ? "" : `–${shown(day, minute + place.minutes)}`];
  }

  /** @param {Place} place */
  length = (place) =>
    place.minutes === null ? word("no_length") : word("length", { count: place.minutes });

  /** @param {string | null} room */
  room(room) {
    if (room === null) return word("no_room");
    if (room === ALL_ROOMS) return word("all_rooms");
    return this.store.rooms.find(({ id }) => id === room)?.name ?? "";
  }

  /**
   * @param {Place} place
   * @returns {string} `Hall 1, 11:00–12:30`, with the day where it is another one
   */
  place(place) {
    if (place.gone) return word("removed");
    if (place.at === null) return word("in_tray");
    const day = dayOf(this.store.days, place.at);
    const named = day === this.view.day ? "" : `${this.store.days[day]?.title ?? ""}, `;
    return `${named}${this.room(place.room)}, ${this.hours(place).join("")}`;
  }

  /** @param {string} id */
  title = (id) => this.store.sessions.get(id)?.title ?? "";

  /**
   * What a session conflicts with where it stands.
   * @param {Conflict[]} conflicts
   */
  conflict = (conflicts) => this.listed(conflicts, "same_room", "also_in");

  /**
   * What it would meet where it is held.
   * @param {Conflict[]} conflicts
   */
  meets = (conflicts) => this.listed(conflicts, "meets", "is_in");

  /**
   * @param {Conflict[]} conflicts
   * @param {string} room
   * @param {string} person
   */
  listed(conflicts, room, person) {
    const told = conflicts
      .slice(0, AT_ONCE)
      .map(({ kind, other, who }) =>
        word(kind === "room" ? room : person, { title: this.title(other), person: who }),
      );
    const more = conflicts.length - told.length;
    return [...told, ...(more > 0 ? [word("more", { count: more })] : [])].join(" ");
  }

  /**
   * Where it stands now, and what is wrong with that.
   * @param {Session} session
   * @param {Conflict[]} conflicts
   */
  standing(session, conflicts) {
    const said = word("placed", { title: session.title, place: this.place(session) });
    if (!conflicts.length) return said;
    return `${said} ${word("conflict", { conflicts: this.conflict(conflicts) })}`;
  }
}
