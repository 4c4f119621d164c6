import { defineMeasure } from "../catalogue/measure.ts";
import { areasOf } from "../data/adjacency.ts";
import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { entropyOf } from "./environment.ts";

export interface NeighbourExposure {
  /** Share of all neighbour pairs with a person of group g on the one side and of h on the other; row-major, symmetric, sums to 1. */
  matrix: Float64Array;
  /** Diversity, entropy of the rows, in bits. */
  entropyBits: number;
  jointEntropyBits: number;
  /** What one side of a border tells of the other, in bits. */
  mutualInformationBits: number;
  /** Each area's part of the mutual information; they sum to it. */
  perArea: Float64Array;
}

/**
 * Exposure over borders: M_gh = Σ over touching areas i, j of ½(t_i + t_j) p_ig p_jh, both ways, and what it tells: entropy H(g), joint
 * entropy H(g, h) and mutual information I = 2H(g) − H(g, h) in bits (Dmowska, Stepinski & Nowosad 2020, whose raster has one group in each cell,
 * four or eight neighbours and the mean of densities as weight; areas with several groups are taken as well mixed). Areas without people are
 * passed over. O(edges · k²).
 * @throws MeasuresError `input` where the adjacency is of another number of areas; `undefined` where no two inhabited areas touch
 */
export function neighbourExposure(
  { areas, groups, totals }: Counts,
  adjacency: Adjacency,
): NeighbourExposure {
  if (areasOf(adjacency) !== areas)
    throw new MeasuresError("input", {
      value: `${areasOf(adjacency)} rows of adjacency`,
      expected: `${areas}, one for each area`,
      action: "Give counts and adjacency in the same order.",
    });
  const { first, to } = adjacency;
  const k = groups.length;
  const sums = new Float64Array(k);
  const matrix = new Float64Array(k * k);
  /** Σ_j ½(t_i + t_j) p_jh around area i. */
  const around = (i: number): void => {
    sums.fill(0);
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      const j = to[e]!;
      if (totals[j] === 0) continue;
      const weight = (totals[i]! + totals[j]!) / (2 * totals[j]!);
      for (let h = 0; h < k; h += 1) sums[h]! += weight * groups[h]![j]!;
    }
  };
  let all = 0;
  for (let i = 0; i < areas; i += 1) {
    if (totals[i] === 0) continue;
    around(i);
    for (let g = 0; g < k; g += 1)
      for (let h = 0; h < k; h += 1) matrix[g * k + h]! += (groups[g]![i]! / totals[i]!) * sums[h]!;
    for (let h = 0; h < k; h += 1) all += sums[h]!;
  }
  if (all === 0)
    throw new MeasuresError("undefined", {
      value: "no two inhabited areas that touch",
      expected: "at least one border between inhabited areas",
      action: "Check that areas and adjacency belong together.",
    });
  const shares = new Float64Array(k);
  for (let cell = 0; cell < matrix.length; cell += 1) {
    matrix[cell]! /= all;
    shares[Math.floor(cell / k)]! += matrix[cell]!;
  }
  const told = matrix.map((share, cell) => {
    const both = shares[Math.floor(cell / k)]! * shares[cell % k]!;
    return share > 0 ? Math.log2(share / both) : 0;
  });
  const perArea = new Float64Array(areas);
  for (let i = 0; i < areas; i += 1) {
    if (totals[i] === 0) continue;
    around(i);
    for (let g = 0; g < k; g += 1)
      for (let h = 0; h < k; h += 1)
        perArea[i]! += ((groups[g]![i]! / totals[i]!) * sums[h]! * told[g * k + h]!) / all;
  }
  const mutual = matrix.reduce((sum, share, cell) => sum + share * told[cell]!, 0);
  return {
    matrix,
    entropyBits: entropyOf(shares) / Math.LN2,
    jointEntropyBits: entropyOf(matrix) / Math.LN2,
    mutualInformationBits: Math.max(0, mutual),
    perArea,
  };
}

export const exposureMutualInformation = defineMeasure({
  id: "exposure-mutual-information",
  aliases: ["raceland", "racial-landscape"],
  symbol: "I(g,h)",
  family: "context",
  name: { sv: "Ömsesidig information över gränser", en: "Mutual information over borders" },
  groups: "many",
  needs: ["adjacency"],
  formula: "I = Σ_gh M_gh log₂(M_gh/(M_g M_h)), M_gh ∝ Σ_{i~j} ½(t_i + t_j) p_ig p_jh",
  sources: ["Dmowska, Stepinski & Nowosad 2020"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Vilken grupp man hör till säger inget om grannområdets.",
      en: "The group on one side of a border tells nothing about the other side.",
    },
    highMeans: {
      sv: "Gruppen på ena sidan av en gräns bestämmer den på andra sidan: log₂ av antalet grupper.",
      en: "The group on one side of a border decides that on the other: log₂ of the number of groups.",
    },
  },
  perArea: {
    sv: "Områdets del, i bitar. Delarna summerar till värdet.",
    en: "The area's part, in bits. The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Områdenas storlek: det är bara grannområden som jämförs, så små områden ger ett mått på liten skala.",
    en: "The size of areas: only areas that touch are compared, so small areas make a measure of small scale.",
  },
  notToRead: {
    sv: "Ett schackbräde, där varje granne alltid är av den andra gruppen, får också högt värde: måttet säger hur förutsägbar grannen är, inte att den är lik. Läs matrisen.",
    en: "A chequerboard, where every neighbour is always of the other group, has a high value too: it says how predictable a neighbour is, not that it is alike. Read the matrix.",
  },
  measure({ counts, adjacency }) {
    const { matrix, entropyBits, jointEntropyBits, mutualInformationBits, perArea } = neighbourExposure(
      counts,
      adjacency!,
    );
    const k = counts.groups.length;
    const bits = (value: number): string => value.toFixed(3);
    return {
      value: mutualInformationBits,
      perArea,
      matrix: { rows: k, columns: k, values: matrix },
      note: {
        sv: `I bitar. Blandning (entropi) ${bits(entropyBits)}, av par av grannar ${bits(jointEntropyBits)}.`,
        en: `In bits. Diversity (entropy) ${bits(entropyBits)}, of pairs of neighbours ${bits(jointEntropyBits)}.`,
      },
    };
  },
});
