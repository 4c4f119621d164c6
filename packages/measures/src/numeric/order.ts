/** Below this a comparison sort is faster than clearing the counters of the radix sort. */
const FEW = 192;
const BITS = 11;
const RADIX = 1 << BITS;
const MASK = RADIX - 1;
const PASSES = 6;

/**
 * Positions of the keys from the smallest to the largest; equal keys keep their order, −0 and 0 are equal. Keys are finite.
 * Fills and returns `into` where given (length n).
 *
 * A stable radix sort over the 64 bits of the keys, in six passes of 11 bits; a pass in which all keys agree is skipped. Measured on 5,984
 * shares: 0.2 ms, against 1.3 ms for sorting positions with a comparison.
 */
export function orderBy(keys: Float64Array, into: Uint32Array = new Uint32Array(keys.length)): Uint32Array {
  const n = keys.length;
  for (let at = 0; at < n; at += 1) into[at] = at;
  if (n < FEW) return into.sort((a, b) => keys[a]! - keys[b]! || a - b);

  const words = sortableWords(keys);
  const starts = new Uint32Array(PASSES * RADIX);
  for (let at = 0; at < n; at += 1) {
    const low = words[2 * at]!;
    const high = words[2 * at + 1]!;
    starts[low & MASK]! += 1;
    starts[RADIX + ((low >>> 11) & MASK)]! += 1;
    starts[2 * RADIX + (low >>> 22)]! += 1;
    starts[3 * RADIX + (high & MASK)]! += 1;
    starts[4 * RADIX + ((high >>> 11) & MASK)]! += 1;
    starts[5 * RADIX + (high >>> 22)]! += 1;
  }

  let from: Uint32Array = into;
  let to: Uint32Array = new Uint32Array(n);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const word = pass < 3 ? 0 : 1;
    const shift = (pass % 3) * BITS;
    const first = pass * RADIX;
    if (starts[first + ((words[word]! >>> shift) & MASK)] === n) continue;
    for (let digit = 0, sum = 0; digit < RADIX; digit += 1) {
      const count = starts[first + digit]!;
      starts[first + digit] = sum;
      sum += count;
    }
    for (let at = 0; at < n; at += 1) {
      const position = from[at]!;
      const digit = first + ((words[2 * position + word]! >>> shift) & MASK);
      to[starts[digit]!] = position;
      starts[digit]! += 1;
    }
    [from, to] = [to, from];
  }
  if (from !== into) into.set(from);
  return into;
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
