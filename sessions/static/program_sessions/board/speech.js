/** What is said to people who listen: a sentence at a time, of which only the last is read. */

import { make } from "./page.js";

const LATE = 120; // milliseconds: whoever holds an arrow key hears the last step alone

export class Speech {
  timer = 0;

  /** @param {HTMLElement} region a polite live region */
  constructor(region) {
    this.region = region;
  }

  /** @param {string} sentence */
  say(sentence) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.region.replaceChildren(make("p", "", sentence));
    }, LATE);
  }
}
