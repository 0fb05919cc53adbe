/** How near two words are: one step apart, and Jaro and Winkler's measure. */

const BOOSTED = 0.7; // Winkler counts a common beginning only of words at least so alike

/**
 * How many letters must be set, left out or exchanged with their neighbour: 0, 1, or 2 for more.
 * @param {string} one
 * @param {string} other
 * @returns {0 | 1 | 2}
 */
export function steps(one, other) {
  if (one === other) return 0;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const more = long.length - short.length;
  if (more > 1) return 2;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let to = short.length;
  while (to > from && short[to - 1] === long[to - 1 + more]) to--;
  const rest = to - from;
  if (more) return rest ? 2 : 1;
  if (rest === 1) return 1;
  return rest === 2 && short[from] === long[from + 1] && short[from + 1] === long[from] ? 1 : 2;
}

/**
 * Jaro and Winkler's similarity, from 0 to 1.
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function similarity(one, other) {
  const alike = jaro(one, other);
  if (alike <= BOOSTED) return alike;
  let prefix = 0;
  while (prefix < Math.min(4, one.length, other.length) && one[prefix] === other[prefix]) prefix++;
  return alike + prefix * 0.1 * (1 - alike);
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
function jaro(one, other) {
  if (!one || !other) return one === other ? 1 : 0;
  if (one.length === 1 && other.length === 1) return one === other ? 1 : 0;
  const [ours, theirs] = common(one, other);
  if (!ours.length) return 0;
  let crossed = 0;
  for (const [place, letter] of ours.entries()) if (letter !== theirs[place]) crossed++;
  const count = ours.length;
  const turned = Math.floor(crossed / 2);
  return (count / one.length + count / other.length + (count - turned) / count) / 3;
}

/**
 * The letters that both words have near the same place, in the order of each.
 * @param {string} one
 * @param {string} other
 * @returns {[string[], string[]]}
 */
function common(one, other) {
  const reach = Math.floor(Math.max(one.length, other.length) / 2) - 1;
  const taken = new Set();
  const theirs = [];
  for (let place = 0; place < other.length; place++) {
    const last = Math.min(one.length - 1, place + reach);
    for (let near = Math.max(0, place - reach); near <= last; near++) {
      if (taken.has(near) || one[near] !== other[place]) continue;
      taken.add(near);
      theirs.push(other[place] ?? "");
      break;
    }
  }
  return [[...one].filter((_letter, place) => taken.has(place)), theirs];
}
