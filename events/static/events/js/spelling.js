/** Words as all spellings share them: folded, their bones, their sound. `names.py` sets the rules. */

/**
 * @typedef {[pattern: string, by: string][]} Reading
 * @typedef {object} Rules
 * @property {Record<string, string>} sounds
 * @property {Reading[]} readings
 */

const VOWELS = "aeiou";
const SPACE = /\p{White_Space}+/u;
export const REPEATED = /(.)\1+/g;

export class Spelling {
  /**
   * @param {Record<string, string>} letters those that become the same, under what they become
   * @param {Rules} rules
   */
  constructor(letters, { sounds, readings }) {
    /** @type {Map<string, string>} */
    this.letters = new Map();
    for (const [plain, row] of Object.entries(letters)) {
      for (const letter of row) this.letters.set(letter, plain);
    }
    /** @type {Map<string, string>} */
    this.sounds = new Map();
    for (const [letter, row] of Object.entries(sounds)) {
      for (const spelling of row.split(" ")) this.sounds.set(spelling, letter);
    }
    const longest = [...this.sounds.keys()].sort((one, other) => other.length - one.length);
    this.spellings = new RegExp(longest.join("|"), "g");
    this.readings = readings.map((reading) =>
      reading.map(([pattern, by]) => /** @type {const} */ ([new RegExp(pattern, "g"), by])),
    );
  }

  /**
   * Whether every letter is known here; of others only the server knows what they become.
   * @param {string} text
   */
  reads(text) {
    return [...text.normalize("NFKC")].every((letter) => this.letters.has(letter));
  }

  /** @param {string} text plain words: a-z and 0-9, one space between them */
  fold(text) {
    const plain = [...text.normalize("NFKC")].map((letter) => this.letters.get(letter) ?? " ");
    return plain.join("").replace(/ +/g, " ").trim();
  }

  /**
   * Each word folded and as written, in lower case.
   * @param {string} text
   * @returns {[folded: string, written: string][]}
   */
  words(text) {
    const written = text.normalize("NFC").split(SPACE).filter(Boolean);
    return written.flatMap((word) =>
      this.fold(word).split(" ").filter(Boolean)
        .map((folded) => /** @type {[string, string]} */ ([folded, lower(word)])),
    );
  }

  /** @param {string} word all ways to read a folded word, as consonants */
  bones(word) {
    const read = [word, ...this.readings.map((rules) =>
      rules.reduce((said, [pattern, by]) => said.replace(pattern, by), word),
    )];
    return [...new Set(read.map((each) => this.#bare(each)).filter(Boolean))];
  }

  /** @param {string} word a folded word with one letter for each family of sounds */
  spoken(word) {
    const said = word.replace(this.spellings, (spelling) => {
      const letter = this.sounds.get(spelling) ?? "";
      return letter === "." ? spelling : letter;
    });
    return said.replace(/y/g, "i").replace(REPEATED, "$1");
  }

  /** @param {string} word */
  #bare(word) {
    const sounds = word.replace(this.spellings, (spelling) => this.sounds.get(spelling) ?? "");
    const once = sounds.replace(REPEATED, "$1");
    return once.replace(/^\./, "a").replace(/\./g, "").toUpperCase();
  }
}

/** @param {string} spoken as said, and without the i that Georgian adds after a consonant */
export function endings(spoken) {
  const bare = spoken.replace(/i$/, "");
  return bare !== spoken && bare && !VOWELS.includes(bare.slice(-1)) ? [spoken, bare] : [spoken];
}

/** @param {string} text */
const lower = (text) => text.replace(/İ/g, "i").toLowerCase();
