import { type Measure, defineMeasure } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import type { Text } from "../text.ts";
import { comma } from "./comma.ts";
import { curveAt, curveProfile, lorenzCurve } from "./lorenz.ts";
import { relativeValues, shareOfFirst } from "./weighted-values.ts";

export interface TailRatioOptions {
  /** What is shared: the values themselves, or membership of group 1 among people ranked by the values. */
  of?: "values" | "group";
  /** Ratio of shares of the total (default), or of means per person. */
  as?: "shares" | "means";
  /** Split areas so that exactly the wanted share of people is counted (default), or take whole areas by the quantile. */
  cut?: "split" | "whole";
}

/**
 * What the people with the highest rank have over what those with the lowest have. With `cut` "whole" areas at or below the quantile
 * count as lowest and those above as highest, the convention of the R package accessibility, whose quantile lies between two persons.
 * @param low share of people at the bottom, @param high at the top
 */
export function tailRatioOf(
  values: Float64Array,
  weights: Float64Array,
  low: number,
  high: number,
  { rank = values, as = "shares", cut = "split" }: TailRatioOptions & { rank?: Float64Array } = {},
): number {
  if (cut === "whole") {
    const least = personQuantile(rank, weights, low);
    const bottom = sums(values, weights, rank, (at) => at <= least);
    const most = personQuantile(rank, weights, 1 - high);
    const top = sums(values, weights, rank, (at) => at > most);
    return as === "means" ? top.has / top.people / (bottom.has / bottom.people) : top.has / bottom.has;
  }
  const curve = lorenzCurve(values, weights, rank);
  const ratio = (1 - curveAt(curve, 1 - high)) / curveAt(curve, low);
  return as === "means" ? (ratio * low) / high : ratio;
}

function sums(
  values: Float64Array,
  weights: Float64Array,
  rank: Float64Array,
  counts: (rank: number) => boolean,
): { people: number; has: number } {
  let people = 0;
  let has = 0;
  for (let i = 0; i < values.length; i += 1)
    if (counts(rank[i]!)) {
      people += weights[i]!;
      has += weights[i]! * values[i]!;
    }
  return { people, has };
}

/** The quantile of persons lined up by rank, between person 1 + (T−1)p and the next (type 7 of Hyndman & Fan 1996). */
function personQuantile(rank: Float64Array, weights: Float64Array, p: number): number {
  const order = orderBy(rank);
  let persons = 0;
  for (const weight of weights) persons += weight;
  const place = 1 + (persons - 1) * p;
  const valueOf = (person: number): number => {
    let cumulated = 0;
    for (const i of order) {
      cumulated += weights[i]!;
      if (cumulated >= person) return rank[i]!;
    }
    return rank[order[order.length - 1]!]!;
  };
  const lower = Math.max(Math.floor(place), 1);
  const part = place % 1;
  return (1 - part) * valueOf(lower) + part * valueOf(Math.min(lower + 1, persons));
}

interface Entry {
  id: string;
  aliases: readonly string[];
  symbol: string;
  name: Text;
  formula: string;
  sources: readonly string[];
  low: number;
  high: number;
}

const per = (share: number): number => Math.round(share * 100);

/** Ratios of the top to the bottom of the distribution differ in the two cuts alone. */
export function tailRatioMeasure({ low, high, ...entry }: Entry): Measure<TailRatioOptions> {
  return defineMeasure<TailRatioOptions>({
    ...entry,
    family: "inequality",
    groups: "none",
    needs: ["values"],
    range: {
      low: 0,
      high: Infinity,
      lowMeans: {
        sv: `De högsta har inget. Vid full jämlikhet är kvoten ${comma(high / low)}.`,
        en: `The highest have nothing. At full equality the ratio is ${high / low}.`,
      },
      highMeans: {
        sv: "De lägsta har nästan inget; ingen övre gräns.",
        en: "The lowest have nearly nothing; no upper limit.",
      },
    },
    sensitiveTo: {
      sv: "Bara ytterkanterna; skillnader i mitten märks inte.",
      en: "The ends alone; differences in the middle do not show.",
    },
    notToRead: {
      sv: `Det är ${per(high)} procent av folket som bor där medelvärdet är högst mot ${per(low)} procent där det är lägst, inte de ${per(high)} procent rikaste personerna. Områden delas vid snittet så att andelarna stämmer.`,
      en: `It is the ${per(high)} per cent of people who live where the mean is highest against the ${per(low)} per cent where it is lowest, not the ${per(high)} per cent richest people. Areas are split at the cut so that the shares hold.`,
    },
    options: [
      {
        id: "of",
        kind: "choice",
        default: "values",
        choices: ["values", "group"],
        what: {
          sv: "Vad som fördelas: värdet självt, eller grupp 1 när områden ordnas efter värdet.",
          en: "What is shared: the value itself, or group 1 with areas ordered by the value.",
        },
      },
      {
        id: "as",
        kind: "choice",
        default: "shares",
        choices: ["shares", "means"],
        what: {
          sv: "Kvot av andelar av helheten eller av medelvärden per person.",
          en: "Ratio of shares of the total, or of means per person.",
        },
      },
      {
        id: "cut",
        kind: "choice",
        default: "split",
        choices: ["split", "whole"],
        what: {
          sv: "Dela områden vid snittet, eller ta hela områden.",
          en: "Split areas at the cut, or take whole areas.",
        },
      },
    ],
    measure(data, options) {
      const { of = "values" } = options;
      const { values, weights, area } = relativeValues(data, of === "group" ? shareOfFirst(data) : undefined);
      const rank = of === "group" ? rankOf(data, area) : values;
      const value = tailRatioOf(values, weights, low, high, { ...options, rank });
      if (!Number.isFinite(value))
        throw new MeasuresError("undefined", {
          value: "nothing among the lowest, or no whole area at an end",
          expected: "a quantity that the lowest have some of",
          action: "Split areas at the cut, or use a measure that allows zeros, such as gini-weighted.",
        });
      return {
        value,
        profile: curveProfile(lorenzCurve(values, weights, rank)),
        note: {
          sv: `${values.length} områden med befolkning; ${options.cut === "whole" ? "hela områden" : "områden delade vid snittet"}.`,
          en: `${values.length} areas with people; ${options.cut === "whole" ? "whole areas" : "areas split at the cut"}.`,
        },
      };
    },
  });
}

/** The rank variable of inhabited areas; any finite number will do. @throws MeasuresError `input` */
export function rankOf({ values }: MeasureData, area: Int32Array): Float64Array {
  return Float64Array.from(area, (i) => {
    const at = values?.[i] ?? NaN;
    if (Number.isFinite(at)) return at;
    throw new MeasuresError("input", {
      value: at,
      expected: `a finite value to rank area ${i} by`,
      action: "Leave out areas whose value is missing or suppressed.",
    });
  });
}
