/** Sends what waits, again and again while there is no connection, and asks what others did. */

import { SignedOut } from "./server.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {"saved" | "saving" | "waiting" | "signed_out" | "away"} Status */

const FIRST = 1000; // milliseconds until a move is tried again; twice that the next time
const LONGEST = 30_000;
const EVERY = 1000;

export class Sender extends EventTarget {
  /** @type {Status} */
  status = "saved";
  wait = 0;
  timer = 0;
  busy = false;

  /** @param {Store} store */
  constructor(store) {
    super();
    this.store = store;
    store.addEventListener("queued", () => this.send());
    window.addEventListener("online", () => this.send());
  }

  start() {
    this.send();
    this.poll();
  }

  async send() {
    if (this.busy || !this.store.queue.length) return;
    window.clearTimeout(this.timer);
    this.busy = true;
    try {
      while (this.store.queue.length) {
        if (!this.wait) this.become("saving");
        await this.store.send();
        this.wait = 0;
      }
      this.become("saved");
    } catch (error) {
      this.wait = Math.min(LONGEST, this.wait * 2 || FIRST);
      this.become(error instanceof SignedOut ? "signed_out" : "waiting");
      // Not all at once: many may have lost the same connection.
      this.timer = window.setTimeout(() => this.send(), this.wait * (0.8 + Math.random() * 0.4));
    } finally {
      this.busy = false;
    }
  }

  async poll() {
    if (!document.hidden) {
      try {
        await this.store.poll();
        if (!this.store.queue.length && !this.busy) this.become("saved");
      } catch (error) {
        const lost = error instanceof SignedOut ? "signed_out" : "away";
        if (!this.store.queue.length) this.become(lost);
      }
    }
    window.setTimeout(() => this.poll(), EVERY);
  }

  /** @param {Status} status */
  become(status) {
    const before = this.status;
    this.status = status;
    // The number that waits may have changed.
    if (before !== status || status === "waiting") {
      this.dispatchEvent(new CustomEvent("status", { detail: { status, before } }));
    }
  }
}
