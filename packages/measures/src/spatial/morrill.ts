import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { stepsReach } from "../data/adjacency.ts";
import type { Adjacency } from "../data/place.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { dissimilarityOf } from "../single/dissimilarity.ts";
import {
  ADJUSTED_PER_AREA,
  STANDARDISED,
  adjustedDissimilarity,
  bordersNote,
} from "./adjusted-dissimilarity.ts";
import { neighbourDifference, rowStandardised } from "./borders.ts";

export interface MorrillOptions {
  /** Rows of the contiguity matrix divided by their sums; false: 1 for each border, as Morrill. */
  standardised?: boolean;
  /** K: also neighbours of neighbours, up to K steps. */
  order?: number;
  /** How the deduction falls with the step k: "exp" e^(β(1−k)), "reciprocal" 1/k^β. */
  decay?: "exp" | "reciprocal";
  beta?: number;
}

/**
 * Morrill's D(adj) = D − Σ c_ij|p_i − p_j| / Σ c_ij over neighbours (Morrill 1991), first order, O(edges). NaN where a group is absent.
 * @throws MeasuresError `undefined` when no two areas touch
 */
export function morrillOf(
  counts: Counts,
  adjacency: Adjacency,
  { standardised = false }: Pick<MorrillOptions, "standardised"> = {},
): number {
  const weights = standardised ? rowStandardised(adjacency) : undefined;
  return (
    dissimilarityOf(counts.groups[0]!, counts.groups[1]!) -
    sumOf(neighbourDifference(adjacency, counts, weights))
  );
}

/** Mean |p_i − p_j| of the pairs that are k = 1 … K steps apart; NaN for a k at which there is no pair. */
export function differenceBySteps(
  { groups, totals }: Counts,
  adjacency: Adjacency,
  order: number,
): Float64Array {
  const x = groups[0]!;
  const sum = new Float64Array(order);
  const pairs = new Float64Array(order);
  const reach = stepsReach(adjacency);
  for (let i = 0; i < totals.length; i += 1)
    reach(i, order, (j, steps) => {
      if (steps === 0) return;
      pairs[steps - 1]! += 1;
      if (totals[i]! > 0 && totals[j]! > 0)
        sum[steps - 1]! += Math.abs(x[i]! / totals[i]! - x[j]! / totals[j]!);
    });
  return sum.map((difference, k) => difference / pairs[k]!);
}

export const morrill = defineMeasure<MorrillOptions>({
  id: "morrill",
  aliases: ["spatial-dissimilarity", "SpatialDissim", "ISMorrill", "D(adj)"],
  symbol: "D(adj)",
  family: "spatial",
  name: { sv: "Dissimilaritet med grannar (Morrill)", en: "Adjacency-adjusted dissimilarity (Morrill)" },
  groups: "two",
  needs: ["adjacency"],
  formula:
    "D(adj) = D − Σ c_ij|p_i − p_j|/Σ c_ij, c_ij = 1 where areas touch; order K: less the same over k steps, times e^(β(1−k)) or k^−β",
  sources: ["Morrill 1991", "Tivadar 2019 (order K)"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Grannområden skiljer sig mer än D självt: ett schackbräde.",
      en: "Neighbouring areas differ more than D itself: a chess board.",
    },
    highMeans: {
      sv: "Grupperna bor i helt olika delar av kartan, och grannområden liknar varandra.",
      en: "The groups live in wholly different parts of the map, and neighbouring areas are alike.",
    },
  },
  perArea: ADJUSTED_PER_AREA,
  sensitiveTo: {
    sv: "Hur områdena är indelade: fler och mindre områden liknar oftare sina grannar.",
    en: "How areas are drawn: more and smaller areas are more often like their neighbours.",
  },
  notToRead: {
    sv: "En gräns är en linje på kartan, inte en väg: två områden med en motorväg emellan räknas som grannar.",
    en: "A border is a line on the map, not a way across: two areas with a motorway between them count as neighbours.",
  },
  options: [
    STANDARDISED,
    {
      id: "order",
      kind: "number",
      default: 1,
      what: {
        sv: "K: räkna också grannars grannar, upp till K steg.",
        en: "K: count neighbours of neighbours too, up to K steps.",
      },
    },
    {
      id: "decay",
      kind: "choice",
      default: "exp",
      choices: ["exp", "reciprocal"],
      what: {
        sv: "Hur avdraget avtar med antalet steg.",
        en: "How the deduction falls with the number of steps.",
      },
    },
    {
      id: "beta",
      kind: "number",
      default: 1,
      what: { sv: "Hur fort det avtar.", en: "How fast it falls." },
    },
  ],
  measure({ counts, adjacency: given }, { standardised = false, order = 1, decay = "exp", beta = 1 }) {
    const adjacency = given!;
    if (!Number.isInteger(order) || order < 1)
      throw new MeasuresError("input", {
        value: order,
        expected: "an order of 1 or more steps",
        action: "Give a whole number, for example 2.",
      });
    const first = adjustedDissimilarity(
      counts,
      adjacency,
      standardised ? rowStandardised(adjacency) : undefined,
    );
    if (order === 1) return first;
    if (standardised)
      throw new MeasuresError("input", {
        value: `standardised with order ${order}`,
        expected: "one of the two",
        action: "Higher orders are defined for unstandardised contiguity.",
      });
    const difference = differenceBySteps(counts, adjacency, order);
    const D = first.parts![0]!;
    const parts = [D];
    let value = D.value;
    difference.forEach((mean, at) => {
      const k = at + 1;
      if (Number.isNaN(mean)) return;
      const part = -mean * (decay === "exp" ? Math.exp(beta * (1 - k)) : k ** -beta);
      value += part;
      parts.push({
        id: `step-${k}`,
        name: { sv: `Avdrag, ${k} steg`, en: `Deduction, ${k} steps` },
        value: part,
      });
    });
    return { value, parts, note: bordersNote(adjacency, D.value) };
  },
});
