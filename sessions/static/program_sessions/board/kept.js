/**
 * Moves that the server has not answered yet, kept on the device until it has. Each lies under a
 * name of its own, so that two tabs of one person never overwrite each other's.
 */

/** @typedef {import("./store.js").Move} Move */

export class Kept {
  /**
   * @param {Storage} storage
   * @param {string} prefix of forum and user
   */
  constructor(storage, prefix) {
    this.storage = storage;
    this.prefix = prefix;
  }

  /** @returns {Move[]} in the order in which they were made */
  all() {
    const names = Object.keys(this.storage).filter((name) => name.startsWith(this.prefix));
    return names
      .flatMap((name) => read(this.storage.getItem(name)))
      .sort((one, other) => one.order - other.order);
  }

  /** @param {Move} move */
  put(move) {
    try {
      this.storage.setItem(this.prefix + move.key, JSON.stringify(move));
    } catch {
      // The device is full or keeps nothing: the move waits in this page alone.
    }
  }

  /** @param {Move} move */
  drop(move) {
    this.storage.removeItem(this.prefix + move.key);
  }
}

/**
 * @param {string | null} text
 * @returns {Move[]} none where it cannot be read
 */
function read(text) {
  try {
    const move = JSON.parse(text ?? "");
    return Array.isArray(move.items) ? [move] : [];
  } catch {
    return [];
  }
}
