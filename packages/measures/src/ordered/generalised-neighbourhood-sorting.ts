import { defineMeasure } from "../catalogue/measure.ts";
import { stepsReach } from "../data/adjacency.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Reach } from "../data/place.ts";
import { straightLine } from "../data/straight-line.ts";
import { MeasuresError } from "../error.ts";
import { areaMeans, checkSpread, classValues, spreadOfAll } from "./class-values.ts";
import { type SortingOptions, VALUES_OPTION } from "./neighbourhood-sorting.ts";

/**
 * Generalised neighbourhood sorting index: NSI with the mean of each area taken over all people within reach of it (Jargowsky & Kim 2005).
 * Range 0 and up, as a rule at most NSI; NaN where all people have the same value. O(pairs within reach).
 * @param within steps or metres, as the reach counts; 0 gives NSI
 * @param values one for each class; their mean centiles unless told
 */
export function generalisedNeighbourhoodSortingOf(
  counts: Counts,
  reach: Reach,
  within: number,
  values?: ArrayLike<number>,
): number {
  const ofClass = classValues(counts, values);
  const { mean, squares } = spreadOfAll(counts, ofClass);
  const means = areaMeans(counts, ofClass);
  const { totals, areas } = counts;
  let between = 0;
  for (let i = 0; i < areas; i += 1) {
    if (totals[i] === 0) continue;
    let people = 0;
    let sum = 0;
    reach(i, within, (j) => {
      people += totals[j]!;
      sum += totals[j]! * (means[j]! - mean);
    });
    between += totals[i]! * (sum / people) ** 2;
  }
  return squares > 0 ? Math.sqrt(between / squares) : NaN;
}

export interface GeneralisedSortingOptions extends SortingOptions {
  /** Steps over borders, where the data has an adjacency. */
  steps?: number;
  /** Metres, where the data has a distance or centres and no steps are asked for. */
  withinM?: number;
}

interface Scale {
  reach: Reach;
  within: number;
  isSteps: boolean;
}

function scaleOf(data: MeasureData, { steps, withinM }: GeneralisedSortingOptions): Scale {
  const { reach, adjacency, centres } = data;
  const far = withinM ?? 1000;
  if (adjacency && (steps !== undefined || (!reach && withinM === undefined)))
    return { reach: stepsReach(adjacency), within: steps ?? 1, isSteps: true };
  if (steps === undefined && reach) return { reach, within: far, isSteps: false };
  if (steps === undefined && centres) return { reach: straightLine(centres), within: far, isSteps: false };
  throw new MeasuresError("needs", {
    value: steps === undefined ? "no adjacency, distance or centres" : "no adjacency",
    expected: "a way from area to area for generalised-neighbourhood-sorting",
    action: "Give the adjacency for steps, or centres or distances for metres.",
  });
}

export const generalisedNeighbourhoodSorting = defineMeasure<GeneralisedSortingOptions>({
  id: "generalised-neighbourhood-sorting",
  aliases: ["GNSI"],
  symbol: "GNSI",
  family: "ordered",
  name: {
    sv: "Sorteringsindex med omgivning (GNSI)",
    en: "Generalised neighbourhood sorting index (GNSI)",
  },
  groups: "ordered",
  needsOneOf: ["reach", "centres", "adjacency"],
  formula: "GNSI = √(Σ t_i (m̃_i − μ)² / Σ_k N_k (v_k − μ)²), m̃_i the mean of all people within reach of i",
  sources: ["Jargowsky & Kim 2005"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Alla omgivningar har samma medelvärde.",
      en: "All surroundings have the same mean.",
    },
    highMeans: {
      sv: "Inom varje omgivning har alla samma värde.",
      en: "Within all surroundings everyone has the same value.",
    },
  },
  sensitiveTo: {
    sv: "Hur långt omgivningen når: profilen visar om skillnaderna ligger mellan grannområden eller mellan stadsdelar.",
    en: "How far the surroundings reach: the profile shows whether differences lie between neighbouring areas or between parts of the town.",
  },
  notToRead: {
    sv: "Värden för olika räckvidd kan inte jämföras som om de vore samma mått, bara som en profil. Gränser mot områden utanför det valda syns inte.",
    en: "Values of different reach cannot be compared as one measure, only as a profile. What lies outside the chosen areas does not show.",
  },
  options: [
    {
      id: "steps",
      kind: "number",
      default: 1,
      what: {
        sv: "Steg över områdesgränser, när grannskap är givna.",
        en: "Steps over borders of areas, where an adjacency is given.",
      },
    },
    {
      id: "withinM",
      kind: "number",
      default: 1000,
      unit: "m",
      what: {
        sv: "Avstånd, när avstånd eller mittpunkter är givna.",
        en: "Distance, where distances or centres are given.",
      },
    },
    VALUES_OPTION,
  ],
  measure(data, options) {
    const { counts } = data;
    const { reach, within, isSteps } = scaleOf(data, options);
    if (!(within >= 0 && within < Infinity))
      throw new MeasuresError("input", {
        value: within,
        expected: "a reach of 0 or more",
        action: "Give whole steps, or metres.",
      });
    checkSpread(spreadOfAll(counts, classValues(counts, options.values)));
    const at = isSteps
      ? Float64Array.from({ length: Math.floor(within) + 1 }, (_, step) => step)
      : Float64Array.of(0, within);
    const value = at.map((far) => generalisedNeighbourhoodSortingOf(counts, reach, far, options.values));
    return {
      value: value.at(-1)!,
      profile: {
        scale: isSteps
          ? { sv: "Steg över områdesgränser", en: "Steps over borders of areas" }
          : { sv: "Räckvidd, meter", en: "Reach, metres" },
        at,
        value,
      },
      note: {
        sv: `Omgivning inom ${within} ${isSteps ? "steg" : "meter"}; profilens första värde är NSI utan omgivning.`,
        en: `Surroundings within ${within} ${isSteps ? "steps" : "metres"}; the first value of the profile is NSI without surroundings.`,
      },
    };
  },
});
