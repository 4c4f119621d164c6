import type { Counts } from "../../data/counts.ts";
import { MeasuresError } from "../../error.ts";
import type { Text } from "../../text.ts";
import type { OptionInfo } from "../../catalogue/measure.ts";
import type { Cases } from "../estimate.ts";
import type { GroupRates } from "../group-rates.ts";

/** Shares of the first group among all in each area, as the rates of the areas. */
export interface AreaShares extends GroupRates {
  readonly cases: Float64Array;
  readonly population: Float64Array;
  readonly value: Float64Array;
  readonly standardError: Float64Array;
  /** Numbers of areas with people. */
  readonly inhabited: number[];
  readonly all: Cases;
}

/**
 * Shares and their standard errors. The error of a share of 0 or 1 is that with half a person added on each side, so that no area counts as
 * certain.
 * @throws MeasuresError `undefined` when nobody lives anywhere.
 */
export function areaShares({ groups, totals, areas }: Counts): AreaShares {
  const cases = groups[0]!;
  const value = new Float64Array(areas);
  const standardError = new Float64Array(areas);
  const inhabited: number[] = [];
  let [all, people] = [0, 0];
  for (let i = 0; i < areas; i += 1) {
    const n = totals[i]!;
    if (n === 0) continue;
    const x = cases[i]!;
    inhabited.push(i);
    all += x;
    people += n;
    value[i] = x / n;
    const p = x === 0 || x === n ? (x + 0.5) / (n + 1) : x / n;
    standardError[i] = Math.sqrt((p * (1 - p)) / n);
  }
  if (people === 0)
    throw new MeasuresError("undefined", {
      value: "nobody in any area",
      expected: "people somewhere",
      action: "Choose other areas or another year.",
    });
  return {
    cases,
    population: totals,
    value,
    standardError,
    inhabited,
    all: { cases: all, population: people },
  };
}

/** Variance between areas of equal shares that chance alone makes: (k − 1) P(1 − P)/N. */
export function chanceVariance({ inhabited, all }: AreaShares): number {
  const share = all.cases / all.population;
  return ((inhabited.length - 1) * share * (1 - share)) / all.population;
}

/** Inhabited areas with the lowest and the highest share. */
export function extremesOf({ inhabited, value }: AreaShares): { lowest: number; highest: number } {
  let [lowest, highest] = [inhabited[0]!, inhabited[0]!];
  for (const i of inhabited) {
    if (value[i]! < value[lowest]!) lowest = i;
    if (value[i]! > value[highest]!) highest = i;
  }
  return { lowest, highest };
}

export const REFERENCES = ["lowest", "highest", "mean", "area"] as const;
export type ReferenceChoice = (typeof REFERENCES)[number];

export interface ReferenceOptions {
  reference?: ReferenceChoice;
  /** Number of the area compared with, from 0, where reference is "area". */
  area?: number;
}

export const REFERENCE_OPTIONS: readonly OptionInfo[] = [
  {
    id: "reference",
    kind: "choice",
    default: "lowest",
    choices: REFERENCES,
    what: {
      sv: "Vad områdena jämförs med: området med lägst eller högst andel, alla tillsammans eller ett valt område.",
      en: "What areas are compared with: the area with the lowest or highest share, all together, or a chosen area.",
    },
  },
  {
    id: "area",
    kind: "number",
    default: 0,
    what: {
      sv: "Det valda områdets nummer, från 0.",
      en: "Number of the chosen area, from 0.",
    },
  },
];

/** The area compared with, or "mean". @throws MeasuresError `input` for an area without people or not there. */
export function referenceOf(
  shares: AreaShares,
  { reference = "lowest", area = 0 }: ReferenceOptions,
): number | "mean" {
  if (reference === "mean") return "mean";
  if (reference !== "area") return extremesOf(shares)[reference];
  if (shares.inhabited.includes(area)) return area;
  throw new MeasuresError("input", {
    value: area,
    expected: "the number of an area with people, from 0",
    action: "Choose another area to compare with.",
  });
}

export const casesAt = ({ cases, population }: AreaShares, i: number): Cases => ({
  cases: cases[i]!,
  population: population[i]!,
});

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** How many areas, how many were left out as empty, and what more there is to say. */
export function areasNote({ inhabited, population }: AreaShares, more: Text = { sv: "", en: "" }): Text {
  const empty = population.length - inhabited.length;
  const tell = (text: string, emptyText: string, rest: string): string =>
    [text, empty > 0 ? emptyText : "", rest].filter(Boolean).join(" ");
  return {
    sv: tell(
      `${counted(inhabited.length, "område", "områden")}.`,
      `${empty} utan invånare är inte med.`,
      more.sv,
    ),
    en: tell(`${counted(inhabited.length, "area", "areas")}.`, `${empty} without people left out.`, more.en),
  };
}
