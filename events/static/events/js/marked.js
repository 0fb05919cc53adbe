/** Marks the words by which rows were found, without touching the page's text. */

/**
 * @param {HTMLElement[]} rows
 * @param {import("./search.js").Search} search
 */
export function mark(rows, search) {
  if (!("highlights" in CSS)) return;
  const found = new Highlight();
  for (const row of rows) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (const word of (text.textContent ?? "").matchAll(/\S+/g)) {
        if (!search.spelling.fold(word[0]).split(" ").some((each) => search.matched.has(each))) continue;
        const range = new Range();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        found.add(range);
      }
    }
  }
  CSS.highlights.set("found", found);
}
