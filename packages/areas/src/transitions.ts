import type { AreaType } from "./area-type.ts";
import { AREA_TYPES, isAreaType } from "./area-type.ts";
import type { Bridge } from "./bridge.ts";
import { AreaError } from "./error.ts";
import type { Version } from "./version.ts";
import type { Proportion } from "./wilson.ts";
import { Z_95, wilson } from "./wilson.ts";

/** The area types of a year; `types[i]` is that of `codes[i]`, 0 for none. */
export interface TypesOfYear {
  year: number;
  version: Version;
  codes: readonly string[];
  types: ArrayLike<number>;
}

/** Areas that are in no cell of the matrix, by why: codes as in their own year. */
export interface CountedApart {
  onlyBefore: string[];
  onlyAfter: string[];
  /** The boundary moved, or the area was split, ended or is new. */
  boundary: { before: string[]; after: string[] };
  /** Whether the boundary is the same is not known. */
  unknown: { before: string[]; after: string[] };
  /** No type in one of the years. */
  untyped: string[];
  /** No weight, where weights were given. */
  unweighted: string[];
}

export interface Stay extends Proportion {
  type: AreaType | "all";
}

export interface Transitions {
  from: number;
  to: number;
  /** Row-major 5 × 5: row = type before, column = type after. Number of areas. */
  areas: Float64Array;
  /** The same as the sum of weights; equal to `areas` where no weights were given. */
  weight: Float64Array;
  /** Sum of squared weights, for the effective number of areas. */
  squares: Float64Array;
  /** Shares of each row with intervals, row-major. */
  shares: Proportion[];
  /** The probability of keeping the type: types 1–5, then all. */
  stay: Stay[];
  apart: CountedApart;
}

export interface TransitionOptions {
  /** Needed where the two years are on different versions. */
  bridge?: Bridge;
  /** Weight of an area by its code in the earlier year, for example its population. */
  weights?: ReadonlyMap<string, number>;
  /** Take an unknown boundary that is likely unchanged for unchanged. */
  assumeLikely?: boolean;
  z?: number;
}

/**
 * Which type areas had in a year and which in a later one, over the areas that are the same in both. Areas of one
 * year only, across moved or unknown boundaries, or without a type are counted apart by code, never dropped.
 * Intervals are Wilson's; with weights, n is the effective number of areas (Σw)² / Σw² (Kish 1965), for people who
 * share an area do not change type independently.
 * @throws AreaError where the versions differ without a bridge, a code stands twice, or a type is not 0–5.
 */
export function typeTransitions(
  before: TypesOfYear,
  after: TypesOfYear,
  { bridge, weights, assumeLikely = false, z = Z_95 }: TransitionOptions = {},
): Transitions {
  const [first, second] = [typesByCode(before), typesByCode(after)];
  const apart: CountedApart = {
    onlyBefore: [],
    onlyAfter: [],
    boundary: { before: [], after: [] },
    unknown: { before: [], after: [] },
    untyped: [],
    unweighted: [],
  };
  const follow = follower(before, after, bridge, assumeLikely);
  const areas = new Float64Array(25);
  const weight = new Float64Array(25);
  const squares = new Float64Array(25);
  const reached = new Set<string>();
  for (const [code, type] of first) {
    const next = follow("before", code);
    if (next === "boundary" || next === "unknown") {
      apart[next].before.push(code);
      continue;
    }
    const nextType = second.get(next.code);
    if (nextType === undefined) {
      apart.onlyBefore.push(code);
      continue;
    }
    reached.add(next.code);
    const w = weights ? (weights.get(code) ?? NaN) : 1;
    if (type === 0 || nextType === 0) apart.untyped.push(code);
    else if (!(w >= 0)) apart.unweighted.push(code);
    else {
      const cell = (type - 1) * 5 + nextType - 1;
      areas[cell]!++;
      weight[cell]! += w;
      squares[cell]! += w * w;
    }
  }
  for (const code of second.keys()) {
    if (reached.has(code)) continue;
    const previous = follow("after", code);
    if (previous === "boundary" || previous === "unknown") apart[previous].after.push(code);
    else apart.onlyAfter.push(code);
  }
  return {
    from: before.year,
    to: after.year,
    areas,
    weight,
    squares,
    ...proportions(weight, squares, z),
    apart,
  };
}

/** Adds up matrices, for example all one-year spans, and computes shares anew; years are the widest span. */
export function poolTransitions(
  matrices: readonly Transitions[],
  { z = Z_95 }: { z?: number } = {},
): Omit<Transitions, "apart"> {
  if (matrices.length === 0)
    throw new AreaError("input", {
      value: "no matrices",
      expected: "at least one",
      action: "Give two or more years.",
    });
  const add = (key: "areas" | "weight" | "squares"): Float64Array =>
    Float64Array.from({ length: 25 }, (_, cell) =>
      matrices.reduce((sum, matrix) => sum + matrix[key][cell]!, 0),
    );
  const [areas, weight, squares] = [add("areas"), add("weight"), add("squares")];
  return {
    from: Math.min(...matrices.map(({ from }) => from)),
    to: Math.max(...matrices.map(({ to }) => to)),
    areas,
    weight,
    squares,
    ...proportions(weight, squares, z),
  };
}

export interface StayOverSpan {
  /** Years between the two observations. */
  span: number;
  /** Pairs of years behind it. */
  pairs: number;
  stay: Stay[];
}

/**
 * The probability of having the same type after 1, 2, 3 … years, pooled over all pairs of years at hand. The pairs
 * share areas, so the intervals are those of one draw per area and pair and are too narrow to test by.
 */
export function stayOverSpans(
  years: readonly TypesOfYear[],
  options: TransitionOptions = {},
): StayOverSpan[] {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  const bySpan = new Map<number, Transitions[]>();
  sorted.forEach((before, i) =>
    sorted.slice(i + 1).forEach((after) => {
      const span = after.year - before.year;
      const matrix = typeTransitions(before, after, options);
      bySpan.set(span, [...(bySpan.get(span) ?? []), matrix]);
    }),
  );
  return [...bySpan]
    .sort(([a], [b]) => a - b)
    .map(([span, matrices]) => ({
      span,
      pairs: matrices.length,
      stay: poolTransitions(matrices, options).stay,
    }));
}

type Followed = { code: string } | "boundary" | "unknown";

function follower(
  before: TypesOfYear,
  after: TypesOfYear,
  bridge: Bridge | undefined,
  assumeLikely: boolean,
): (side: "before" | "after", code: string) => Followed {
  if (before.version === after.version) return (_, code) => ({ code });
  if (!bridge || bridge.from !== before.version || bridge.to !== after.version)
    throw new AreaError("input", {
      value: bridge ? `a bridge ${bridge.from} → ${bridge.to}` : "no bridge",
      expected: `a bridge ${before.version} → ${after.version}`,
      action: "Areas of different versions are compared through a bridge only, never by code alone.",
    });
  return (side, code) => {
    const entry = bridge[side].get(code);
    if (!entry) return "unknown";
    const outcome = entry.outcome === "unknown" && assumeLikely ? (entry.likely ?? "unknown") : entry.outcome;
    if (outcome === "unchanged") return { code: entry.partners[0]! };
    return outcome === "unknown" ? "unknown" : "boundary";
  };
}

function typesByCode({ year, codes, types }: TypesOfYear): Map<string, number> {
  if (codes.length !== types.length)
    throw new AreaError("input", {
      value: `${types.length} types in ${year}`,
      expected: `${codes.length}, one per code`,
      action: "Align types and codes.",
    });
  const map = new Map<string, number>();
  codes.forEach((code, i) => {
    const type = Number.isNaN(types[i]!) ? 0 : types[i]!;
    if (type !== 0 && !isAreaType(type))
      throw new AreaError("input", {
        value: type,
        expected: `an area type ${AREA_TYPES.join(", ")}, or 0 for none`,
        action: `Check ${code} in ${year}.`,
      });
    if (map.has(code))
      throw new AreaError("input", {
        value: code,
        expected: `each area once in ${year}`,
        action: "Remove the duplicate.",
      });
    map.set(code, type);
  });
  return map;
}

function proportions(
  weight: Float64Array,
  squares: Float64Array,
  z: number,
): { shares: Proportion[]; stay: Stay[] } {
  const share = (part: number, cells: number[]): Proportion => {
    const total = cells.reduce((sum, cell) => sum + weight[cell]!, 0);
    const square = cells.reduce((sum, cell) => sum + squares[cell]!, 0);
    const n = total === 0 ? 0 : (total * total) / square;
    return { ...wilson(total === 0 ? 0 : (part / total) * n, n, z), share: total === 0 ? NaN : part / total };
  };
  const shares = Array.from({ length: 25 }, (_, cell) =>
    share(weight[cell]!, rowCells(Math.floor(cell / 5))),
  );
  const kept = [0, 6, 12, 18, 24].reduce((sum, cell) => sum + weight[cell]!, 0);
  const all = share(
    kept,
    Array.from({ length: 25 }, (_, cell) => cell),
  );
  return {
    shares,
    stay: [
      ...AREA_TYPES.map((type): Stay => ({ type, ...shares[(type - 1) * 6]! })),
      { type: "all", ...all },
    ],
  };
}

const rowCells = (row: number): number[] => [0, 1, 2, 3, 4].map((column) => row * 5 + column);
