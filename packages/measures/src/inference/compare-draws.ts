import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { sumOf } from "../data/sums.ts";
import { crossedCounts } from "../decomposition/counterfactual-difference.ts";
import { MeasuresError } from "../error.ts";
import { shuffle } from "../numeric/draws.ts";
import type { Random } from "../numeric/random.ts";
import { fixedMargins } from "../numeric/samplers.ts";
import { drawAreas, pickAreas } from "./area-resample.ts";
import { checkPeople, checkWhole, emptyLike, retotal } from "./replicates.ts";

/**
 * What is exchanged between two places or dates.
 * random-label: areas, between the places; for paired areas the two dates of each
 * composition, share, dual-composition: an area's people for those of the area at the same rank in the other (Rey, Cortes & Knaap 2021)
 * bootstrap: areas are drawn with replacement, paired areas with both dates; shows how the difference varies, not what chance makes
 * person-permutation: people, over all areas of both places; for paired areas between the dates within area and group
 */
export const COMPARE_KINDS = [
  "random-label",
  "composition",
  "share",
  "dual-composition",
  "bootstrap",
  "person-permutation",
] as const;
export type CompareKind = (typeof COMPARE_KINDS)[number];

export type PairDraw = (random: Random) => readonly [MeasureData, MeasureData];

/** Draws both data sets anew; the answers are the same objects each time. */
export function drawPair(
  kind: CompareKind,
  paired: boolean,
  before: MeasureData,
  after: MeasureData,
  measure: Measure,
): PairDraw {
  if (paired && before.counts.areas !== after.counts.areas)
    throw new MeasuresError("input", {
      value: `${before.counts.areas} areas before and ${after.counts.areas} after`,
      expected: "the same areas in the same order, for a paired test",
      action: "Keep the areas that exist at both dates, or ask for a test that is not paired.",
    });
  switch (kind) {
    case "random-label":
      return paired ? swapDates(before, after) : shareAreas(before, after, measure);
    case "bootstrap":
      return resampled(before, after, measure, paired);
    case "person-permutation":
      checkPeople(measure);
      return paired ? exchangeDates(before, after) : exchangePlaces(before, after);
    case "composition":
    case "share":
    case "dual-composition":
      return counterfactual(before, after, kind);
    default:
      throw new MeasuresError("input", {
        value: kind,
        expected: COMPARE_KINDS.join(", "),
        action: "Choose one of these kinds.",
      });
  }
}

/** Counts, and values where there are any, to be filled anew. */
function blankOf(data: MeasureData): MeasureData {
  return {
    ...data,
    counts: emptyLike(data.counts),
    ...(data.values && { values: new Float64Array(data.values.length) }),
  };
}

function copyArea(from: MeasureData, into: MeasureData, area: number): void {
  for (let g = 0; g < from.counts.groups.length; g += 1)
    into.counts.groups[g]![area] = from.counts.groups[g]![area]!;
  into.counts.totals[area] = from.counts.totals[area]!;
  if (into.values) into.values[area] = from.values![area]!;
}

function swapDates(before: MeasureData, after: MeasureData): PairDraw {
  const first = blankOf(before);
  const second = blankOf(after);
  return (random) => {
    for (let i = 0; i < before.counts.areas; i += 1) {
      const keep = random() < 0.5;
      copyArea(keep ? before : after, first, i);
      copyArea(keep ? after : before, second, i);
    }
    return [first, second];
  };
}

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

function stacked(before: Counts, after: Counts): Counts {
  return {
    areas: before.areas + after.areas,
    groups: before.groups.map((column, g) => joined(column, after.groups[g]!)),
    totals: joined(before.totals, after.totals),
  };
}

function shareAreas(before: MeasureData, after: MeasureData, measure: Measure): PairDraw {
  if (!measure.quick)
    throw new MeasuresError("input", {
      value: measure.info.id,
      expected: "a measure of counts alone, for areas to be shared between two places",
      action:
        "Areas mixed from two places lie nowhere: use bootstrap, person-permutation, or the same areas at two dates.",
    });
  const all = { counts: stacked(before.counts, after.counts) };
  const order = Uint32Array.from(all.counts.totals.keys());
  const pickBefore = pickAreas(all, measure, before.counts.areas);
  const pickAfter = pickAreas(all, measure, after.counts.areas);
  return (random) => {
    for (let i = 0; i < order.length; i += 1) order[i] = i;
    shuffle(random, order);
    return [pickBefore(order), pickAfter(order.subarray(before.counts.areas))];
  };
}

function resampled(before: MeasureData, after: MeasureData, measure: Measure, paired: boolean): PairDraw {
  const pickBefore = pickAreas(before, measure);
  const pickAfter = pickAreas(after, measure);
  const chosen = new Uint32Array(before.counts.areas);
  const others = paired ? chosen : new Uint32Array(after.counts.areas);
  return (random) => {
    drawAreas(random, chosen);
    if (!paired) drawAreas(random, others);
    return [pickBefore(chosen), pickAfter(others)];
  };
}

function exchangePlaces(before: MeasureData, after: MeasureData): PairDraw {
  const all = stacked(before.counts, after.counts);
  checkWhole(all);
  const n = before.counts.areas;
  const place = fixedMargins(all.totals, all.groups.map(sumOf));
  const drawn = all.groups.map(() => new Float64Array(all.areas));
  const part = (data: MeasureData, from: number, to: number): MeasureData => ({
    ...data,
    counts: { ...data.counts, groups: drawn.map((column) => column.subarray(from, to)) },
  });
  const first = part(before, 0, n);
  const second = part(after, n, all.areas);
  return (random) => {
    place(random, drawn);
    return [first, second];
  };
}

function exchangeDates(before: MeasureData, after: MeasureData): PairDraw {
  checkWhole(before.counts);
  checkWhole(after.counts);
  const n = before.counts.areas;
  const flat = ({ groups }: Counts): Float64Array => groups.reduce(joined);
  const one = flat(before.counts);
  const two = flat(after.counts);
  const place = fixedMargins(
    one.map((count, cell) => count + two[cell]!),
    [sumOf(one), sumOf(two)],
  );
  const drawn = [new Float64Array(one.length), new Float64Array(two.length)];
  const dated = (data: MeasureData, date: number): MeasureData => ({
    ...data,
    counts: {
      ...emptyLike(data.counts),
      groups: data.counts.groups.map((_, g) => drawn[date]!.subarray(g * n, (g + 1) * n)),
    },
  });
  const first = dated(before, 0);
  const second = dated(after, 1);
  return (random) => {
    place(random, drawn);
    retotal(first.counts);
    retotal(second.counts);
    return [first, second];
  };
}

function counterfactual(
  before: MeasureData,
  after: MeasureData,
  kind: "composition" | "share" | "dual-composition",
): PairDraw {
  const crossed = crossedCounts(before.counts, after.counts, { kind });
  const sides = [before, after].map((own, side) => ({
    own,
    other: { ...own, counts: crossed[side]! },
    drawn: blankOf(own),
  }));
  return (random) => {
    for (const { own, other, drawn } of sides)
      for (let i = 0; i < own.counts.areas; i += 1) copyArea(random() < 0.5 ? own : other, drawn, i);
    return [sides[0]!.drawn, sides[1]!.drawn];
  };
}
