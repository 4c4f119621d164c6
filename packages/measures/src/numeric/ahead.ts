import { DrawTable, LANES, MOST_VARIANCE } from "./draw-table.ts";

/**
 * Draws made for many streams at once, before they are asked for, cell by cell: what is worked out for a cell then serves all streams.
 * A stream's numbers are its own, so they do not depend on which other streams are drawn with it.
 */
export interface Ahead {
  /** How many counts are kept for each stream. */
  readonly cells: number;
  /** Draws for `count` streams, whose states it moves on. What is sampled next is what was drawn for the first of them, then the second … */
  draw(states: Int32Array, count: number): void;
}

/** More cells than this are drawn stream by stream: so few streams fit in memory at once that tables do not pay. */
const MOST_CELLS = 125_000;

export interface Shelf extends Ahead {
  /** Copies what was drawn for the next stream and answers its sum; undefined where nothing was drawn, or all is taken. */
  take(into: Float64Array): number | undefined;
}

/** Draws of `cells` counts for each stream; undefined for so many that they are better drawn stream by stream. */
function shelfOf(
  cells: number,
  drawCell: (
    table: DrawTable,
    cell: number,
    states: Int32Array,
    streams: number,
    into: Uint16Array,
    sums: Float64Array,
  ) => void,
): Shelf | undefined {
  if (cells > MOST_CELLS) return undefined;
  let drawn = new Uint16Array(0);
  let sums = new Float64Array(0);
  let table: DrawTable | undefined;
  let count = 0;
  let next = 0;
  return {
    cells,
    draw(states, streams) {
      table ??= new DrawTable();
      const room = cells * Math.ceil(streams / LANES) * LANES;
      if (drawn.length < room) drawn = new Uint16Array(room);
      sums = new Float64Array(streams);
      count = streams;
      next = 0;
      for (let cell = 0; cell < cells; cell += 1) drawCell(table, cell, states, streams, drawn, sums);
    },
    take(into) {
      if (next >= count) return undefined;
      const lane = next % LANES;
      for (let cell = 0, at = (next - lane) * cells + lane; cell < cells; cell += 1, at += LANES)
        into[cell] = drawn[at]!;
      next += 1;
      return sums[next - 1]!;
    },
  };
}

/** Poisson counts of given means; undefined where tables do not pay. */
export function poissonAhead(mean: Float64Array): Shelf | undefined {
  const cells = mean.length;
  if (mean.some((m) => m > MOST_VARIANCE)) return undefined;
  return shelfOf(cells, (table, cell, states, streams, into, sums) =>
    table.poisson(mean[cell]!, states, streams, into, cells, cell, sums),
  );
}

/** Binomial counts of given numbers of trials at one probability p ≤ ½; undefined where tables do not pay. */
export function binomialAhead(trials: Float64Array, p: number): Shelf | undefined {
  const cells = trials.length;
  if (trials.some((t) => t >= 2 ** 16 - 1 || t * p * (1 - p) > MOST_VARIANCE)) return undefined;
  return shelfOf(cells, (table, cell, states, streams, into, sums) =>
    table.binomial(trials[cell]!, p, states, streams, into, cells, cell, sums),
  );
}

/** Several as one, drawn in turn; undefined where none draws ahead, or where they are too many together. */
export function together(all: readonly (Ahead | undefined)[]): Ahead | undefined {
  const some = all.filter((ahead) => ahead !== undefined);
  const cells = some.reduce((sum, ahead) => sum + ahead.cells, 0);
  if (some.length === 0 || cells > MOST_CELLS) return undefined;
  return { cells, draw: (states, count) => some.forEach((ahead) => ahead.draw(states, count)) };
}
