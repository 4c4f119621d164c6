/** A function's value at a point and its slope there. A value of −∞ or +∞ says on which side of the root the point lies, no more. */
export interface Sloped {
  value: number;
  slope: number;
}

/**
 * Root of a monotone function by Newton's method, kept inside the bracket seen so far; halves the bracket where Newton would leave it.
 * Stops when a step no longer changes the point by more than `tolerance` of its size (of 1 near 0).
 */
export function rootOf(start: number, at: (x: number) => Sloped, rising = true, tolerance = 4e-16): number {
  let low = -Infinity;
  let high = Infinity;
  let reach = 1;
  let x = start;
  for (let round = 0; round < 300; round += 1) {
    const { value, slope } = at(x);
    if (value === 0) return x;
    if (value < 0 === rising) low = x;
    else high = x;
    let next = Number.isFinite(value) && slope !== 0 ? x - value / slope : NaN;
    if (!(next > low && next < high)) {
      if (low === -Infinity || high === Infinity) {
        next = low === -Infinity ? high - reach : low + reach;
        reach *= 2;
      } else next = low + (high - low) / 2;
    }
    if (next === x || Math.abs(next - x) <= tolerance * Math.max(1, Math.abs(next))) return next;
    x = next;
  }
  return x;
}

/** Where a function that changes sign between `low` and `high` crosses 0, to the last digit, by halving. */
export function crossingOf(low: number, high: number, at: (x: number) => number): number {
  const falling = at(low) > 0;
  let from = low;
  let to = high;
  for (let round = 0; round < 200; round += 1) {
    const middle = from + (to - from) / 2;
    if (middle === from || middle === to) break;
    if (at(middle) > 0 === falling) from = middle;
    else to = middle;
  }
  return from + (to - from) / 2;
}
