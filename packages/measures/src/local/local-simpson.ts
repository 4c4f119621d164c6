import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { meanIsolationOf } from "../multi/exposure-matrix.ts";
import { GROUPING } from "../multi/texts.ts";
import { noteOf } from "../single/texts.ts";
import { ALL_MIXED, ONE_GROUP_EACH, OWN_MIX } from "./texts.ts";

export interface LocalSimpsonOptions {
  /** The chance that two persons of the area belong to different groups, or to the same. */
  of?: "interaction" | "concentration";
}

/** Simpson's concentration of each area, λ_i = Σ p_ig²; 0 in an area without people. */
export function simpsonConcentrationsOf({ areas, groups, totals }: Counts): Float64Array {
  const same = new Float64Array(areas);
  for (const column of groups)
    for (let i = 0; i < areas; i += 1) if (column[i]! > 0) same[i]! += (column[i]! / totals[i]!) ** 2;
  return same;
}

export const localSimpson = defineMeasure<LocalSimpsonOptions>({
  id: "local-simpson",
  aliases: ["LSimpson", "MultiLocalSimpsonInteraction", "MultiLocalSimpsonConcentration", "local-blau"],
  symbol: "I_i",
  family: "local",
  name: { sv: "Lokal Simpson", en: "Local Simpson" },
  groups: "many",
  formula: "I_i = 1 − Σ p_ig²; λ_i = Σ p_ig²; value Σ (t_i/T) I_i or Σ (t_i/T) λ_i",
  sources: ["Simpson 1949"],
  range: { low: 0, high: 1, lowMeans: ONE_GROUP_EACH, highMeans: ALL_MIXED },
  perArea: {
    sv: "Chansen att två i området hör till olika grupper (koncentration: till samma). Snittet över alla människor är värdet.",
    en: "The chance that two in the area belong to different groups (concentration: to the same). The mean over all people is the value.",
  },
  sensitiveTo: GROUPING,
  notToRead: OWN_MIX,
  options: [
    {
      id: "of",
      kind: "choice",
      default: "interaction",
      choices: ["interaction", "concentration"],
      what: {
        sv: "interaction: chansen att två hör till olika grupper. concentration: till samma.",
        en: "interaction: the chance that two belong to different groups. concentration: to the same.",
      },
    },
  ],
  measure({ counts }, { of = "interaction" }) {
    if (of !== "interaction" && of !== "concentration")
      throw new MeasuresError("input", {
        value: of,
        expected: '"interaction" or "concentration"',
        action: "Choose one of them.",
      });
    somebody(counts);
    const same = simpsonConcentrationsOf(counts);
    const concentration = meanIsolationOf(counts);
    return of === "concentration"
      ? {
          value: concentration,
          perArea: same,
          note: noteOf(counts, {
            sv: "Koncentration: 1 betyder en enda grupp i varje område.",
            en: "Concentration: 1 means a single group in each area.",
          }),
        }
      : {
          value: 1 - concentration,
          perArea: same.map((chance, i) => (counts.totals[i]! > 0 ? 1 - chance : 0)),
          note: noteOf(counts),
        };
  },
  quick: (counts) => (groupSums(counts).present > 0 ? 1 - meanIsolationOf(counts) : NaN),
});
