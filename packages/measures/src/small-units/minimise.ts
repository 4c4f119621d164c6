/** A function to be made small: its value, the gradient written to `slope`. */
export type Smooth = (at: Float64Array, slope: Float64Array) => number;

/**
 * A minimum of a smooth function near a start, by BFGS with halved steps (Nocedal & Wright 2006, ch. 6). For a handful of unknowns. Stops where
 * the largest slope is below the tolerance or no step helps.
 */
export function minimise(f: Smooth, start: Float64Array, tolerance = 1e-9, rounds = 500): Float64Array {
  const n = start.length;
  const inverse = new Float64Array(n * n);
  const reset = (): void => {
    inverse.fill(0);
    for (let i = 0; i < n; i += 1) inverse[i * n + i] = 1;
  };
  reset();
  let at = Float64Array.from(start);
  let slope = new Float64Array(n);
  let value = f(at, slope);
  let fresh = true;
  for (let round = 0; round < rounds; round += 1) {
    if (slope.every((s) => Math.abs(s) < tolerance)) break;
    const way = new Float64Array(n);
    for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) way[i]! -= inverse[i * n + j]! * slope[j]!;
    let down = dot(way, slope);
    if (!(down < 0)) {
      reset();
      fresh = true;
      for (let i = 0; i < n; i += 1) way[i] = -slope[i]!;
      down = dot(way, slope);
    }
    const longest = way.reduce((most, step) => Math.max(most, Math.abs(step)), 0);
    let length = Math.min(1, 2 / longest);
    const next = new Float64Array(n);
    const nextSlope = new Float64Array(n);
    let nextValue = Infinity;
    for (; length > 1e-12; length /= 2) {
      for (let i = 0; i < n; i += 1) next[i] = at[i]! + length * way[i]!;
      nextValue = f(next, nextSlope);
      if (nextValue <= value + 1e-4 * length * down) break;
    }
    if (!(nextValue < value)) {
      if (fresh) break;
      reset();
      fresh = true;
      continue;
    }
    fresh = false;
    update(
      inverse,
      next.map((v, i) => v - at[i]!),
      nextSlope.map((s, i) => s - slope[i]!),
    );
    at = next;
    slope = nextSlope;
    value = nextValue;
  }
  return at;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, left alone where the curvature along s is not positive. */
function update(inverse: Float64Array, s: Float64Array, y: Float64Array): void {
  const n = s.length;
  const curvature = dot(s, y);
  if (!(curvature > 1e-16)) return;
  const Hy = Float64Array.from(s, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += inverse[i * n + j]! * y[j]!;
    return sum;
  });
  const scale = (1 + dot(y, Hy) / curvature) / curvature;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1)
      inverse[i * n + j]! += scale * s[i]! * s[j]! - (Hy[i]! * s[j]! + s[i]! * Hy[j]!) / curvature;
}
