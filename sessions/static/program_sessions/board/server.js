/** The board's addresses at the server. */

/** @typedef {import("./store.js").Move} Move */
/** @typedef {{ state: string, changes: string, moves: string, conflicts: string }} Addresses */
/** @typedef {{ status: number, body: any }} Answer */

const PATIENCE = 8000; // milliseconds

/** The server is out of reach, or does not answer as it should: try again. */
class NoConnection extends Error {}

/** The server would not know us any more: sign in again. */
export class SignedOut extends Error {}

export class Server {
  /**
   * @param {Addresses} addresses
   * @param {string} token against forged requests
   */
  constructor(addresses, token) {
    this.addresses = addresses;
    this.token = token;
  }

  /** Everything there is on the board. */
  board = () => this.ask(this.addresses.state);

  /**
   * What changed since, ours and others'.
   * @param {number} since
   */
  changes = (since) => this.ask(`${this.addresses.changes}?since=${since}`);

  /** What conflicts in the forum, with what was acknowledged. */
  conflicts = () => this.ask(this.addresses.conflicts);

  /**
   * Makes a move, or tells why not. Sent twice it is made once.
   * @param {Move} move
   */
  move({ key, items }) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    const body = JSON.stringify({ key, items: items.map(asked) });
    return this.ask(this.addresses.moves, { method: "POST", headers, body });
  }

  /**
   * @param {string} address
   * @param {RequestInit} [how]
   * @returns {Promise<Answer>}
   */
  async ask(address, how = {}) {
    const signal = AbortSignal.timeout(PATIENCE);
    const options = { ...how, redirect: /** @type {const} */ ("manual"), signal };
    const answer = await fetch(address, options).catch(() => {
      throw new NoConnection();
    });
    if (answer.status >= 500 || answer.status === 429) throw new NoConnection();
    // What is not JSON is a page: to sign in, or that says why this was not meant by us.
    const told = answer.headers.get("Content-Type")?.includes("json");
    if (answer.type === "opaqueredirect" || !told) throw new SignedOut();
    const body = await answer.json().catch(() => {
      throw new NoConnection();
    });
    return { status: answer.status, body };
  }
}

/**
 * A copy has the original's title and kind, and a break is named by the server in every language.
 * @param {import("./rows.js").Item} item
 */
function asked({ title, kind, copy, ...item }) {
  if (copy) return { ...item, copy };
  return kind ? { ...item, kind, ...(kind !== "break" && { title }) } : item;
}
