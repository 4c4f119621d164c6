import type { OptionInfo } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { sumOf, twoSums } from "../data/sums.ts";
import type { Result } from "../result.ts";
import { islandsOf, neighbourDifference } from "./borders.ts";

/**
 * D less the mean difference over borders: the common shape of Morrill's and Wong's measures.
 * @param share how much of the mean difference is deducted
 */
export function adjustedDissimilarity(
  counts: Counts,
  adjacency: Adjacency,
  weights: Float64Array | undefined,
  share = 1,
): Result {
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  const { X, Y } = twoSums(counts);
  const difference = neighbourDifference(adjacency, counts, weights).map((part) => share * part);
  const own = x.map((members, i) => Math.abs(members / X - y[i]! / Y) / 2);
  const D = sumOf(own);
  const over = sumOf(difference);
  return {
    value: D - over,
    perArea: own.map((part, i) => part - difference[i]!),
    parts: [
      { id: "dissimilarity", name: { sv: "Dissimilaritetsindex", en: "Dissimilarity" }, value: D },
      {
        id: "neighbours",
        name: { sv: "Avdrag för skillnaden mot grannar", en: "Less the difference to neighbours" },
        value: -over,
      },
    ],
    note: bordersNote(adjacency, D),
  };
}

export function bordersNote(adjacency: Adjacency, D: number): { sv: string; en: string } {
  const borders = adjacency.to.length / 2;
  const islands = islandsOf(adjacency);
  return {
    sv: `${borders} gränser mellan områden${islands > 0 ? `; ${islands} områden utan granne ändrar inget avdrag` : ""}. D utan avdrag är ${D.toFixed(3)}.`,
    en: `${borders} borders between areas${islands > 0 ? `; ${islands} areas without a neighbour add nothing to the deduction` : ""}. D without it is ${D.toFixed(3)}.`,
  };
}

export const STANDARDISED: OptionInfo = {
  id: "standardised",
  kind: "boolean",
  default: false,
  what: {
    sv: "Låt varje område väga lika, hur många grannar det än har (PySAL: standardize).",
    en: "Let every area count alike, however many neighbours it has (PySAL: standardize).",
  },
};

export const ADJUSTED_PER_AREA = {
  sv: "Områdets del av D minus områdets del av avdraget. Delarna summerar till värdet och kan vara negativa.",
  en: "The area's part of D less its part of the deduction. The parts sum to the value and can be negative.",
};
