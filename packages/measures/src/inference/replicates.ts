import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Ahead } from "../numeric/ahead.ts";
import { type Random, streamsOf } from "../numeric/random.ts";

/** Counts drawn ahead at most, of two bytes each: 32 MB. */
const MOST_AHEAD = 16_000_000;

/** What every simulation understands. */
export interface SimulationOptions {
  /** 500 unless told. */
  replicates?: number;
  /** 1 unless told. The same seed gives the same numbers, whatever the number of workers. */
  seed?: number;
  /** Only the replicates from … to − 1: a slice that another worker may compute. All unless told. */
  from?: number;
  to?: number;
  /** Options of the measure itself. */
  measureOptions?: object;
}

/**
 * Replicates that `draw` makes, each with a stream of its own; NaN where the measure is undefined for the simulated data.
 * @param ahead what is drawn for many replicates at once before `draw` is called for each of them, with the stream where that left it
 */
export function replicate(
  { replicates = 500, seed = 1, from = 0, to = replicates }: SimulationOptions,
  draw: (random: Random) => number,
  ahead?: Ahead,
): Float64Array {
  if (!Number.isInteger(replicates) || replicates < 2)
    throw new MeasuresError("input", {
      value: replicates,
      expected: "2 replicates or more",
      action: "Ask for 500, or 10,000 where a small p matters.",
    });
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= replicates))
    throw new MeasuresError("input", {
      value: `replicates ${from} to ${to}`,
      expected: `a slice of 0 to ${replicates}`,
      action: "Give from ≤ to, both whole and within the number of replicates.",
    });
  const draws = new Float64Array(to - from);
  const { random, start, stateOf, resume } = streamsOf(seed);
  if (ahead === undefined) {
    for (let at = from; at < to; at += 1) {
      start(at);
      draws[at - from] = draw(random);
    }
    return draws;
  }
  const most = Math.min(to - from, Math.floor(MOST_AHEAD / Math.max(1, ahead.cells)));
  const states = new Int32Array(4 * most);
  for (let first = from; first < to; first += most) {
    const count = Math.min(most, to - first);
    for (let r = 0; r < count; r += 1) stateOf(first + r, states, 4 * r);
    ahead.draw(states, count);
    for (let r = 0; r < count; r += 1) {
      resume(states, 4 * r);
      draws[first + r - from] = draw(random);
    }
  }
  return draws;
}

export const dataOf = (given: MeasureData | Counts): MeasureData =>
  "totals" in given ? { counts: given } : given;

/** The measure's value as a function of data alone; from counts alone where the measure allows it. NaN where it is undefined. */
export function valueOf<Options extends object>(
  measure: Measure<Options>,
  measureOptions?: object,
): (data: MeasureData) => number {
  const { quick } = measure;
  if (quick && measureOptions === undefined) return ({ counts }) => quick(counts);
  return (data) => {
    try {
      return measure(data, measureOptions as Options).value;
    } catch (error) {
      if (error instanceof MeasuresError && error.kind === "undefined") return NaN;
      throw error;
    }
  };
}

/** Counts of the same shape to fill again and again; no measure keeps what it was given. */
export function emptyLike({ areas, groups }: Counts, size = areas): Counts {
  return {
    areas: size,
    groups: groups.map(() => new Float64Array(size)),
    totals: new Float64Array(size),
  };
}

/** Sets the totals to the sum over groups, four at a time, since reading and writing the totals takes longer than adding. */
export function retotal({ areas, groups, totals }: Counts): void {
  totals.set(groups[0]!);
  let g = 1;
  for (; g + 3 < groups.length; g += 4) {
    const [a, b, c, d] = groups.slice(g, g + 4) as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let i = 0; i < areas; i += 1) totals[i]! += a[i]! + b[i]! + c[i]! + d[i]!;
  }
  for (; g < groups.length; g += 1) {
    const column = groups[g]!;
    for (let i = 0; i < areas; i += 1) totals[i]! += column[i]!;
  }
}

/** @throws MeasuresError `input` for a measure of a quantity: it does not change when people change group or area */
export function checkPeople({ info }: Measure): void {
  if (info.groups === "none")
    throw new MeasuresError("input", {
      value: info.id,
      expected: "a measure of groups of people, where persons are drawn",
      action: "Use geographic-permutation, or resample areas.",
    });
}

/** @throws MeasuresError `input` where a count is no whole number of persons, since persons are what is drawn */
export function checkWhole({ areas, groups }: Counts): void {
  for (let g = 0; g < groups.length; g += 1)
    for (let i = 0; i < areas; i += 1)
      if (!Number.isInteger(groups[g]![i]!))
        throw new MeasuresError("input", {
          value: `${groups[g]![i]!} persons of group ${g} in area ${i}`,
          expected: "whole persons, since persons are drawn",
          action: "Round the counts, or use the bootstrap of areas.",
        });
}
