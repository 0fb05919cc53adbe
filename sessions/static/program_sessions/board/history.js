/** What was done, to be undone and done again. No page, no server. */

/** @typedef {import("./model.js").Place} Place */
/** @typedef {{ id: string, from: Place, to: Place }} Change */
/** @typedef {{ key: string, label: string, changes: Change[] }} Step `key` of its last move */
/** @typedef {"undo" | "redo"} Way */

export class History {
  /** @type {Record<Way, Step[]>} */
  steps = { undo: [], redo: [] };

  /** @param {Step} step */
  note(step) {
    this.steps.undo.push(step);
    this.steps.redo = [];
  }

  /** @param {Way} way */
  can = (way) => this.steps[way].length > 0;

  /**
   * Takes the last step, to be turned.
   * @param {Way} way
   */
  take = (way) => this.steps[way].pop();

  /**
   * Keeps a step that was turned, for the way back.
   * @param {Way} way in which it was turned
   * @param {Step} step
   */
  turned(way, step) {
    this.steps[way === "undo" ? "redo" : "undo"].push(step);
  }

  /**
   * The step of a refused move never was.
   * @param {string} key
   */
  forget(key) {
    for (const way of /** @type {Way[]} */ (["undo", "redo"])) {
      this.steps[way] = this.steps[way].filter((step) => step.key !== key);
    }
  }
}

/**
 * Where a step's sessions stand after it, and where they go when it is turned.
 * @param {Step} step
 * @param {Way} way
 */
export const turn = (step, way) =>
  step.changes.map(({ id, from, to }) =>
    way === "undo" ? { id, now: to, then: from } : { id, now: from, then: to },
  );
