/**
 * Positions of the keys from the smallest to the largest; equal keys keep their order. Keys are finite.
 * Fills and returns `into` where given (length n).
 */
export function orderBy(keys: Float64Array, into: Uint32Array = new Uint32Array(keys.length)): Uint32Array {
  for (let at = 0; at < into.length; at += 1) into[at] = at;
  return into.sort((a, b) => keys[a]! - keys[b]! || a - b);
}
