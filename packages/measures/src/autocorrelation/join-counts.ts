import { defineMeasure } from "../catalogue/measure.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { type Moments, PERMUTATION_OPTIONS, type PermutationOptions, pOf } from "./chance.ts";
import { fieldOf } from "./neighbours.ts";

/** Borders between two black areas, between a black and a white one, between two white ones. */
export interface JoinCounts {
  BB: number;
  BW: number;
  WW: number;
}

/** Counts each border once. `black` holds 1 or 0 for each area. */
export function joinCountsOf(black: ArrayLike<number>, { first, to }: Adjacency): JoinCounts {
  const count = [0, 0, 0];
  for (let i = 0; i + 1 < first.length; i += 1)
    for (let e = first[i]!; e < first[i + 1]!; e += 1)
      if (to[e]! > i) count[black[i]! + black[to[e]!]!]! += 1;
  return { BB: count[2]!, BW: count[1]!, WW: count[0]! };
}

export type Sampling = "nonfree" | "free";

/**
 * Moments of the three counts when `blacks` of n areas are black, drawn without replacement ("nonfree"), or each is black with
 * probability blacks/n ("free") (Cliff & Ord 1981): from the chance that one, two touching or two separate borders are of a kind.
 */
export function joinCountMoments(
  blacks: number,
  { first, to }: Adjacency,
  sampling: Sampling = "nonfree",
): Record<keyof JoinCounts, Moments> {
  const n = first.length - 1;
  const J = to.length / 2;
  let touching = 0;
  for (let i = 0; i < n; i += 1) touching += (first[i + 1]! - first[i]!) * (first[i + 1]! - first[i]! - 1);
  const separate = J * J - J - touching;
  // Probability that given areas are b black and w white, in that order.
  const chance = (b: number, w: number): number => {
    let p = 1;
    for (let k = 0; k < b; k += 1) p *= sampling === "free" ? blacks / n : (blacks - k) / (n - k);
    for (let k = 0; k < w; k += 1) p *= sampling === "free" ? 1 - blacks / n : (n - blacks - k) / (n - b - k);
    return p;
  };
  const moments = (one: number, two: number, apart: number): Moments => ({
    expected: J * one,
    variance: Math.max(
      0,
      J * one + (touching > 0 ? touching * two : 0) + (separate > 0 ? separate * apart : 0) - (J * one) ** 2,
    ),
  });
  return {
    BB: moments(chance(2, 0), chance(3, 0), chance(4, 0)),
    WW: moments(chance(0, 2), chance(0, 3), chance(0, 4)),
    BW: moments(2 * chance(1, 1), chance(1, 2) + chance(2, 1), 4 * chance(2, 2)),
  };
}

export interface JoinCountOptions extends PermutationOptions {
  /** An area is black when its value lies from `from` to `to`, both included: area types 1–2 are from 1 to 2. */
  from?: number;
  to?: number;
  joins?: keyof JoinCounts;
  sampling?: Sampling;
}

export const joinCounts = defineMeasure<JoinCountOptions>({
  id: "join-counts",
  aliases: ["BB", "BW", "WW"],
  symbol: "BB",
  family: "autocorrelation",
  name: { sv: "Gränser mellan lika och olika områden", en: "Join counts" },
  groups: "none",
  needs: ["adjacency", "values"],
  formula:
    "BB, BW, WW = borders between two chosen areas, a chosen and another, two others; E(BB) = J n_B(n_B − 1)/(n(n − 1)) without replacement",
  sources: ["Moran 1948", "Cliff & Ord 1981"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Inga valda områden gränsar till varandra.",
      en: "No chosen areas touch each other.",
    },
    highMeans: {
      sv: "Fler än förväntat: valda områden ligger samlade.",
      en: "More than expected: chosen areas lie together.",
    },
  },
  sensitiveTo: {
    sv: "Hur många områden som är valda, och hur områdena är indelade.",
    en: "How many areas are chosen, and how areas are drawn.",
  },
  notToRead: {
    sv: "Jämför med det förväntade antalet. Delarna BB, BW och WW summerar till antalet gränser, inte till värdet.",
    en: "Compare with the expected number. The parts BB, BW and WW sum to the number of borders, not to the value.",
  },
  options: [
    {
      id: "from",
      kind: "number",
      default: 1,
      what: { sv: "Minsta värde för ett valt område.", en: "Least value of a chosen area." },
    },
    {
      id: "to",
      kind: "number",
      default: 1,
      what: {
        sv: "Största värde för ett valt område: områdestyp 1–2 är från 1 till 2.",
        en: "Largest value of a chosen area: area types 1–2 are from 1 to 2.",
      },
    },
    {
      id: "joins",
      kind: "choice",
      default: "BB",
      choices: ["BB", "BW", "WW"],
      what: { sv: "Vilka gränser som räknas.", en: "Which borders are counted." },
    },
    {
      id: "sampling",
      kind: "choice",
      default: "nonfree",
      choices: ["nonfree", "free"],
      what: {
        sv: "Om antalet valda områden är givet, eller själv en slump.",
        en: "Whether the number of chosen areas is given, or itself chance.",
      },
    },
    ...PERMUTATION_OPTIONS,
  ],
  measure(data, { from = 1, to = from, joins = "BB", sampling = "nonfree", permutations = 0, seed = 1 }) {
    const { values, adjacency, note } = fieldOf(data);
    const black = values.map((value) => (value >= from && value <= to ? 1 : 0));
    const blacks = black.reduce((sum, one) => sum + one, 0);
    if (blacks === 0 || blacks === black.length || adjacency.to.length === 0)
      throw new MeasuresError("undefined", {
        value: `${blacks} of ${black.length} areas from ${from} to ${to}, ${adjacency.to.length / 2} borders`,
        expected: "chosen areas, others, and borders between areas",
        action: "Choose other bounds, or more areas.",
      });
    const counts = joinCountsOf(black, adjacency);
    const moments = joinCountMoments(blacks, adjacency, sampling)[joins];
    const value = counts[joins];
    return {
      value,
      expected: moments.expected,
      standardError: Math.sqrt(moments.variance),
      pValue: pOf(black, (dealt) => joinCountsOf(dealt, adjacency)[joins], moments, { permutations, seed }),
      parts: [
        { id: "BB", name: { sv: "mellan två valda", en: "between two chosen" }, value: counts.BB },
        {
          id: "BW",
          name: { sv: "mellan en vald och en annan", en: "between a chosen and another" },
          value: counts.BW,
        },
        { id: "WW", name: { sv: "mellan två andra", en: "between two others" }, value: counts.WW },
      ],
      note: {
        sv: `${note.sv} ${blacks} valda områden, ${adjacency.to.length / 2} gränser.`,
        en: `${note.en} ${blacks} chosen areas, ${adjacency.to.length / 2} borders.`,
      },
    };
  },
});
