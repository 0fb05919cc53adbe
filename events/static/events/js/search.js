/** Find speakers and sessions by any spelling, ranked as the API ranks them (`search.py`). */

import { similarity, steps } from "./near.js";
import { endings, REPEATED, Spelling } from "./spelling.js";

/**
 * @typedef {object} Thing a speaker or session; `texts` are pairs: place in `fields`, number
 * @property {number} n
 * @property {number[]} texts
 *
 * @typedef {Record<string, string[] | undefined>} Values
 * @typedef {Thing & Values} Speaker
 * @typedef {Thing & Values & { stage: [role: string, speaker: number][] }} Session
 *
 * @typedef {Record<"exact" | "beginning" | "folded" | "folded_beginning" | "similar" | "slip" |
 *   "begun" | "part" | "least" | "least_mean" | "behind" | "half" | "short" | "longest", number>
 * } Weights
 *
 * @typedef {object} Findable what the server says of a release (`findable.py`)
 * @property {Record<string, string>} letters
 * @property {Weights & import("./spelling.js").Rules & { fields: number[] }} rules
 * @property {string} words
 * @property {string} written
 * @property {string} bones
 * @property {number[][]} texts each its size and its words
 * @property {Record<string, number[]>} themes
 * @property {Speaker[]} speakers
 * @property {Session[]} sessions
 *
 * @typedef {{ n: number, score: number }} Hit
 * @typedef {Map<number, number>} Scores by number, of words or of texts
 * @typedef {[thing: number, weight: number][][]} Uses of each text
 */

const WEAKER = 0.1; // than the best word may be another by which a thing is said to be found
const [SPEAKER, ORGANISATION, THEME] = [4, 6, 7]; // places in `fields`

export class Search {
  /** @param {Findable} findable */
  constructor(findable) {
    const { letters, rules, texts } = findable;
    this.findable = findable;
    this.rules = rules;
    this.spelling = new Spelling(letters, rules);
    this.folded = findable.words.split(" ");
    const written = findable.written.split(" ");
    this.written = this.folded.map((word, place) => written[place] || word);
    this.sizes = texts.map(([size = 0]) => size);
    /** @type {number[][]} */
    this.texts = this.folded.map(() => []);
    texts.forEach(([, ...words], text) => words.forEach((word) => this.texts[word]?.push(text)));
    /** @type {Map<string, number[]>} */
    this.byBone = new Map();
    findable.bones.split(" ").forEach((bones, word) => {
      for (const bone of bones.split(".").filter(Boolean)) push(this.byBone, bone, word);
    });
    this.inSpeakers = this.#uses(findable.speakers, () => []);
    this.inSessions = this.#uses(findable.sessions, (session) => this.#around(session));
    /** @type {Set<string>} folded words that the last query was found by */
    this.matched = new Set();
  }

  /** @param {string} query */
  speakers(query) {
    return this.#found(query, this.findable.speakers, this.inSpeakers);
  }

  /** @param {string} query */
  sessions(query) {
    return this.#found(query, this.findable.sessions, this.inSessions);
  }

  /**
   * In what things each text stands, and how much it weighs there.
   * @template {Thing} T
   * @param {T[]} things
   * @param {(thing: T) => number[]} further
   * @returns {Uses}
   */
  #uses(things, further) {
    /** @type {Uses} */
    const uses = this.sizes.map(() => []);
    things.forEach((thing, place) => {
      for (const [field, text] of pairs([...thing.texts, ...further(thing)])) {
        uses[text]?.push([place, this.rules.fields[field] ?? 0]);
      }
    });
    return uses;
  }

  /** @param {Session} session the texts of its speakers and themes, in pairs */
  #around({ stage, theme = [] }) {
    const { speakers, themes } = this.findable;
    const named = stage.flatMap(([, place]) =>
      [...pairs(speakers[place]?.texts ?? [])].flatMap(([field, text]) =>
        [field === ORGANISATION ? ORGANISATION : SPEAKER, text]),
    );
    const about = theme.flatMap((slug) => themes[slug] ?? []);
    return [...named, ...about.flatMap((text) => [THEME, text])];
  }

  /**
   * @param {string} query
   * @param {Thing[]} things
   * @param {Uses} uses
   * @returns {Hit[]} the best first
   */
  #found(query, things, uses) {
    const words = distinct(this.spelling.words(query)).slice(0, this.rules.longest);
    this.matched = new Set();
    if (!words.length) return [];
    const matches = this.#matches(words);
    const best = this.#spread(matches, uses);
    for (const [thing, score] of this.#together(matches, uses)) raise(best, thing, score);
    const bar = Math.max(
      this.rules.least_mean, Math.max(0, ...best.values()) - this.rules.behind,
    );
    return [...best]
      .filter(([, score]) => score >= bar)
      .sort(([one, first], [other, second]) => second - first || one - other)
      .map(([place, score]) => ({ n: things[place]?.n ?? 0, score }));
  }

  /**
   * For each word the texts in which it is found, alone or as one with its neighbour.
   * @param {[string, string][]} words
   */
  #matches(words) {
    const last = words.length - 1;
    const matches = words.map(([folded, written], place) =>
      this.#texts(folded, written, place === last ? 1 : this.rules.begun),
    );
    for (let place = 0; place < last; place++) {
      const [[one, first], [other, second]] =
        /** @type {[[string, string], [string, string]]} */ (words.slice(place, place + 2));
      for (const [text, score] of this.#texts(one + other, first + second, 1)) {
        for (const found of matches.slice(place, place + 2)) raise(found, text, score);
      }
    }
    return matches;
  }

  /**
   * The texts in which one word is found; `begun` is what a word that it only begins is worth.
   * @param {string} folded
   * @param {string} written
   * @param {number} begun
   * @returns {Scores}
   */
  #texts(folded, written, begun) {
    /** @type {Scores} */
    const words = new Map();
    this.#beginnings(words, folded, written, begun);
    if (folded.length >= this.rules.short) {
      this.#similar(words, folded);
      this.#slips(words, folded);
    }
    /** @type {Scores} */
    const found = new Map();
    const best = Math.max(this.rules.least_mean, Math.max(0, ...words.values()) - WEAKER);
    for (const [word, score] of words) {
      if (score >= best) this.matched.add(this.folded[word] ?? "");
      for (const text of this.texts[word] ?? []) raise(found, text, score);
    }
    return found;
  }

  /**
   * @param {Scores} found
   * @param {string} folded
   * @param {string} written
   * @param {number} begun
   */
  #beginnings(found, folded, written, begun) {
    const { exact, beginning, folded: plain, folded_beginning: plainly } = this.rules;
    for (let place = from(this.folded, folded); this.folded[place]?.startsWith(folded); place++) {
      const there = this.written[place] ?? "";
      if (this.folded[place] === folded) raise(found, place, there === written ? exact : plain);
      else raise(found, place, begun * (there.startsWith(written) ? beginning : plainly));
    }
  }

  /**
   * @param {Scores} found
   * @param {string} folded
   */
  #similar(found, folded) {
    const { half, similar, least } = this.rules;
    const said = endings(this.spelling.spoken(folded));
    for (const bone of this.spelling.bones(folded)) {
      for (const [other, words] of this.byBone) {
        const apart = steps(bone, other);
        const alike = 1 - apart / Math.max(bone.length, other.length);
        if (apart > 1 || alike <= half) continue;
        for (const word of words) {
          const spoken = this.spelling.spoken(this.folded[word] ?? "");
          const close = Math.max(...said.map((ending) => similarity(ending, spoken)));
          const score = (similar * (alike + close)) / 2;
          if (score >= least) raise(found, word, score);
        }
      }
    }
  }

  /**
   * @param {Scores} found
   * @param {string} folded
   */
  #slips(found, folded) {
    const own = letters(folded);
    this.folded.forEach((word, place) => {
      if (steps(folded, word) !== 1) return;
      if (letters(word).some((each) => own.includes(each))) raise(found, place, this.rules.slip);
    });
  }

  /**
   * For each thing the one text that has all words of the query, if there is one.
   * @param {Scores[]} matches
   * @param {Uses} uses
   */
  #together(matches, uses) {
    /** @type {Scores} */
    const best = new Map();
    for (const text of matches[0]?.keys() ?? []) {
      const scores = ofAll(matches, text);
      if (!scores) continue;
      const more = (this.sizes[text] ?? 0) > matches.length ? this.rules.part : 0;
      for (const [thing, weight] of uses[text] ?? []) {
        raise(best, thing, mean(scores.map((score) => score * weight)) - more);
      }
    }
    return best;
  }

  /**
   * For each thing the best texts for each word of the query, where all words are found.
   * @param {Scores[]} matches
   * @param {Uses} uses
   */
  #spread(matches, uses) {
    const bests = matches.map((found) => {
      /** @type {Scores} */
      const best = new Map();
      for (const [text, score] of found) {
        for (const [thing, weight] of uses[text] ?? []) raise(best, thing, score * weight);
      }
      return best;
    });
    /** @type {Scores} */
    const spread = new Map();
    for (const thing of bests[0]?.keys() ?? []) {
      const scores = ofAll(bests, thing);
      if (scores) spread.set(thing, mean(scores) - 2 * this.rules.part);
    }
    return spread;
  }
}

/**
 * What each of these says of one thing or text; null where one of them does not know it.
 * @param {Scores[]} all
 * @param {number} key
 */
function ofAll(all, key) {
  const scores = [];
  for (const each of all) {
    const score = each.get(key);
    if (score === undefined) return null;
    scores.push(score);
  }
  return scores;
}

/**
 * @param {Scores} scores
 * @param {number} key
 * @param {number} score
 */
function raise(scores, key, score) {
  if (score > (scores.get(key) ?? -1)) scores.set(key, score);
}

/** @param {number[]} scores */
const mean = (scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length;

/** @param {string} word its letters by the alphabet, as they are and none doubled */
const letters = (word) =>
  [word, word.replace(REPEATED, "$1")].map((each) => [...each].sort().join(""));

/**
 * @param {Map<string, number[]>} lists
 * @param {string} key
 * @param {number} value
 */
function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * @param {number[]} flat
 * @returns {Generator<[number, number]>}
 */
function* pairs(flat) {
  for (let place = 0; place < flat.length; place += 2) {
    yield [flat[place] ?? 0, flat[place + 1] ?? 0];
  }
}

/**
 * Where in a sorted list what is not before `sought` begins.
 * @param {string[]} sorted
 * @param {string} sought
 */
function from(sorted, sought) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {[string, string][]} words
 * @returns {[string, string][]}
 */
const distinct = (words) => [...new Map(words.map((each) => [each.join(" "), each])).values()];
