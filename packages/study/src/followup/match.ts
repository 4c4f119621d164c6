/** An area as it was before: its code and what it is likened by, in a fixed order. */
export interface Alike {
  code: string;
  features: readonly number[];
}

export interface Match {
  /** Positions in the pool, nearest first. */
  at: number[];
  distances: number[];
}

/** Mean and spread of each feature over areas; a feature without spread is given 1, so that it tells nothing apart. */
export function scaleOf(areas: readonly Alike[]): { mean: number[]; sd: number[] } {
  const width = areas[0]?.features.length ?? 0;
  const mean = Array.from(
    { length: width },
    (_, f) => areas.reduce((sum, { features }) => sum + features[f]!, 0) / areas.length,
  );
  const sd = mean.map((m, f) => {
    const squares = areas.reduce((sum, { features }) => sum + (features[f]! - m) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, areas.length - 1)) || 1;
  });
  return { mean, sd };
}

/**
 * The `k` areas of the pool that are most like one: least Euclidean distance over features in standard deviations of the pool, each
 * feature alike (Abadie & Imbens 2006 for matching with replacement). Ties go by code, so the answer is always the same.
 */
export function nearest(one: Alike, pool: readonly Alike[], sd: readonly number[], k: number): Match {
  const best: { at: number; code: string; square: number }[] = [];
  for (const [at, { code, features }] of pool.entries()) {
    if (code === one.code) continue;
    let square = 0;
    for (let f = 0; f < features.length; f += 1) square += ((features[f]! - one.features[f]!) / sd[f]!) ** 2;
    const after = (other: { code: string; square: number }): boolean =>
      square > other.square || (square === other.square && code > other.code);
    if (best.length === k && (k === 0 || after(best.at(-1)!))) continue;
    let place = best.length;
    while (place > 0 && !after(best[place - 1]!)) place -= 1;
    best.splice(place, 0, { at, code, square });
    if (best.length > k) best.pop();
  }
  return { at: best.map(({ at }) => at), distances: best.map(({ square }) => Math.sqrt(square)) };
}
