/** Every page's scripts. Each adds to a page that is whole without it; one that fails stops no other.
 *
 * What a script puts into `main` goes when a new release comes in its place (`live.js`), or another
 * list of rows (`finder.js`): the document then hears `forum:changed`, and it does so again.
 */

import { start as clock } from "./clock.js";
import { start as copy } from "./copy.js";
import { start as find } from "./find.js";
import { start as live } from "./live.js";
import { start as offline } from "./offline.js";
import { start as mine } from "./mine.js";
import { start as share } from "./share.js";
import { start as zone } from "./zone.js";

/** @type {(() => void)[]} */
const features = [zone, copy, find, clock, offline, mine, share, live];

for (const start of features) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}

export {};
