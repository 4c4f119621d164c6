import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import type { Level } from "./nesting.ts";
import { levelsOf } from "./nesting.ts";
import { leanings } from "./dissimilarity-decomposition.ts";

export interface MultilevelDissimilarity {
  D: number;
  /** Variance component of each level, outermost first, the areas themselves last; never negative. */
  variance: Float64Array;
  /** The same as shares of their sum. */
  share: Float64Array;
  /** D if the means of one level's units were what they are one level out: D without that level. */
  heldBack: Float64Array;
}

/**
 * On which level two groups are set apart: variance components of x_i/X − y_i/Y over nested levels (after Harris 2017, who fits them by
 * maximum likelihood; here by the moments of a nested analysis of variance, in closed form, with negative components set to 0).
 * @param nesting for each area the number of the larger area it lies in; outermost level first
 * @throws MeasuresError `undefined` when a level has as many units as the level inside it (they cannot be told apart), or nothing varies
 */
export function multilevelDissimilarityOf(
  counts: Counts,
  nesting: readonly Int32Array[],
): MultilevelDissimilarity {
  const { X, Y } = twoSums(counts);
  const levels = levelsOf(counts, nesting).slice(1);
  const n = counts.areas;
  const lean = leanings(levels.at(-1)!.table, X, Y);
  const sizes = levels.map((level) => {
    const size = new Float64Array(level.table.rows);
    for (const row of level.of) size[row]! += 1;
    return size;
  });
  const sums = levels.map((level) => leanings(level.table, X, Y));
  const variance = components(levels, sizes, sums, n);
  const total = variance.reduce((sum, value) => sum + value, 0);
  if (!(total > 0))
    throw new MeasuresError("undefined", {
      value: "no variation between areas",
      expected: "areas where the two groups are unlike",
      action: "There is nothing to share out between levels: D is 0.",
    });
  const heldBack = Float64Array.from(levels, (level, at) => {
    let D = 0;
    for (let i = 0; i < n; i += 1) {
      const mean = sums[at]![level.of[i]!]! / sizes[at]![level.of[i]!]!;
      const around =
        at === 0 ? 0 : sums[at - 1]![levels[at - 1]!.of[i]!]! / sizes[at - 1]![levels[at - 1]!.of[i]!]!;
      D += Math.abs(lean[i]! - mean + around) / 2;
    }
    return D;
  });
  return {
    D: lean.reduce((sum, value) => sum + Math.abs(value), 0) / 2,
    variance,
    share: variance.map((value) => value / total),
    heldBack,
  };
}

/**
 * With S_l = Σ_v (Σ_{i∈v} d_i)²/n_v over the units of level l and S_0 = 0 (the differences have mean 0 by construction),
 * E[S_l − S_{l−1}] = Σ_{m ≥ l} σ²_m (k_lm − k_{l−1,m}), k_lm = Σ_v Σ_{w∈v} n_w²/n_v: a triangle, solved from the areas outwards.
 */
function components(
  levels: readonly Level[],
  sizes: readonly Float64Array[],
  sums: readonly Float64Array[],
  n: number,
): Float64Array {
  const squares = sums.map((sum, at) =>
    sum.reduce((all, value, v) => all + (value * value) / sizes[at]![v]!, 0),
  );
  const weight = (at: number, inner: number): number => {
    if (at < 0) return 0;
    if (inner <= at) return n;
    const outer = new Int32Array(levels[inner]!.table.rows);
    levels[inner]!.of.forEach((row, area) => (outer[row] = levels[at]!.of[area]!));
    return sizes[inner]!.reduce((all, size, w) => all + (size * size) / sizes[at]![outer[w]!]!, 0);
  };
  const variance = new Float64Array(levels.length);
  for (let at = levels.length - 1; at >= 0; at -= 1) {
    let left = squares[at]! - (at > 0 ? squares[at - 1]! : 0);
    for (let inner = at + 1; inner < levels.length; inner += 1)
      left -= variance[inner]! * (weight(at, inner) - weight(at - 1, inner));
    const own = weight(at, at) - weight(at - 1, at);
    if (own <= 1e-9 * n)
      throw new MeasuresError("undefined", {
        value: `${levels[at]!.table.rows} units within ${levels[at - 1]?.table.rows ?? 1}`,
        expected: "more units than at the level outside",
        action: "Leave out the level that repeats the one outside it.",
      });
    variance[at] = Math.max(0, left / own);
  }
  return variance;
}

export const multilevelDissimilarity = defineMeasure({
  id: "multilevel-dissimilarity",
  aliases: ["MLID"],
  symbol: "D",
  family: "decomposition",
  name: { sv: "Dissimilaritetsindex, andelar per nivå", en: "Index of dissimilarity, shares by level" },
  groups: "two",
  needs: ["nesting"],
  formula: "d_i = x_i/X − y_i/Y = Σ_l u_l + e_i; share of level l = σ²_l / Σ σ²",
  sources: ["Harris 2017", "Leckie, Pillinger, Jones & Goldstein 2012", "Searle, Casella & McCulloch 1992"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Grupperna är lika fördelade över områdena.",
      en: "The groups are spread alike over the areas.",
    },
    highMeans: { sv: "Grupperna bor aldrig i samma område.", en: "The groups never live in the same area." },
  },
  perArea: {
    sv: "Områdets skillnad x_i/X − y_i/Y: över 0 där den första gruppen är fler än väntat. Summan är 0.",
    en: "The area's difference x_i/X − y_i/Y: above 0 where the first group is more than expected. The sum is 0.",
  },
  sensitiveTo: {
    sv: "Få enheter på en nivå gör dess andel osäker; slumpen i små områden hamnar i områdenas andel.",
    en: "Few units at a level make its share uncertain; chance in small areas ends up in the areas' share.",
  },
  notToRead: {
    sv: "Delarna är andelar av variationen och summerar till 1, inte till D. De säger på vilken skala mönstret ligger, inte hur starkt det är.",
    en: "The parts are shares of the variation and sum to 1, not to D. They say at which scale the pattern lies, not how strong it is.",
  },
  measure({ counts, nesting }) {
    const { D, share, heldBack } = multilevelDissimilarityOf(counts, nesting!);
    const { X, Y } = twoSums(counts);
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const without = Array.from(heldBack, (value) => value.toFixed(3)).join("; ");
    return {
      value: D,
      perArea: x.map((members, i) => members / X - y[i]! / Y),
      parts: Array.from(share, (value, at) => {
        const last = at === nesting!.length;
        return {
          id: last ? "areas" : `level-${at + 1}`,
          name: last
            ? { sv: "Områdenas andel", en: "Share of the areas" }
            : { sv: `Andel för nivå ${at + 1}`, en: `Share of level ${at + 1}` },
          value,
        };
      }),
      note: {
        sv: `Delarna är andelar av variationen. D utan var och en av nivåerna, ytterst först: ${without.replaceAll(".", ",")}.`,
        en: `The parts are shares of the variation. D without each of the levels, outermost first: ${without}.`,
      },
    };
  },
});
