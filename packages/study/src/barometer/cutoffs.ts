import type { Cutoffs } from "@tvars/api";
import { NATIONAL_YEARS, undecidable } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { yearCutoffs } from "./year-cutoffs.ts";

/** The cuts of a year as the API shows them, from the cut between types 5 and 4 upwards. */
export function cutoffsOf(data: Data, year: number): Cutoffs | undefined {
  const found = yearCutoffs(data, year);
  if (!found) return undefined;
  const { columns, unrounded, areas, complete, published, computed, recovered } = found;
  const ascending = (bounds: readonly number[]): number[] => [...bounds].reverse();
  const source = NATIONAL_YEARS.get(year)?.source;
  return {
    year,
    areas,
    complete,
    published:
      published && source
        ? { mean: published.mean, sd: published.sd, cuts: ascending(published.bounds), source }
        : null,
    computed: computed ? { mean: computed.mean, sd: computed.sd, cuts: ascending(computed.bounds) } : null,
    recovered: [...recovered.cuts].reverse().map(({ joint, lowAt, highAt }) => ({
      low: lowAt === null ? null : (joint?.[0] ?? null),
      high: highAt === null ? null : (joint?.[1] ?? null),
      ...(lowAt === null ? {} : { areasBelow: columns.codes[lowAt]! }),
      ...(highAt === null ? {} : { areasAbove: columns.codes[highAt]! }),
    })),
    contradictions: recovered.contradictions.length,
    undecidable: computed
      ? undecidable(unrounded, computed).map(({ position }) => columns.codes[position]!)
      : [],
  };
}
