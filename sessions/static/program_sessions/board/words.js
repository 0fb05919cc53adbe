/** The board's words in the reader's language: `sessions/admin/board_words.py`. */

/** @type {Record<string, string | Record<string, string>>} */
const words = JSON.parse(document.getElementById("board-words")?.textContent ?? "{}");
const plural = new Intl.PluralRules(document.documentElement.lang);

/**
 * A word or sentence, with its named values; with a `count` in the form that the number wants.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function word(name, values = {}) {
  const said = words[name] ?? name;
  const form =
    typeof said === "string" ? said : (said[plural.select(Number(values.count))] ?? said.other);
  return (form ?? name).replace(/%\((\w+)\)s/g, (_whole, key) => String(values[key] ?? ""));
}
