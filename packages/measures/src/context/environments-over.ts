import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";
import { nearestPeople } from "./nearest-people.ts";
import type { SmoothOptions } from "./smoothed.ts";
import { smoothedOver } from "./smoothed-over.ts";
import { emptyLike } from "./rows.ts";

/** What grows along a profile: metres around, the k nearest people, steps over borders, or larger divisions. */
export const SCALES = ["metres", "people", "steps", "divisions"] as const;
export type Scale = (typeof SCALES)[number];

export interface Scales extends Omit<SmoothOptions, "bandwidthM" | "steps"> {
  over?: Scale;
  /** Bandwidths in metres, numbers of people or of steps; for divisions their places in the nesting, from 0, and −1 for the areas. */
  at?: ArrayLike<number>;
}

export interface Environments {
  readonly scale: Text;
  readonly at: Float64Array;
  readonly environments: Counts[];
}

const USUAL: Record<Exclude<Scale, "divisions">, readonly number[]> = {
  metres: [0, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 10000],
  people: [400, 800, 1600, 3200, 6400, 12800, 25600, 51200, 102400],
  steps: [0, 1, 2, 3, 4, 5],
};

const NAMES: Record<Scale, Text> = {
  metres: { sv: "Omgivningens bandbredd, m", en: "Bandwidth of surroundings, m" },
  people: { sv: "De k närmaste, personer", en: "The k nearest, people" },
  steps: { sv: "Steg över gränser", en: "Steps over borders" },
  divisions: {
    sv: "Indelning (−1 områdena själva, 0 den yttersta)",
    en: "Division (−1 the areas themselves, 0 the outermost)",
  },
};

/**
 * The environment of every area at each of several scales.
 * @throws MeasuresError `needs` for what the scale needs; `input` for another scale or a place that cannot be
 */
export function environmentsOver(
  data: MeasureData,
  { over = "metres", at, ...options }: Scales = {},
): Environments {
  const { counts } = data;
  if (!SCALES.includes(over))
    throw new MeasuresError("input", {
      value: over,
      expected: "a scale",
      action: `There are ${SCALES.join(", ")}.`,
    });
  const places = Float64Array.from(at ?? (over === "divisions" ? divisionsOf(data) : USUAL[over]));
  const environments = ((): Counts[] => {
    switch (over) {
      case "metres":
        if (!data.reach && !data.centres)
          throw new MeasuresError("needs", {
            value: "no centres, no reach",
            expected: "one of them for a profile over metres",
            action: "Give the geometry of the areas, or ask for a profile over steps.",
          });
        return smoothedOver(counts, data, places, options);
      case "people":
        return nearestPeople(counts, data, places);
      case "steps":
        return smoothedOver(counts, { adjacency: data.adjacency }, places, { kernel: "uniform", ...options });
      case "divisions":
        return Array.from(places, (level) => dividedBy(data, level));
    }
  })();
  return { scale: NAMES[over], at: places, environments };
}

const divisionsOf = ({ nesting = [] }: MeasureData): number[] => [
  -1,
  ...nesting.map((_, level) => nesting.length - 1 - level),
];

/** Everybody of the larger area an area lies in. */
function dividedBy({ counts, nesting = [] }: MeasureData, level: number): Counts {
  if (level === -1) return counts;
  const division = nesting[level];
  if (division === undefined)
    throw new MeasuresError("needs", {
      value: `division ${level} of ${nesting.length}`,
      expected: "a place in the nesting, or −1 for the areas themselves",
      action: "Give the larger areas that each area lies in.",
    });
  const result = emptyLike(counts);
  const size = division.reduce((most, number) => Math.max(most, number), -1) + 1;
  const spread = (column: Float64Array, into: Float64Array): void => {
    const sums = new Float64Array(size);
    for (let i = 0; i < counts.areas; i += 1) sums[division[i]!]! += column[i]!;
    for (let i = 0; i < counts.areas; i += 1) into[i] = sums[division[i]!]!;
  };
  counts.groups.forEach((column, group) => spread(column, result.groups[group]!));
  spread(counts.totals, result.totals);
  return result;
}
