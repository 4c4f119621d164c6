import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { normalInterval } from "../numeric/normal-interval.ts";
import { orderBy } from "../numeric/order.ts";
import { type ConcentrationError, concentrationError } from "./concentration-error.ts";
import { curveProfile, lorenzCurve } from "./lorenz.ts";
import { rankOf } from "./tail-ratio.ts";
import { relativeValues, shareOfFirst, spreadOut } from "./weighted-values.ts";

export type ConcentrationType = "standard" | "generalised" | "erreygers" | "wagstaff";

/** Fractional rank of people by a variable: the share of people below plus half of those at the same value. 0–1, mean one half. */
export function fractionalRank(by: Float64Array, weights: Float64Array): Float64Array {
  const order = orderBy(by);
  const rank = new Float64Array(by.length);
  let persons = 0;
  for (const weight of weights) persons += weight;
  let below = 0;
  for (let k = 0; k < order.length;) {
    let end = k;
    let same = 0;
    while (end < order.length && by[order[end]!] === by[order[k]!]) same += weights[order[end++]!]!;
    for (; k < end; k += 1) rank[order[k]!] = (below + same / 2) / persons;
    below += same;
  }
  return rank;
}

/** What a type of index multiplies the standard one with; μ the mean of a quantity that can lie between `lowest` and `highest`. */
export function concentrationFactor(type: ConcentrationType, mean: number, lowest = 0, highest = 1): number {
  switch (type) {
    case "standard":
      return 1;
    case "generalised":
      return mean;
    case "erreygers":
      return (4 * mean) / (highest - lowest);
    case "wagstaff":
      return (mean * (highest - lowest)) / ((highest - mean) * (mean - lowest));
  }
}

/**
 * Standard concentration index C = (2/μ) Σ (t_i/T) h_i (R_i − ½) of a quantity h over a rank. Range −1 to 1: negative where those of low
 * rank have more. NaN where nobody has any. O(n log n).
 * @param health h, quantity per person by area
 * @param by what the people are ranked by; equal values share their rank
 * @param weights persons by area
 */
export function concentrationIndexOf(health: Float64Array, by: Float64Array, weights: Float64Array): number {
  const rank = fractionalRank(by, weights);
  let total = 0;
  let sum = 0;
  for (let i = 0; i < rank.length; i += 1) {
    total += weights[i]! * health[i]!;
    sum += weights[i]! * health[i]! * (rank[i]! - 0.5);
  }
  return (2 * sum) / total;
}

export interface ConcentrationOptions {
  type?: ConcentrationType;
  error?: ConcentrationError;
  /** Bounds of the share for Erreygers and Wagstaff; 0 and 1 unless told. */
  lowest?: number;
  highest?: number;
}

export const concentrationIndex = defineMeasure<ConcentrationOptions>({
  id: "concentration-index",
  aliases: ["CI", "erreygers", "wagstaff"],
  symbol: "C",
  family: "inequality",
  name: { sv: "Koncentrationsindex", en: "Concentration index" },
  groups: "many",
  needs: ["values"],
  formula:
    "C = (2/μ) Σ (t_i/T) h_i (R_i − ½); generalised μC; Erreygers 4μC/(b−a); Wagstaff μ(b−a)C/((b−μ)(μ−a))",
  sources: [
    "Wagstaff, Paci & van Doorslaer 1991",
    "Kakwani, Wagstaff & van Doorslaer 1997",
    "Wagstaff 2005",
    "Erreygers 2009",
    "O'Donnell et al. 2008",
  ],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Alla i grupp 1 bor i det område som har lägst värde.",
      en: "All of group 1 live in the area with the lowest value.",
    },
    highMeans: {
      sv: "Alla i grupp 1 bor i det område som har högst värde. 0: gruppen är lika vanlig längs hela ordningen.",
      en: "All of group 1 live in the area with the highest value. 0: the group is as common all along the order.",
    },
  },
  perArea: {
    sv: "Områdets del; delarna summerar till indexet. Under noll för områden med låg rang, över noll för hög, mer ju vanligare gruppen är.",
    en: "The area's part; they sum to the index. Below zero for areas of low rank, above zero for areas of high rank, more the more common the group.",
  },
  sensitiveTo: {
    sv: "Hur områdena ordnas. Det vanliga indexet beror på hur vanlig gruppen är: för andelar som skiljer sig mycket i nivå, använd Erreygers eller Wagstaff.",
    en: "How areas are ordered. The standard index depends on how common the group is: for shares of very different levels use Erreygers or Wagstaff.",
  },
  notToRead: {
    sv: "Det är ett samband mellan områdens värden och andelar, inte mellan personers. Räknar man andelen utan egenskapen i stället byter det vanliga indexet både tecken och storlek; Erreygers och Wagstaff bara tecken.",
    en: "It is a relation between values and shares of areas, not of people. With the share without the property the standard index changes sign and size; Erreygers and Wagstaff change sign only.",
  },
  options: [
    {
      id: "type",
      kind: "choice",
      default: "standard",
      choices: ["standard", "generalised", "erreygers", "wagstaff"],
      what: {
        sv: "Vanligt (relativt), generaliserat (absolut), Erreygers eller Wagstaff.",
        en: "Standard (relative), generalised (absolute), Erreygers or Wagstaff.",
      },
    },
    {
      id: "error",
      kind: "choice",
      default: "delta",
      choices: ["delta", "regression", "linearised", "hc1", "hc3"],
      what: {
        sv: "Medelfel: deltametoden, ren regression, linjärisering eller robust (HC1, HC3).",
        en: "Standard error: delta method, plain regression, linearisation or robust (HC1, HC3).",
      },
    },
    {
      id: "lowest",
      kind: "number",
      default: 0,
      what: { sv: "Lägsta möjliga andel.", en: "Lowest possible share." },
    },
    {
      id: "highest",
      kind: "number",
      default: 1,
      what: { sv: "Högsta möjliga andel.", en: "Highest possible share." },
    },
  ],
  measure(data, { level = 0.95, type = "standard", error = "delta", lowest = 0, highest = 1 }) {
    const given = relativeValues(data, shareOfFirst(data));
    const { values: health, weights, persons, mean, area } = given;
    const by = rankOf(data, area);
    const factor = concentrationFactor(type, mean, lowest, highest);
    if (!Number.isFinite(factor))
      throw new MeasuresError("undefined", {
        value: `a share of ${mean} in all`,
        expected: `a share between ${lowest} and ${highest} for the type ${type}`,
        action: "Choose a group that some but not all belong to, or another type.",
      });
    const rank = fractionalRank(by, weights);
    const parts = health.map((h, k) => (2 * factor * weights[k]! * h * (rank[k]! - 0.5)) / (persons * mean));
    const index = concentrationIndexOf(health, by, weights);
    const value = index * factor;
    const standardError =
      Math.abs(factor) * concentrationError({ health, weights, rank, persons, mean, index }, error);
    return {
      value,
      ...(Number.isFinite(standardError)
        ? {
            standardError,
            interval: normalInterval(value, standardError, level, `${error}, areas as a sample`, -1, 1),
          }
        : {}),
      perArea: spreadOut(given, parts),
      profile: curveProfile(lorenzCurve(health, weights, by)),
      note: {
        sv: `${health.length} områden med befolkning, grupp 1 är ${(100 * mean).toFixed(1).replace(".", ",")} procent av folket. Profilen är koncentrationskurvan.`,
        en: `${health.length} areas with people, group 1 is ${(100 * mean).toFixed(1)} per cent of the people. The profile is the concentration curve.`,
      },
    };
  },
});
