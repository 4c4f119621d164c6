import type { Counts } from "../data/counts.ts";
import type { AreaParts } from "./difference.ts";
import type { IpfOptions } from "./ipf.ts";
import { marginsOf, proportionalFit } from "./ipf.ts";
import type { Overlap } from "./overlap.ts";
import type { Table } from "./table.ts";
import { identityRows, tableOf } from "./table.ts";
import type { Text } from "../text.ts";
import { finite } from "./valuation.ts";
import type { Valuation } from "./valuation.ts";

/** A value and its parts by unit; parts are combined as values are, so that every combination keeps its sum. */
export interface Valued {
  readonly value: number;
  readonly parts: Float64Array;
}

/** The value of a table that has its group margin, its unit margin and its structure from the date before (0) or after (1). */
export type Corner = (group: 0 | 1, unit: 0 | 1, structure: 0 | 1) => Valued;

export function valued({ of, id }: Valuation, table: Table, when: string): Valued {
  const parts = new Float64Array(table.rows);
  return { value: finite(of(table, parts), id, when), parts };
}

/** The eight tables between two dates, each fitted at most once. */
export function cornersOf(overlap: Overlap, valuation: Valuation, options: IpfOptions): Corner {
  const tables = [overlap.before, overlap.after] as const;
  const margins = tables.map(marginsOf);
  const known = new Map<number, Valued>();
  return (group, unit, structure) => {
    const name = group * 4 + unit * 2 + structure;
    const found = known.get(name);
    if (found) return found;
    const source = tables[structure];
    const table =
      group === structure && unit === structure
        ? source
        : proportionalFit(source, margins[unit]!.units, margins[group]!.groups, options).table;
    const value = valued(valuation, table, "between the dates");
    known.set(name, value);
    return value;
  };
}

/** A weighted sum of values and of their parts alike. */
export function combine(...terms: readonly (readonly [weight: number, of: Valued])[]): Valued {
  const parts = new Float64Array(terms[0]![1].parts.length);
  let value = 0;
  for (const [weight, of] of terms) {
    value += weight * of.value;
    for (let u = 0; u < parts.length; u += 1) parts[u]! += weight * of.parts[u]!;
  }
  return { value, parts };
}

export interface Component {
  id: string;
  name: Text;
  of: Valued;
}

/** The values of both dates with all their areas and groups, against those of what they have in common. */
export interface Ends {
  before: Valued;
  after: Valued;
}

const wholeTable = (counts: Counts): Table =>
  tableOf(counts, identityRows(counts.areas), [...counts.groups.keys()]);

export const endsOf = (before: Counts, after: Counts, valuation: Valuation): Ends => ({
  before: valued(valuation, wholeTable(before), "before"),
  after: valued(valuation, wholeTable(after), "after"),
});

export const ADDITIONS: Text = {
  sv: "Områden och grupper som tillkommit",
  en: "Areas and groups that appeared",
};
export const REMOVALS: Text = {
  sv: "Områden och grupper som försvunnit",
  en: "Areas and groups that disappeared",
};

/**
 * Components of the common areas spread over all areas of both dates, with additions and removals as columns of their own. Every column
 * sums to its part.
 */
export function areaParts(
  { pairing, pairs }: Overlap,
  ends: Ends,
  common: { before: Valued; after: Valued },
  components: readonly Component[],
): AreaParts {
  const paired = pairing.before.length;
  const gone = pairing.onlyBefore.length;
  const rows = paired + gone + pairing.onlyAfter.length;
  const before = new Int32Array(rows).fill(-1);
  const after = new Int32Array(rows).fill(-1);
  before.set(pairing.before);
  before.set(pairing.onlyBefore, paired);
  after.set(pairing.after);
  after.set(pairing.onlyAfter, paired + gone);
  const spread = (values: Float64Array): Float64Array => {
    const column = new Float64Array(rows);
    pairs.forEach((pair, row) => (column[pair] = values[row]!));
    return column;
  };
  const additions = spread(common.after.parts).map(
    (shared, row) => (after[row]! < 0 ? 0 : ends.after.parts[after[row]!]!) - shared,
  );
  const removals = spread(common.before.parts).map(
    (shared, row) => shared - (before[row]! < 0 ? 0 : ends.before.parts[before[row]!]!),
  );
  return {
    before,
    after,
    parts: [
      { id: "additions", name: ADDITIONS, values: additions },
      { id: "removals", name: REMOVALS, values: removals },
      ...components.map(({ id, name, of }) => ({ id, name, values: spread(of.parts) })),
    ],
  };
}
