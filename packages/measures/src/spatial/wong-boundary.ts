import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { sumOf } from "../data/sums.ts";
import { dissimilarityOf } from "../single/dissimilarity.ts";
import { ADJUSTED_PER_AREA, STANDARDISED, adjustedDissimilarity } from "./adjusted-dissimilarity.ts";
import { neighbourDifference, rowStandardised } from "./borders.ts";

export interface WongBoundaryOptions {
  /** Borders divided by the area's whole border to other areas (PySAL); false: metres, as Wong. */
  standardised?: boolean;
}

/**
 * Wong's D(w) = D − Σ b_ij|p_i − p_j| / Σ b_ij, b_ij the length of the shared boundary (Wong 1993). O(edges).
 * @throws MeasuresError `undefined` when areas share no boundary
 */
export function wongBoundaryOf(
  counts: Counts,
  adjacency: Adjacency,
  { standardised = false }: WongBoundaryOptions = {},
): number {
  const border = adjacency.borderM;
  const weights = standardised ? rowStandardised(adjacency, border) : border;
  return (
    dissimilarityOf(counts.groups[0]!, counts.groups[1]!) -
    sumOf(neighbourDifference(adjacency, counts, weights))
  );
}

export const wongBoundary = defineMeasure<WongBoundaryOptions>({
  id: "wong-boundary",
  aliases: ["D(w)", "BoundarySpatialDissim", "ISWong-w"],
  symbol: "D(w)",
  family: "spatial",
  name: { sv: "Dissimilaritet med gränslängd (Wong)", en: "Boundary-adjusted dissimilarity (Wong)" },
  groups: "two",
  needs: ["adjacency", "borders"],
  formula: "D(w) = D − Σ b_ij|p_i − p_j|/Σ b_ij, b_ij = length of the shared boundary",
  sources: ["Wong 1993"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Områden med lång gemensam gräns skiljer sig mer än D självt.",
      en: "Areas with a long common boundary differ more than D itself.",
    },
    highMeans: {
      sv: "Grupperna bor i helt olika delar av kartan, och grannområden liknar varandra.",
      en: "The groups live in wholly different parts of the map, and neighbouring areas are alike.",
    },
  },
  perArea: ADJUSTED_PER_AREA,
  sensitiveTo: {
    sv: "Hur noga gränserna är ritade: en krokig kust- eller ågräns är längre.",
    en: "How finely boundaries are drawn: a winding river boundary is longer.",
  },
  notToRead: {
    sv: "En lång gemensam gräns är inte många möten: där kan ligga skog, vatten eller en järnväg.",
    en: "A long common boundary is not many meetings: there may be forest, water or a railway along it.",
  },
  options: [STANDARDISED],
  measure({ counts, adjacency: given }, { standardised = false }) {
    const adjacency = given!;
    const border = adjacency.borderM!;
    return adjustedDissimilarity(
      counts,
      adjacency,
      standardised ? rowStandardised(adjacency, border) : border,
    );
  },
});
