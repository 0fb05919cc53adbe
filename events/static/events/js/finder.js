/** Finds as one types: shows, counts and marks what is met, and keeps the address true. */

import { mark } from "./marked.js";
import { met } from "./met.js";
import { all, element, page } from "./page.js";
import { Search } from "./search.js";
import { fits, rows, show } from "./shown.js";
import { say } from "./words.js";

const MARKED = 60; // rows; further ones are out of sight
const PAUSE = 400; // ms without a key until the address and the count are told

/** @param {HTMLFormElement} form */
export async function ready(form) {
  const found = await fetch(form.dataset["index"] ?? "");
  if (!found.ok) throw new Error(`${found.url}: ${found.status}`);
  return new Finder(form, new Search(await found.json()));
}

/** @param {string} selector */
const the = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

class Finder {
  typing = false;
  pause = 0;
  marking = 0;

  /**
   * @param {HTMLFormElement} form
   * @param {Search} search
   */
  constructor(form, search) {
    this.form = form;
    this.search = search;
    this.rows = rows(the("#programme"));
    this.people = !("view" in this.rows.box.dataset);
    this.view = this.people ? "people" : this.rows.box.dataset["view"] ?? "";
    this.unsought = [...the(".found").childNodes];
    this.told = element("p", { class: "vh", role: "status" });
    form.append(this.told);
    this.#listen();
  }

  #listen() {
    this.form.addEventListener("input", (event) => this.update(event.target === this.field));
    this.form.addEventListener("change", () => this.settle());
    this.form.addEventListener("submit", (event) => {
      if (!this.search.spelling.reads(this.field.value)) return;
      event.preventDefault();
      this.update(false);
    });
    addEventListener("popstate", () => this.form.isConnected && this.recall());
  }

  get field() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("q"));
  }

  /** What the form asks for, without what says nothing. */
  asked() {
    const given = [...new FormData(this.form)].map(([name, value]) => [name, String(value).trim()]);
    const asked = Object.fromEntries(given.filter(([, value]) => value));
    if (!asked["q"]) delete asked["order"];
    return asked;
  }

  /** @param {boolean} typing whether more keys will follow */
  async update(typing) {
    if (!this.search.spelling.reads(this.field.value)) return;
    if (!(await this.whole())) return;
    this.shown();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.settle(), typing ? PAUSE : 0);
    const address = this.address();
    const same = address === location.pathname + location.search;
    if (!same && !(typing && this.typing)) history.pushState(null, "", address);
    this.typing = typing;
  }

  /** Bring the page in line with what the form asks for. */
  shown() {
    const asked = this.asked();
    const { view, ...others } = asked;
    const sought = Object.keys(others).length > 0;
    const result = met(this.search, asked, this.view);
    const count = show(this.rows, result, sought);
    this.tell(asked, count, sought);
    const { sessions, people } = this.rows;
    const near = this.people ? people.filter((row) => !row.hidden) : sessions.filter((row) => fits(row, result));
    const first = result.best ? all(".best [data-n]", this.rows.box) : near;
    clearTimeout(this.marking); // once the found ones are seen
    this.marking = setTimeout(mark, 0, asked["q"] ? first.slice(0, MARKED) : [], this.search);
  }

  /** After a pause: the address, the links that keep it, and the count for who hears the page. */
  settle() {
    clearTimeout(this.pause);
    const address = this.address();
    if (address !== location.pathname + location.search) history.replaceState(null, "", address);
    for (const link of all(".langs a, .views a, .by-time")) {
      const { view } = link.dataset;
      const order = link.matches(".by-time") ? { order: "time" } : {};
      const target = new URL(/** @type {HTMLAnchorElement} */ (link).href);
      target.search = this.query({ ...(view === undefined ? {} : { view }), ...order });
      link.setAttribute("href", target.pathname + target.search);
    }
    const said = (the(".found b") ?? the(".found")).textContent ?? "";
    if (this.told.textContent !== said) this.told.textContent = said;
    if (document.activeElement !== this.field) this.typing = false;
  }

  /** @param {Record<string, string>} [other] */
  query(other = {}) {
    const asked = Object.entries({ ...this.asked(), ...other }).filter(([, value]) => value);
    return asked.length ? `?${new URLSearchParams(asked)}` : "";
  }

  address() {
    return new URL(this.form.action).pathname + this.query();
  }

  /** Fill the form from the address, as the back button has left it. */
  async recall() {
    if (!this.form.isConnected) return; // a newer programme has come with a form of its own
    const asked = new URLSearchParams(location.search);
    for (const field of this.form.querySelectorAll("input, select")) {
      const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (field);
      control.value = asked.get(control.name) ?? "";
    }
    this.typing = false;
    if (await this.whole()) this.shown();
    this.settle();
  }

  /**
   * Of a page that was made for a query the rest is fetched once; if it cannot be, the server asked.
   * @returns {Promise<boolean>}
   */
  async whole() {
    if (!("partial" in this.form.dataset)) return true;
    const view = this.people || !this.view ? "" : `?view=${this.view}`;
    try {
      const answer = await fetch(this.form.action + view);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (fresh.body.dataset["release"] !== String(page.release)) throw new Error("another release");
      if (!("partial" in this.form.dataset)) return true;
      this.take(fresh);
      return true;
    } catch {
      location.assign(this.address());
      return false;
    }
  }

  /** @param {Document} fresh */
  take(fresh) {
    const box = document.adoptNode(/** @type {HTMLElement} */ (fresh.querySelector("#programme")));
    this.rows.box.replaceWith(box);
    this.rows = rows(box);
    this.unsought = [...(fresh.querySelector(".found")?.childNodes ?? [])];
    delete this.form.dataset["partial"];
    document.dispatchEvent(new CustomEvent("forum:changed"));
  }

  /**
   * Say how many are met and by what.
   * @param {Record<string, string>} asked
   * @param {number} count
   * @param {boolean} sought
   */
  tell(asked, count, sought) {
    const line = the(".found");
    if (!sought) return line.replaceChildren(...this.unsought);
    const words = asked["q"] ?? "";
    const clear = element("a", { href: this.cleared() }, say(this.people ? "all_speakers" : "clear"));
    if (this.people) {
      line.replaceChildren(say("people_found", { count, sought: words }), " ", clear);
      return;
    }
    const { total = "", speakers = "" } = this.rows.box.dataset;
    const known = this.view === "speakers" ? ["of_speakers", speakers] : ["of_sessions", total];
    const [name = "", whole = ""] = known;
    const told = say(name, { shown: count, total: whole, count: whole });
    line.replaceChildren(element("b", {}, told), ...this.chosen(words), " ", clear);
  }

  /** @param {string} words */
  chosen(words) {
    const selects = /** @type {HTMLSelectElement[]} */ (all("select", this.form));
    const parts = selects.filter((each) => each.value).map((each) => {
      const label = this.form.querySelector(`label[for="${each.id}"]`)?.textContent ?? "";
      const option = each.selectedOptions[0];
      const named = element("span", option?.lang ? { lang: option.lang } : {}, option?.text ?? "");
      return element("span", {}, `${label}: `, named);
    });
    const spans = words ? [element("q", {}, words), ...parts] : parts;
    return spans.flatMap((each) => [" ", each]);
  }

  cleared() {
    const { view = "" } = this.asked();
    return new URL(this.form.action).pathname + (view ? `?view=${view}` : "");
  }
}
