import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { biasOfM, seOfH } from "../inference/closed-forms.ts";
import { entropyOf } from "../multi/entropy.ts";
import { mutualInformationOf } from "../multi/mutual-information.ts";
import { MANY_APART } from "../multi/texts.ts";
import { normalInterval } from "../numeric/normal-interval.ts";
import { noteOf } from "../single/texts.ts";
import { BELOW_CHANCE, NOT_REGISTER, ONLY_CHANCE } from "./texts.ts";

export interface TheilBiasCorrectedOptions {
  /** Share of the people who are in the sample: 0 for draws from a process without end (the default), 1 for a complete count. */
  rate?: number;
}

/**
 * Theil's H with M and E each less its small-sample bias, (M − (1 − r)(cells − U − G + 1)/2N) / (E + (1 − r)(G − 1)/2N), r being the share of
 * people sampled (Miller 1955; Madow 1948; Reardon, Bischoff, Owens & Townsend 2018). Below 0 where chance would give more; NaN where fewer than
 * two groups have members.
 */
export function theilHBiasCorrectedOf(
  counts: Counts,
  rate = 0,
  whole: GroupSums = groupSums(counts),
): number {
  if (whole.present < 2) return NaN;
  const missed = 1 - rate;
  const M = mutualInformationOf(counts, whole) - missed * biasOfM(counts);
  return M / (entropyOf(whole.sums) + (missed * (whole.present - 1)) / (2 * whole.T));
}

export const theilHBiasCorrected = defineMeasure<TheilBiasCorrectedOptions>({
  id: "theil-h-bias-corrected",
  aliases: ["H_bc"],
  symbol: "H_bc",
  family: "small-units",
  name: { sv: "Theils informationsindex, rättat för slump", en: "Theil's H, bias-corrected" },
  groups: "many",
  formula: "H_bc = (M − (1 − r)(cells − U − G + 1)/2N) / (E + (1 − r)(G − 1)/2N)",
  sources: ["Miller 1955", "Madow 1948", "Reardon, Bischoff, Owens & Townsend 2018"],
  range: { low: -1, high: 1, lowMeans: BELOW_CHANCE, highMeans: MANY_APART },
  sensitiveTo: ONLY_CHANCE,
  notToRead: NOT_REGISTER,
  options: [
    {
      id: "rate",
      kind: "number",
      default: 0,
      what: {
        sv: "Hur stor del av alla som ingår i urvalet, 0–1. 0: personerna ses som dragna ur en process utan slut. 1: alla är räknade och inget rättas.",
        en: "Share of the people who are in the sample, 0–1. 0: persons are seen as drawn from a process without end. 1: all are counted and nothing is corrected.",
      },
    },
  ],
  measure({ counts }, { rate = 0, level = 0.95 }) {
    if (!(rate >= 0 && rate <= 1))
      throw new MeasuresError("input", {
        value: rate,
        expected: "a share of people sampled from 0 to 1",
        action: "Use 0 for registers seen as one outcome of many, the sampling share for a survey.",
      });
    const value = theilHBiasCorrectedOf(counts, rate, manySums(counts));
    const standardError = seOfH(counts) * Math.sqrt(1 - rate);
    return {
      value,
      standardError,
      interval: normalInterval(value, standardError, level, "delta method", -1, 1),
      note: noteOf(
        counts,
        rate === 0
          ? undefined
          : {
              sv: `Urvalet är ${String(Math.round(rate * 1000) / 10).replace(".", ",")} procent av alla.`,
              en: `The sample is ${Math.round(rate * 1000) / 10} per cent of all.`,
            },
      ),
    };
  },
  quick: (counts) => theilHBiasCorrectedOf(counts),
});
