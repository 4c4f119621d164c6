/** Made-up towns for tests: places, people, and the slow, obvious answers. */
import fc from "fast-check";
import { countsOf } from "../../src/index.ts";
import type { Counts, Kernel, Points } from "../../src/index.ts";

export interface Town {
  counts: Counts;
  centres: Points;
}

/** Up to 40 areas of 1–5 groups; some empty, some at one place, some on a lattice so that many distances are equal. */
export const towns = (groups: { min: number; max: number } = { min: 2, max: 5 }): fc.Arbitrary<Town> =>
  fc
    .tuple(
      fc.integer(groups),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      fc.infiniteStream(fc.integer({ min: 0, max: 9999 })),
    )
    .map(([k, n, lattice, numbers]) => {
      const next = (): number => numbers.next().value as number;
      const coordinate = (): number => (lattice ? (next() % 6) * 500 : next() + next() / 10_000);
      const columns = Array.from({ length: k }, () =>
        // One area in ten is empty.
        Float64Array.from({ length: n }, (_, i) => (i % 10 === 9 ? 0 : next() % 300)),
      );
      columns.forEach((column, g) => (column[0] = 10 + g));
      return {
        counts: countsOf(columns),
        centres: {
          x: Float64Array.from({ length: n }, coordinate),
          y: Float64Array.from({ length: n }, coordinate),
        },
      };
    });

export const apart = ({ x, y }: Points, i: number, j: number): number => {
  const dx = x[j]! - x[i]!;
  const dy = y[j]! - y[i]!;
  return Math.sqrt(dx * dx + dy * dy);
};

/** Σ_j w(d_ij) x_j over all pairs. */
export function smoothedByAllPairs({ counts, centres }: Town, kernel: Kernel, self = 1): Float64Array[] {
  return counts.groups.map((column) =>
    column.map((own, i) =>
      column.reduce((sum, count, j) => {
        if (j === i) return sum + self * own;
        const d = apart(centres, i, j);
        return sum + (d <= kernel.reachM ? kernel.weight(d) * count : 0);
      }, 0),
    ),
  );
}

/** The same town with its areas in another order. */
export function reordered({ counts, centres }: Town, order: readonly number[]): Town {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i]!);
  return {
    counts: countsOf(counts.groups.map(pick)),
    centres: { x: pick(centres.x), y: pick(centres.y) },
  };
}
