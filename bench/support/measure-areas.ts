import { type Adjacency, type Counts, type Ground, type Points, countsOf } from "@tvars/measures";
import { mulberry32 } from "./national.ts";

/**
 * Invented areas for the measures: a wall of bricks bent so that they crowd in towns, eight groups at two dates. Every contact of two
 * bricks is a border, so that neighbours by border and by corner are the same. Same size and seed, same areas.
 */
export interface MeasureAreas {
  ids: string[];
  counts: Counts;
  later: Counts;
  centres: Points;
  ground: Ground & { perimeterM: Float64Array };
  adjacency: Adjacency & { borderM: Float64Array };
  /** Which of 290 kommuner and 21 län each lies in. */
  nesting: [lan: Int32Array, kommun: Int32Array];
  /** The ring of brick `area`, closed, in metres. */
  ring(area: number): [number, number][];
}

const WIDTH_M = 520_000;
const HEIGHT_M = 900_000;
const TOWNS_X = [0.14, 0.38, 0.63, 0.87];
const CROWDING = 120;
const TOWNS_Y = [0.12, 0.31, 0.55, 0.83];

/** Where the lines of the wall lie along one side: close in the towns, far apart between them. */
function lines(count: number, lengthM: number, towns: readonly number[]): Float64Array {
  const gaps = Float64Array.from({ length: count }, (_, at) => {
    const u = (at + 0.5) / count;
    const away = Math.min(...towns.map((town) => Math.abs(u - town)));
    return 1 + CROWDING * (away / 0.13) ** 10;
  });
  const sum = gaps.reduce((all, gap) => all + gap, 0);
  const at = new Float64Array(count + 1);
  for (let line = 0; line < count; line += 1) at[line + 1] = at[line]! + (gaps[line]! / sum) * lengthM;
  return at;
}

export function measureAreas(columns = 88, rows = 68, seed = 20260601): MeasureAreas {
  const n = columns * rows;
  const random = mulberry32(seed);
  // Two lines a brick, so that every other row can be shifted by half a brick.
  const xs = lines(2 * columns + 1, WIDTH_M, TOWNS_X);
  const ys = lines(rows, HEIGHT_M, TOWNS_Y);
  const left = (row: number, column: number): number => 2 * column + (row % 2);

  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const m2 = new Float64Array(n);
  const perimeterM = new Float64Array(n);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const area = row * columns + column;
      const from = left(row, column);
      const wide = xs[from + 2]! - xs[from]!;
      const high = ys[row + 1]! - ys[row]!;
      x[area] = xs[from]! + wide / 2;
      y[area] = ys[row]! + high / 2;
      m2[area] = wide * high;
      perimeterM[area] = 2 * (wide + high);
    }
  const counts = people(random, n, x, y);
  const later = laterPeople(random, counts);
  const kommun = Int32Array.from({ length: n }, (_, area) => Math.floor((area * 290) / n));
  const lan = kommun.map((number) => Math.floor((number * 21) / 290));
  return {
    ids: Array.from({ length: n }, (_, area) => `A${String(area).padStart(7, "0")}`),
    counts,
    later,
    centres: { x, y },
    ground: { m2, perimeterM },
    adjacency: contacts(columns, rows, xs, ys, left),
    nesting: [lan, kommun],
    ring(area) {
      const row = Math.floor(area / columns);
      const from = left(row, area % columns);
      const [south, north] = [ys[row]!, ys[row + 1]!];
      const [west, middle, east] = [xs[from]!, xs[from + 1]!, xs[from + 2]!];
      return [
        [west, south],
        [middle, south],
        [east, south],
        [east, north],
        [middle, north],
        [west, north],
        [west, south],
      ];
    },
  };
}

/** About 1,770 persons an area; shares that drift over the country, differ from area to area, and are now and then 0. */
function people(random: () => number, n: number, x: Float64Array, y: Float64Array): Counts {
  const bases = [0.45, 0.2, 0.13, 0.09, 0.06, 0.04, 0.02, 0.01];
  const groups = bases.map(() => new Float64Array(n));
  for (let area = 0; area < n; area += 1) {
    const persons = 1770 * Math.exp(0.35 * normal(random) - 0.06);
    const weights = bases.map(
      (base, group) =>
        base *
        Math.exp(
          0.6 * Math.sin(x[area]! / (9_000 * (group + 1)) + group) * Math.cos(y[area]! / 13_000 + group) +
            0.55 * normal(random),
        ),
    );
    const sum = weights.reduce((all, weight) => all + weight, 0);
    for (let group = 0; group < 8; group += 1)
      groups[group]![area] = Math.round((persons * weights[group]!) / sum);
  }
  return countsOf(groups);
}

const laterPeople = (random: () => number, { groups }: Counts): Counts =>
  countsOf(
    groups.map((column, group) =>
      column.map((count) => Math.round(count * (1 + 0.02 * group) * Math.exp(0.12 * normal(random)))),
    ),
  );

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function contacts(
  columns: number,
  rows: number,
  xs: Float64Array,
  ys: Float64Array,
  left: (row: number, column: number) => number,
): Adjacency & { borderM: Float64Array } {
  const n = columns * rows;
  const first = new Int32Array(n + 1);
  const to = new Int32Array(6 * n);
  const borderM = new Float64Array(6 * n);
  let at = 0;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const from = left(row, column);
      const add = (otherRow: number, otherColumn: number): void => {
        if (otherRow < 0 || otherRow >= rows || otherColumn < 0 || otherColumn >= columns) return;
        const other = left(otherRow, otherColumn);
        to[at] = otherRow * columns + otherColumn;
        borderM[at] =
          otherRow === row
            ? ys[row + 1]! - ys[row]!
            : xs[Math.min(from, other) + 2]! - xs[Math.max(from, other)]!;
        at += 1;
      };
      const shift = row % 2;
      add(row - 1, column - 1 + shift);
      add(row - 1, column + shift);
      add(row, column - 1);
      add(row, column + 1);
      add(row + 1, column - 1 + shift);
      add(row + 1, column + shift);
      first[row * columns + column + 1] = at;
    }
  return { first, to: to.slice(0, at), borderM: borderM.slice(0, at) };
}
