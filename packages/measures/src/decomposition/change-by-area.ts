import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { countsOf } from "../data/counts.ts";
import type { Text } from "../text.ts";
import type { AreaParts, Difference, DifferenceOptions, Given } from "./difference.ts";
import { checkSameGroups, dataOf, differenceOf } from "./difference.ts";
import { MeasuresError } from "../error.ts";
import type { Key, Pairing } from "./pairing.ts";
import { pairAreas } from "./pairing.ts";

export type ChangeKind = "both" | "appeared" | "disappeared";

/** What one area did to the value. */
export interface AreaChange {
  /** Its key, after where it is there; its number where there are no keys. */
  key: Key;
  /** Number in the data before, −1 where it was not there. */
  before: number;
  after: number;
  kind: ChangeKind;
  /** Below 0: made the value fall. */
  value: number;
}

export interface ChangeByArea extends Difference {
  /** From the area that made the value fall most to the one that made it rise most. */
  areas: AreaChange[];
  /**
   * `exact`: the parts of the areas sum to the value at both dates, and their differences to the difference. `one-at-a-time`: the mean of
   * changing one area alone at the first date and of changing it back at the second; what areas do together is a part of its own.
   */
  method: "exact" | "one-at-a-time";
}

/** How far the sum of the areas' parts may be from the value for the measure to count as a sum over areas. */
const ADDITIVE_WITHIN = 1e-9;

/**
 * Which areas made a value fall or rise between two dates. For measures that are sums over areas (D, M, H, isolation …) exact: the
 * difference of each area's part, O(nk). For others, such as measures by rank, one area at a time: 2n values, O(n²) and more.
 * The parts of an area depend on all others through the totals: an area can change its part without anyone moving there.
 * @param measure the measure; one whose `perArea` sums to its value, or one with `quick`
 * @throws MeasuresError `needs` when areas cannot be matched; `input` when the measure has neither
 */
export function changeByArea(
  measure: Measure,
  before: Given,
  after: Given,
  { keys }: DifferenceOptions = {},
): ChangeByArea {
  const first = dataOf(before);
  const second = dataOf(after);
  checkSameGroups(first.counts, second.counts);
  const pairing = pairAreas(first.counts, second.counts, keys);
  const one = measure(first);
  const two = measure(second);
  const additive = [one, two].every(
    ({ value, perArea }) =>
      perArea !== undefined &&
      Math.abs(perArea.reduce((sum, part) => sum + part, 0) - value) <=
        ADDITIVE_WITHIN * Math.max(1, Math.abs(value)),
  );
  const rows = rowsOf(pairing, first.counts, second.counts, keys?.before, keys?.after);
  if (additive)
    for (const row of rows)
      row.value =
        (row.after < 0 ? 0 : two.perArea![row.after]!) - (row.before < 0 ? 0 : one.perArea![row.before]!);
  else oneAtATime(measure, rows, first.counts, second.counts);
  const method = additive ? "exact" : "one-at-a-time";
  const areas = rows.sort((a, b) => a.value - b.value);
  return { ...summed(areas, one.value, two.value, method), perArea: columnsOf(areas), areas, method };
}

function rowsOf(
  { before, after, onlyBefore, onlyAfter }: Pairing,
  first: Counts,
  second: Counts,
  keysBefore?: readonly Key[],
  keysAfter?: readonly Key[],
): AreaChange[] {
  const row = (at: number, to: number): AreaChange => {
    const was = at >= 0 && first.totals[at]! > 0;
    const is = to >= 0 && second.totals[to]! > 0;
    return {
      key: to >= 0 ? (keysAfter?.[to] ?? to) : (keysBefore?.[at] ?? at),
      before: at,
      after: to,
      kind: was === is ? "both" : is ? "appeared" : "disappeared",
      value: 0,
    };
  };
  return [
    ...Array.from(before, (at, pair) => row(at, after[pair]!)),
    ...Array.from(onlyBefore, (at) => row(at, -1)),
    ...Array.from(onlyAfter, (to) => row(-1, to)),
  ];
}

const columnsOf = (areas: readonly AreaChange[]): AreaParts => ({
  before: Int32Array.from(areas, ({ before }) => before),
  after: Int32Array.from(areas, ({ after }) => after),
  parts: [
    {
      id: "change",
      name: { sv: "Områdets del av skillnaden", en: "The area's part of the difference" },
      values: Float64Array.from(areas, ({ value }) => value),
    },
  ],
});

/** Both dates over the union of their areas, empty where an area is not there, so that one row can be changed alone. */
function oneAtATime(measure: Measure, rows: AreaChange[], first: Counts, second: Counts): void {
  const { quick, info } = measure;
  if (!quick)
    throw new MeasuresError("input", {
      value: info.id,
      expected: "a measure that is a sum over areas, or follows from counts alone",
      action: "Compare the two dates with counterfactualDifference instead.",
    });
  const over = (counts: Counts, at: (row: AreaChange) => number): Counts =>
    countsOf(counts.groups.map((column) => rows.map((row) => (at(row) < 0 ? 0 : column[at(row)]!))));
  const was = over(first, ({ before }) => before);
  const is = over(second, ({ after }) => after);
  const start = quick(was);
  const end = quick(is);
  rows.forEach((row, i) => {
    swap(was, is, i);
    row.value = (quick(was) - start + end - quick(is)) / 2;
    swap(was, is, i);
  });
}

function swap(one: Counts, two: Counts, area: number): void {
  const exchange = (a: Float64Array, b: Float64Array): void => {
    const kept = a[area]!;
    a[area] = b[area]!;
    b[area] = kept;
  };
  one.groups.forEach((column, g) => exchange(column, two.groups[g]!));
  exchange(one.totals, two.totals);
}

const PARTS: Record<ChangeKind, Text> = {
  both: { sv: "Områden som finns vid båda tidpunkterna", en: "Areas that are there at both dates" },
  appeared: { sv: "Områden som tillkommit", en: "Areas that appeared" },
  disappeared: { sv: "Områden som försvunnit", en: "Areas that disappeared" },
};

function summed(
  rows: readonly AreaChange[],
  before: number,
  after: number,
  method: ChangeByArea["method"],
): Difference {
  const parts = (Object.keys(PARTS) as ChangeKind[]).map((kind) => ({
    id: kind,
    name: PARTS[kind],
    value: rows.reduce((sum, row) => (row.kind === kind ? sum + row.value : sum), 0),
  }));
  if (method === "one-at-a-time")
    parts.push({
      id: "together" as ChangeKind,
      name: { sv: "Det områdena gör tillsammans", en: "What areas do together" },
      value: after - before - parts.reduce((sum, { value }) => sum + value, 0),
    });
  const count = (kind: ChangeKind): number => rows.filter((row) => row.kind === kind).length;
  return differenceOf(before, after, parts, {
    sv: `${count("both")} områden vid båda tidpunkterna, ${count("appeared")} nya, ${count("disappeared")} borta. ${method === "exact" ? "Delarna är exakta." : "Ett område i taget; delarna är inte exakta."}`,
    en: `${count("both")} areas at both dates, ${count("appeared")} new, ${count("disappeared")} gone. ${method === "exact" ? "The parts are exact." : "One area at a time; the parts are not exact."}`,
  });
}
