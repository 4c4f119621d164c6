import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { biasOfD, seOfD } from "../inference/closed-forms.ts";
import { multinomial } from "../numeric/draws.ts";
import { normalInterval } from "../numeric/normal-interval.ts";
import { streamsOf } from "../numeric/random.ts";
import { dissimilarityOf } from "../single/dissimilarity.ts";
import { APART, noteOf } from "../single/texts.ts";
import { BELOW_CHANCE, NOT_REGISTER, ONLY_CHANCE } from "./texts.ts";

export interface BiasCorrectedOptions {
  /** The mean of D over samples in closed form, or by drawing them. */
  method?: "closed" | "bootstrap";
  /** Samples drawn by the bootstrap. */
  replicates?: number;
  /** Same seed, same answer. */
  seed?: number;
}

/**
 * Bias-corrected dissimilarity, 2D − E D_b, where D_b is the D of a sample of as many persons (Allen, Burgess, Davidson & Windmeijer 2015); the
 * mean of |x_i/X − y_i/Y| in a sample is that of a folded normal, so nothing needs to be drawn. NaN where a group has no members.
 */
export function dissimilarityBiasCorrectedOf(counts: Counts): number {
  const D = dissimilarityOf(counts.groups[0]!, counts.groups[1]!);
  return Number.isNaN(D) ? NaN : D - biasOfD(counts);
}

/** Mean and standard deviation of D over samples: each group drawn anew over areas by its own shares. */
export function bootstrapDissimilarity(
  counts: Counts,
  replicates: number,
  seed: number,
): { mean: number; sd: number } {
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  const { X, Y } = twoSums(counts);
  const streams = streamsOf(seed);
  const [drawnX, drawnY] = [new Float64Array(x.length), new Float64Array(y.length)];
  let sum = 0;
  let squares = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    streams.start(replicate);
    const D = dissimilarityOf(
      multinomial(streams.random, X, x, drawnX),
      multinomial(streams.random, Y, y, drawnY),
    );
    sum += D;
    squares += D * D;
  }
  const mean = sum / replicates;
  return {
    mean,
    sd: Math.sqrt(Math.max(0, squares - replicates * mean * mean) / Math.max(1, replicates - 1)),
  };
}

export const dissimilarityBiasCorrected = defineMeasure<BiasCorrectedOptions>({
  id: "dissimilarity-bias-corrected",
  aliases: ["D_bc", "BiasCorrectedDissim"],
  symbol: "D_bc",
  family: "small-units",
  name: { sv: "Dissimilaritetsindex, rättat för slump", en: "Dissimilarity, bias-corrected" },
  groups: "two",
  formula: "D_bc = 2D − E D_b = D − ½ Σ (E|d_i + σ_i Z| − |d_i|), d_i = x_i/X − y_i/Y",
  sources: ["Allen, Burgess, Davidson & Windmeijer 2015"],
  range: { low: -1, high: 1, lowMeans: BELOW_CHANCE, highMeans: APART },
  sensitiveTo: ONLY_CHANCE,
  notToRead: NOT_REGISTER,
  options: [
    {
      id: "method",
      kind: "choice",
      default: "closed",
      choices: ["closed", "bootstrap"],
      what: {
        sv: "closed: i sluten form. bootstrap: genom att dra nya personer.",
        en: "closed: in closed form. bootstrap: by drawing persons anew.",
      },
    },
    {
      id: "replicates",
      kind: "number",
      default: 500,
      what: { sv: "Antal dragningar med bootstrap.", en: "Number of draws with the bootstrap." },
    },
    {
      id: "seed",
      kind: "number",
      default: 1,
      what: { sv: "Slumpfrö: samma frö, samma svar.", en: "Seed: same seed, same answer." },
    },
  ],
  measure({ counts }, { method = "closed", replicates = 500, seed = 1, level = 0.95 }) {
    const { X, Y } = twoSums(counts);
    if (method === "closed") {
      const value = dissimilarityBiasCorrectedOf(counts);
      const standardError = seOfD(counts);
      return {
        value,
        standardError,
        interval: normalInterval(value, standardError, level, "delta method", -1, 1),
        note: noteOf(counts),
      };
    }
    if (method !== "bootstrap")
      throw new MeasuresError("input", {
        value: method,
        expected: '"closed" or "bootstrap"',
        action: "Choose one of them.",
      });
    if (!Number.isInteger(replicates) || replicates < 2 || !Number.isInteger(X) || !Number.isInteger(Y))
      throw new MeasuresError("input", {
        value: `${replicates} replicates of ${X} and ${Y} persons`,
        expected: "2 replicates or more of whole persons",
        action: "Use the closed form, which takes counts of any kind.",
      });
    const D = dissimilarityOf(counts.groups[0]!, counts.groups[1]!);
    const { mean, sd } = bootstrapDissimilarity(counts, replicates, seed);
    const value = 2 * D - mean;
    const how = `bootstrap of persons, ${replicates} replicates, seed ${seed}`;
    return {
      value,
      standardError: sd,
      interval: normalInterval(value, sd, level, how, -1, 1),
      note: noteOf(counts, {
        sv: `Bootstrap av personer: ${replicates} dragningar, slumpfrö ${seed}.`,
        en: `Bootstrap of persons: ${replicates} draws, seed ${seed}.`,
      }),
    };
  },
  quick: dissimilarityBiasCorrectedOf,
});
