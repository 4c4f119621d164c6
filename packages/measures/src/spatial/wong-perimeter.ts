import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Adjacency, Ground } from "../data/place.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { dissimilarityOf } from "../single/dissimilarity.ts";
import { ADJUSTED_PER_AREA, adjustedDissimilarity } from "./adjusted-dissimilarity.ts";
import { neighbourDifference } from "./borders.ts";

export interface WongPerimeterOptions {
  /** "whole": outer boundary included; "shared": only what is shared with other areas (OasisR's default). */
  perimeter?: "whole" | "shared";
}

/** The weights of D(s) beside `adjacency.to`, scaled so that dividing by the sum of borders is all that remains. */
export function perimeterWeights(
  { first, to, borderM }: Adjacency,
  { m2, perimeterM }: Ground,
  perimeter: "whole" | "shared" = "whole",
): Float64Array {
  const border = borderM!;
  const ratio = new Float64Array(m2.length);
  let largest = 0;
  for (let i = 0; i < m2.length; i += 1) {
    let around = 0;
    if (perimeter === "whole") around = perimeterM![i]!;
    else for (let e = first[i]!; e < first[i + 1]!; e += 1) around += border[e]!;
    if (!(m2[i]! > 0))
      throw new MeasuresError("undefined", {
        value: `${m2[i]} m² in area ${i}`,
        expected: "ground in every area",
        action: "Leave out areas without ground, or use wong-boundary.",
      });
    ratio[i] = around / m2[i]!;
    if (ratio[i]! > largest) largest = ratio[i]!;
  }
  const scale = 1 / (2 * largest);
  const weights = new Float64Array(to.length);
  for (let i = 0; i < m2.length; i += 1)
    for (let e = first[i]!; e < first[i + 1]!; e += 1)
      weights[e] = border[e]! * (ratio[i]! + ratio[to[e]!]!) * scale;
  return weights;
}

/**
 * Wong's D(s) = D − Σ (b_ij/Σb) |p_i − p_j| · ½(P_i/A_i + P_j/A_j)/max(P/A) (Wong 1993, without the extra halving, Tivadar 2019): small
 * and winding areas give more contact over a boundary. Always between D(w) and D. PySAL's unstandardised form, in which metres remain
 * in the deduction, is not offered.
 */
export function wongPerimeterOf(
  counts: Counts,
  adjacency: Adjacency,
  ground: Ground,
  { perimeter = "whole" }: WongPerimeterOptions = {},
): number {
  const weights = perimeterWeights(adjacency, ground, perimeter);
  const share = sumOf(weights) / sumOf(adjacency.borderM!);
  return (
    dissimilarityOf(counts.groups[0]!, counts.groups[1]!) -
    share * sumOf(neighbourDifference(adjacency, counts, weights))
  );
}

export const wongPerimeter = defineMeasure<WongPerimeterOptions>({
  id: "wong-perimeter",
  aliases: ["D(s)", "PARDissim", "ISWong"],
  symbol: "D(s)",
  family: "spatial",
  name: {
    sv: "Dissimilaritet med gränslängd och form (Wong)",
    en: "Boundary- and shape-adjusted dissimilarity (Wong)",
  },
  groups: "two",
  needs: ["adjacency", "borders", "ground", "perimeters"],
  formula: "D(s) = D − Σ (b_ij/Σb)|p_i − p_j| · ½(P_i/A_i + P_j/A_j)/max(P/A)",
  sources: ["Wong 1993", "Tivadar 2019"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Grannområden skiljer sig mer än D självt.",
      en: "Neighbouring areas differ more than D itself.",
    },
    highMeans: {
      sv: "Grupperna bor i helt olika delar av kartan, och grannområden liknar varandra.",
      en: "The groups live in wholly different parts of the map, and neighbouring areas are alike.",
    },
  },
  perArea: ADJUSTED_PER_AREA,
  sensitiveTo: {
    sv: "Det minsta eller krokigaste området: dess omkrets genom yta sätter skalan för alla andra. Med många stora områden blir avdraget nästan noll.",
    en: "The smallest or most winding area: its perimeter over ground sets the scale for all. With many large areas the deduction is nearly nothing.",
  },
  notToRead: {
    sv: "En lång gemensam gräns är inte många möten: där kan ligga skog, vatten eller en järnväg.",
    en: "A long common boundary is not many meetings: there may be forest, water or a railway along it.",
  },
  options: [
    {
      id: "perimeter",
      kind: "choice",
      default: "whole",
      choices: ["whole", "shared"],
      what: {
        sv: "Hela omkretsen, eller bara den del som delas med andra områden.",
        en: "The whole perimeter, or only what is shared with other areas.",
      },
    },
  ],
  measure({ counts, adjacency: given, ground }, { perimeter = "whole" }) {
    const adjacency = given!;
    const weights = perimeterWeights(adjacency, ground!, perimeter);
    const share = sumOf(weights) / sumOf(adjacency.borderM!);
    return adjustedDissimilarity(counts, adjacency, weights, share);
  },
});
