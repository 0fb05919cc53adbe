/** What others do on the same board: seen, and said. */

import { word } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./server.js").Server} Server */

const SEEN = 4000; // milliseconds that a moved session is marked as new

export class News {
  changed = false;

  /**
   * @param {View} view
   * @param {import("./ghosts.js").Ghosts} ghosts
   * @param {import("./carry.js").Carry} carry
   * @param {Server} server
   * @param {import("./speech.js").Speech} speech
   */
  constructor(view, ghosts, carry, server, speech) {
    this.view = view;
    this.ghosts = ghosts;
    this.carry = carry;
    this.server = server;
    this.speech = speech;
    view.store.addEventListener("news", (event) => {
      this.moved(/** @type {CustomEvent} */ (event).detail.ids);
    });
    view.store.addEventListener("frame", () => this.reload());
  }

  /** @param {string[]} ids */
  moved(ids) {
    for (const id of ids) this.mark(id);
    const [held] = this.carry.held(ids);
    if (held) this.ghosts.stale([held]);
    const id = held ?? ids[0] ?? "";
    const session = this.view.store.sessions.get(id);
    if (!session) return;
    if (!held && ids.length > 1) return this.speech.say(word("news_many", { count: ids.length }));
    const name = session.by || word("somebody");
    const values = { name, title: session.title, place: this.view.telling.place(session) };
    this.speech.say(word(held ? "in_hand" : "news", values));
  }

  /** @param {string} id */
  mark(id) {
    const item = this.view.elements.get(id);
    item?.classList.add("new");
    window.setTimeout(() => item?.classList.remove("new"), SEEN);
  }

  /** Rooms, themes or days have changed: everything is read again, but not under a hand. */
  async reload() {
    if (this.carry.on || this.view.store.queue.length) return;
    const answer = await this.server.board().catch(() => null);
    // Out of reach: the next question of what changed asks for this again.
    if (!answer || this.carry.on) return;
    const { body } = answer;
    const { date } = this.view.now;
    this.view.store.load(body);
    this.view.day = Math.max(
      0,
      this.view.store.days.findIndex((day) => day.date === date),
    );
    this.view.redraw();
  }
}
