import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Text } from "../text.ts";
import { expectedD, expectedH, expectedM } from "./closed-forms.ts";
import { nullDraws } from "./null-test.ts";
import type { SimulationOptions } from "./replicates.ts";
import { ascending, momentsOf } from "./summary.ts";

export interface SmallUnitEffect {
  value: number;
  /** The value to be expected if everyone were placed at random, groups and areas keeping their sizes. */
  expected: number;
  /** expected / value, at most 1: the part of the value that chance alone explains. 1 where the value is 0. */
  share: number;
  /** (value − expected)/(1 − expected), the value above chance (Winship 1977, Carrington & Troske 1997); for measures from 0 to 1. */
  aboveChance: number;
  method: "closed form" | "simulation";
  note: Text;
}

const CLOSED: Record<string, (counts: Counts) => number> = {
  dissimilarity: (counts) => expectedD(counts),
  "mutual-information": expectedM,
  "theil-h": expectedH,
};

/**
 * How much of a value comes of areas and groups being small. In closed form for D, M and H, else by person permutation (200 replicates
 * unless told).
 * @throws MeasuresError as the measure, and `input` for counts that are not whole where it is simulated
 */
export function smallUnitEffect<Options extends object>(
  measure: Measure<Options>,
  counts: Counts,
  options: SimulationOptions = {},
): SmallUnitEffect {
  const { value } = measure(counts, options.measureOptions as Options);
  const closed = options.measureOptions === undefined ? CLOSED[measure.info.id] : undefined;
  const expected = closed
    ? closed(counts)
    : momentsOf(
        ascending(nullDraws(measure, counts, { replicates: 200, ...options, model: "person-permutation" })),
      ).mean;
  const share = value > 0 ? Math.min(1, Math.max(0, expected / value)) : 1;
  const percent = Math.round(100 * share);
  return {
    value,
    expected,
    share,
    aboveChance: expected < 1 ? (value - expected) / (1 - expected) : 0,
    method: closed ? "closed form" : "simulation",
    note: {
      sv: `Slumpen ensam ger ${shown(expected, "sv")} med så här många personer i grupper och områden: ${percent} procent av värdet.`,
      en: `Chance alone gives ${shown(expected, "en")} with this many persons in groups and areas: ${percent} per cent of the value.`,
    },
  };
}

const shown = (value: number, language: "sv" | "en"): string => {
  const text = value.toPrecision(2);
  return language === "sv" ? text.replace(".", ",") : text;
};
