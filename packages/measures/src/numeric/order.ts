/** Below this a comparison sort is faster than clearing the counters of the radix sort. */
const FEW = 192;
const BITS = 11;
const RADIX = 1 << BITS;
const MASK = RADIX - 1;
const HIGH_WORD = [3, 4, 5] as const;
const BOTH_WORDS = [0, 1, 2, ...HIGH_WORD] as const;
/** So many exchanges for each key are cheaper than sorting by the low words too. */
const PATIENCE = 4;

/**
 * Positions of the keys from the smallest to the largest; equal keys keep their order, −0 and 0 are equal. Keys are finite.
 * Fills and returns `into` where given (length n).
 *
 * A stable radix sort over the upper 32 bits of the keys, three passes of 11, then exchanges of the few neighbours that these do not tell apart; where
 * they are many, over all 64 bits. Measured: the Gini index of 5,984 areas in 0.2–0.3 ms, against 1.3 ms with a comparison of positions.
 */
export function orderBy(keys: Float64Array, into: Uint32Array = new Uint32Array(keys.length)): Uint32Array {
  const n = keys.length;
  for (let at = 0; at < n; at += 1) into[at] = at;
  if (n < FEW) return into.sort((a, b) => keys[a]! - keys[b]! || a - b);
  const words = sortableWords(keys);
  sortByWords(words, into, HIGH_WORD);
  if (settled(keys, into)) return into;
  for (let at = 0; at < n; at += 1) into[at] = at;
  return sortByWords(words, into, BOTH_WORDS);
}

/** The bits of the keys, low word before high, changed so that they sort as whole numbers do: negative keys below positive. */
function sortableWords(keys: Float64Array): Uint32Array {
  const n = keys.length;
  const copy = new Float64Array(n);
  for (let at = 0; at < n; at += 1) copy[at] = keys[at]! + 0;
  const words = new Uint32Array(copy.buffer);
  for (let at = 0; at < n; at += 1) {
    const high = words[2 * at + 1]!;
    if (high >>> 31 === 1) {
      words[2 * at] = ~words[2 * at]!;
      words[2 * at + 1] = ~high;
    } else words[2 * at + 1] = high ^ 0x80000000;
  }
  return words;
}

/** Digits 0–2 are those of the low word, 3–5 of the high. A digit that all keys share is skipped. */
function sortByWords(words: Uint32Array, into: Uint32Array, digits: readonly number[]): Uint32Array {
  const n = into.length;
  const starts = new Uint32Array(RADIX);
  let from: Uint32Array = into;
  let to: Uint32Array = new Uint32Array(n);
  for (const digit of digits) {
    const word = digit < 3 ? 0 : 1;
    const shift = (digit % 3) * BITS;
    starts.fill(0);
    for (let at = word; at < words.length; at += 2) starts[(words[at]! >>> shift) & MASK]! += 1;
    if (starts[(words[word]! >>> shift) & MASK] === n) continue;
    for (let value = 0, sum = 0; value < RADIX; value += 1) {
      const count = starts[value]!;
      starts[value] = sum;
      sum += count;
    }
    for (let at = 0; at < n; at += 1) {
      const position = from[at]!;
      const value = (words[2 * position + word]! >>> shift) & MASK;
      to[starts[value]!] = position;
      starts[value]! += 1;
    }
    [from, to] = [to, from];
  }
  if (from !== into) into.set(from);
  return into;
}

/** Moves each position down past larger keys; gives up when that takes long. */
function settled(keys: Float64Array, order: Uint32Array): boolean {
  let left = PATIENCE * order.length;
  let before = keys[order[0]!]!;
  for (let at = 1; at < order.length; at += 1) {
    const position = order[at]!;
    const key = keys[position]!;
    if (before <= key) {
      before = key;
      continue;
    }
    let to = at;
    for (; to > 0 && keys[order[to - 1]!]! > key; to -= 1) {
      order[to] = order[to - 1]!;
      left -= 1;
    }
    order[to] = position;
    if (left < 0) return false;
  }
  return true;
}
