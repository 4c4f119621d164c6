import type { OptionInfo } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";
import { type NearSums, decaySums, decaySumsOver } from "./decay-sums.ts";

export const SELF_DISTANCES = ["sqrt-0.6a", "0.6-sqrt-a", "zero"] as const;
export type SelfDistance = (typeof SELF_DISTANCES)[number];

export interface NearnessOptions {
  /** c_ij = e^(−β d_ij) with d in km, or 1 for the area itself and those it touches. */
  nearness?: "distance" | "contiguity";
  /** β for each km. */
  beta?: number;
  /**
   * Distance of an area to itself, in km: √(0.6 a) as White and Massey & Denton write it, 0.6 √a as OasisR computes it (a in km²), or 0.
   */
  self?: SelfDistance;
  /** Leave out pairs whose weight is below this; 0 leaves out none. The note then holds the largest possible error. */
  truncate?: number;
}

export const NEARNESS_OPTIONS: readonly OptionInfo[] = [
  {
    id: "nearness",
    kind: "choice",
    default: "distance",
    choices: ["distance", "contiguity"],
    what: {
      sv: "Närhet: avtar med avståndet, e^(−βd), eller 1 för området självt och dem det gränsar till.",
      en: "Nearness: falls with distance, e^(−βd), or 1 for the area itself and those it touches.",
    },
  },
  {
    id: "beta",
    kind: "number",
    default: 1,
    unit: "1/km",
    what: {
      sv: "β: hur fort närheten avtar. 1 betyder att den faller till 37 % på en kilometer.",
      en: "β: how fast nearness falls. 1 means that it falls to 37 % in one kilometre.",
    },
  },
  {
    id: "self",
    kind: "choice",
    default: "sqrt-0.6a",
    choices: SELF_DISTANCES,
    what: {
      sv: "Avståndet inom ett område, av dess yta a i km².",
      en: "Distance within an area, from its ground a in km².",
    },
  },
  {
    id: "truncate",
    kind: "number",
    default: 0,
    what: {
      sv: "Hoppa över par med mindre vikt än så; 0 räknar alla.",
      en: "Leave out pairs of less weight than this; 0 counts all.",
    },
  },
];

const M2_PER_KM2 = 1e6;
const M_PER_KM = 1000;

/**
 * For each area the members of both groups around it, weighted by nearness. Uses `reach` for distance where the data has it.
 * @throws MeasuresError `input` for options that cannot be used, `needs` when what they ask for was not given
 */
export function nearSumsOf(
  { counts, centres, ground, adjacency, reach }: MeasureData,
  { nearness = "distance", beta = 1, self = "sqrt-0.6a", truncate = 0 }: NearnessOptions = {},
): NearSums {
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  if (nearness === "contiguity") {
    if (adjacency) return touchSums(x, y, adjacency);
    throw missing("adjacency", "nearness by contiguity");
  }
  check(nearness === "distance", nearness, "distance or contiguity", "Choose one of them.");
  check(beta > 0 && beta < Infinity, beta, "a β above 0 for each km", "Give for example 1, or 0.1.");
  check(truncate >= 0 && truncate < 1, truncate, "a weight from 0 to 1", "Give for example 1e-6, or 0.");
  check(SELF_DISTANCES.includes(self), self, SELF_DISTANCES.join(", "), "Choose one of them.");
  const selfM = selfDistances(self, ground?.m2, counts.areas);
  const input = { x, y, selfM, betaPerM: beta / M_PER_KM };
  if (reach) return decaySumsOver(input, reach, truncate);
  if (centres) return decaySums(input, centres, truncate);
  throw missing("centres", "nearness by distance");
}

function selfDistances(self: SelfDistance, m2: Float64Array | undefined, areas: number): Float64Array {
  if (self === "zero") return new Float64Array(areas);
  if (!m2) throw missing("ground", `the distance ${self} within areas`);
  return m2.map((ground) => {
    const km2 = ground / M2_PER_KM2;
    return M_PER_KM * (self === "0.6-sqrt-a" ? 0.6 * Math.sqrt(km2) : Math.sqrt(0.6 * km2));
  });
}

function touchSums(x: Float64Array, y: Float64Array, { first, to }: Adjacency): NearSums {
  const sumX = x.slice();
  const sumY = y.slice();
  for (let i = 0; i < x.length; i += 1)
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      sumX[i]! += x[to[e]!]!;
      sumY[i]! += y[to[e]!]!;
    }
  return { x: sumX, y: sumY, all: x.length + to.length, leftOut: 0 };
}

function check(right: boolean, value: unknown, expected: string, action: string): void {
  if (!right) throw new MeasuresError("input", { value, expected, action });
}

const missing = (what: string, purpose: string): MeasuresError =>
  new MeasuresError("needs", {
    value: `no ${what}`,
    expected: `${what} for ${purpose}`,
    action: "Give it, or choose another way of nearness.",
  });

/** What was summed, in words, and how far off the value can be for the pairs left out. */
export function nearnessNote(
  { nearness = "distance", beta = 1 }: NearnessOptions,
  { leftOut }: NearSums,
  error: number,
): Text {
  if (nearness === "contiguity")
    return {
      sv: "Närhet: området självt och dem det gränsar till.",
      en: "Nearness: the area itself and those it touches.",
    };
  const decimal = (n: number): string => String(n).replace(".", ",");
  const off = error.toExponential(0);
  return {
    sv: `Närhet: e^(−${decimal(beta)} d), d i km.${leftOut > 0 ? ` Par med vikt under ${leftOut} är utelämnade; värdet är högst ${off} fel.` : ""}`,
    en: `Nearness: e^(−${beta} d), d in km.${leftOut > 0 ? ` Pairs of weight below ${leftOut} are left out; the value is at most ${off} off.` : ""}`,
  };
}
