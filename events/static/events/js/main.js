/** Every page's scripts. Each adds to a page that is whole without it; one that fails stops no other. */

import { start as copy } from "./copy.js";
import { start as find } from "./find.js";
import { start as offline } from "./offline.js";
import { start as mine } from "./mine.js";

/** @type {(() => void)[]} */
const features = [copy, find, offline, mine];

for (const start of features) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}

export {};
