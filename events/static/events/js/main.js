/** Every page's scripts. Each adds to a page that is whole without it; one that fails stops no other. */

/** @type {(() => void)[]} */
const features = [];

for (const start of features) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}

export {};
