import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { rankOrderInformationTheory } from "./rank-order-information-theory.ts";
import { FIT_OPTIONS } from "./rank-order-measure.ts";
import { type RankOrderFit, fitOf, rankOrderMoment } from "./rank-order.ts";
import { curvature } from "./spread.ts";
import { weighted } from "./threshold-sum.ts";
import { type Thresholds, definedThresholds, thresholdsOf } from "./thresholds.ts";

/** What chance in sampling costs the entropy of areas and of all people together; see `correctedSegregation`. */
export interface SamplingCost {
  /** Σ (t_i/T)(1 − r_i)/n_i */
  readonly ofAreas: number;
  /** Σ (t_i/T)²(1 − r_i)/n_i */
  readonly ofAll: number;
}

/**
 * n_i persons sampled in area i, r_i their share of those who live there.
 * @param rate share of the people sampled, above 0 and at most 1; 0 for people as a sample without end, where n_i = t_i and r_i = 0
 * @param sampled persons sampled by area, where known; then the rates follow from it
 */
export function samplingCost({ totals }: Counts, rate: number, sampled?: ArrayLike<number>): SamplingCost {
  const persons = sumOf(totals);
  let ofAreas = 0;
  let ofAll = 0;
  for (let i = 0; i < totals.length; i += 1) {
    const all = totals[i]!;
    if (all === 0) continue;
    const known = sampled ? Math.max(0, all / sampled[i]! - 1) : rate === 0 ? 1 : 1 / rate - 1;
    ofAreas += known / persons;
    ofAll += (all * known) / (persons * persons);
  }
  return { ofAreas, ofAll };
}

/**
 * H at every boundary without what sampling adds (Reardon et al. 2018). A share p_i of a sample has the variance p_i(1−p_i)(1−r_i)/n_i,
 * which costs its entropy (1−r_i)/(2 n_i ln 2) bits whatever p_i. The entropy of all people is sampled too, which the paper leaves out: it
 * matters where areas are few, and makes a single area 0.
 */
export function correctedSegregation(
  { p, segregation }: Thresholds,
  { ofAreas, ofAll }: SamplingCost,
): Float64Array {
  return segregation.map((h, k) => h - curvature("entropy", p[k]!) * (ofAreas - (1 - h) * ofAll));
}

const moment = (m: number): number => rankOrderMoment("entropy", m);

export interface CorrectedOptions extends RankOrderFit {
  /** Share of the people that the counts are estimated from; 0 (default) for the people as one draw of many like them. */
  samplingRate?: number;
  /** Persons sampled by area. */
  sampled?: ArrayLike<number>;
}

export const rankOrderInformationTheoryCorrected = defineMeasure<CorrectedOptions>({
  id: "rank-order-information-theory-corrected",
  aliases: ["H^R-corrected"],
  symbol: "H^R′",
  family: "ordered",
  groups: "ordered",
  name: {
    sv: "Rangordningsindex rättat för slumpen",
    en: "Rank-order information theory index corrected for sampling",
  },
  formula: "H^R of H′(p) = H(p) − Σ (t_i/T)(1 − r_i)/n_i / (2 ln 2 E(p)), r_i = n_i/t_i the share sampled",
  sources: ["Reardon, Bischoff, Owens & Townsend 2018"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Inte mer skillnad mellan områden än slumpen ger. Värdet kan hamna strax under noll.",
      en: "No more difference between areas than chance makes. The value may fall just below zero.",
    },
    highMeans: {
      sv: "I varje område har alla samma plats i rangordningen.",
      en: "Within each area everyone has the same place in the ranking.",
    },
  },
  sensitiveTo: {
    sv: "Urvalets storlek i varje område. Är områdena mycket små räcker rättelsen inte till.",
    en: "The size of the sample in each area. Where areas are very small the correction does not suffice.",
  },
  notToRead: {
    sv: "Rättelsen gäller slumpen i urvalet, inte mätfel i inkomsterna. För en totalräknad befolkning svarar den på en annan fråga: hur stor skillnaden vore bortom det som slumpen ger.",
    en: "The correction is for chance in sampling, not for errors in the incomes. For a fully counted population it answers another question: how large the difference is beyond what chance makes.",
  },
  options: [
    {
      id: "samplingRate",
      kind: "number",
      default: 0,
      what: {
        sv: "Urvalets andel av befolkningen; 1 för ingen rättelse, 0 för befolkningen som ett utfall bland många.",
        en: "The sample's share of the people; 1 for no correction, 0 for the people as one draw of many.",
      },
    },
    {
      id: "sampled",
      kind: "numbers",
      default: [],
      what: {
        sv: "Personer i urvalet per område, om de är kända.",
        en: "Persons sampled by area, where known.",
      },
    },
    ...FIT_OPTIONS,
  ],
  measure(data, { level = 0.95, samplingRate = 0, sampled, ...options }) {
    const { totals, areas } = data.counts;
    const known = sampled && sampled.length > 0 ? sampled : undefined;
    if (!(samplingRate >= 0 && samplingRate <= 1))
      throw new MeasuresError("input", {
        value: samplingRate,
        expected: "a share from 0 to 1",
        action: "Give the sample's share of the people.",
      });
    if (known && known.length !== areas)
      throw new MeasuresError("input", {
        value: `${known.length} sample sizes`,
        expected: `${areas}, one for each area`,
        action: "Give them in the order of the counts.",
      });
    const without = known ? totals.findIndex((all, i) => all > 0 && !(known[i]! > 0)) : -1;
    if (without >= 0)
      throw new MeasuresError("input", {
        value: known![without],
        expected: `persons sampled in area ${without}, where people live`,
        action: "Leave out areas without a sample.",
      });
    const plain = rankOrderInformationTheory(data, { ...options, level });
    const thresholds = definedThresholds(data.counts, "entropy");
    const corrected = correctedSegregation(thresholds, samplingCost(data.counts, samplingRate, known));
    const value = weighted(fitOf("entropy", thresholds.p, moment, options).coefficients, corrected);
    const bias = plain.value - value;
    return {
      value,
      standardError: plain.standardError!,
      interval: {
        ...plain.interval!,
        low: plain.interval!.low - bias,
        high: plain.interval!.high - bias,
      },
      profile: { ...plain.profile!, value: corrected },
      note: {
        sv: `Slumpens del ${bias.toPrecision(3).replace(".", ",")} är dragen från ${plain.value.toPrecision(4).replace(".", ",")}.`,
        en: `The part of chance, ${bias.toPrecision(3)}, is taken from ${plain.value.toPrecision(4)}.`,
      },
    };
  },
  quick: (counts) => {
    const thresholds = thresholdsOf(counts, "entropy");
    if (thresholds.p.length === 0) return NaN;
    const corrected = correctedSegregation(thresholds, samplingCost(counts, 0));
    return weighted(fitOf("entropy", thresholds.p, moment, {}).coefficients, corrected);
  },
});
