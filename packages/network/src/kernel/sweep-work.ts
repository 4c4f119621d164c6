import type { WorkOptions } from "../engine.ts";
import { FAR } from "../graph.ts";
import { groupSize, LANES, tilingOf } from "./batches.ts";
import { digitsOf } from "./digits.ts";
import { aligned, type WindowLayout } from "./layout.ts";
import { type Share, taken, tileSize } from "./share.ts";
import type { Places, SweepGraph } from "./sweep-graph.ts";
import type { SweepKernel } from "./sweep-kernel.ts";
import { Windows } from "./window.ts";

/** Sources of pairs that share a window. */
const PAIR_TILE = 128;

/** What one thread does of a question whose arguments are checked: fills its share of an answer that may lie in shared memory. */
export interface SweepWork {
  from(source: number, limit: number): Uint32Array;
  /** [limit][column]. */
  rangeSums(
    answer: Float64Array[][],
    columns: readonly Int32Array[],
    limits: readonly number[],
    sources: Uint32Array,
    options: WorkOptions,
    share: Share,
  ): void;
  decaySums(
    answer: Float64Array[],
    columns: readonly Int32Array[],
    decay: { stepMm: number; weight: Float64Array },
    sources: Uint32Array,
    options: WorkOptions,
    share: Share,
  ): void;
  matrix(
    answer: Uint32Array,
    sources: Uint32Array,
    targets: Uint32Array,
    limit: number,
    options: WorkOptions,
    share: Share,
  ): void;
  pairs(
    answer: Uint32Array,
    sources: Uint32Array,
    first: Uint32Array,
    targets: Uint32Array,
    limit: number,
    options: WorkOptions,
    share: Share,
  ): void;
}

/** Sweeps over a hierarchy, sixteen sources at once (RPHAST of Delling, Goldberg & Werneck 2011, on windows). */
export function sweepWork(sweeps: SweepGraph, { xM, yM }: Places, kernel: SweepKernel): SweepWork {
  const { rank } = sweeps;
  const windows = new Windows(sweeps, kernel);
  const tilesOf = tilingOf(xM, yM);

  /**
   * Answers sources within a limit: `each` gets the positions of at most sixteen sources, a window where they were pushed up, and where its columns
   * and room for sums lie.
   */
  const within = (
    sources: Uint32Array,
    limitMm: number,
    {
      parts,
      room,
      options,
      share,
    }: { parts: Int32Array[]; room: number; options: WorkOptions; share: Share },
    each: (positions: Uint32Array, window: WindowLayout, columns: number, free: number) => void,
  ): void => {
    const width = parts.length;
    const [all = new Uint32Array(0)] = tilesOf(sources, Math.max(1, sources.length));
    const group = groupSize(
      all.map((position) => sources[position]!),
      xM,
      yM,
      limitMm,
    );
    const size = tileSize(sources.length, { group, most: group * LANES, threads: share.threads });
    for (const tile of taken(tilesOf(sources, size), share)) {
      options.signal?.throwIfAborted();
      const ranks = tile.map((position) => rank[sources[position]!]!);
      const wide = windows.within(ranks, limitMm);
      const wideColumns = wide.end;
      const wideEnd = aligned(wideColumns + 4 * wide.rows * width);
      const buffer = kernel.buffer(wideEnd + room);
      const list = new Uint32Array(buffer, wide.list, wide.rows);
      const columns = new Int32Array(buffer, wideColumns, wide.rows * width);
      for (let c = 0; c < width; c++) {
        const part = parts[c]!;
        for (let i = 0, at = c; i < wide.rows; i++, at += width) columns[at] = part[list[i]!]!;
      }
      const rows = windows.rowsOf(ranks);
      const batches = (
        window: WindowLayout,
        at: number,
        free: number,
        from: number,
        to: number,
        own: Uint32Array,
      ): void => {
        for (let b = from; b < to; b += LANES) {
          const end = Math.min(b + LANES, to);
          windows.up(window, own.subarray(b - from, end - from));
          each(tile.subarray(b, end), window, at, free);
        }
      };
      if (tile.length <= group) batches(wide, wideColumns, wideEnd, 0, tile.length, rows);
      else {
        windows.up(wide, rows, (i) => Math.floor(i / group));
        windows.down(wide);
        for (let lane = 0; lane * group < tile.length; lane++) {
          const from = lane * group;
          const to = Math.min(from + group, tile.length);
          const near = windows.narrow(wide, wideEnd, lane, limitMm);
          const free = aligned(near.end + 4 * near.rows * width);
          kernel.buffer(free + room);
          kernel.run.gather(near.list, near.rows, width, wideColumns, near.end);
          batches(near, near.end, free, from, to, windows.narrowRows(near, rows.subarray(from, to)));
        }
      }
      options.onProgress?.(share.done(tile.length), sources.length);
    }
  };

  const inRankOrder = (column: Int32Array): Int32Array => column.map((_, r) => column[sweeps.order[r]!]!);

  return {
    from: (source, limit) => windows.from(rank[source]!, limit),

    rangeSums(answer, columns, limits, sources, options, share) {
      if (limits.length === 0 || columns.length === 0) return;
      const digits = columns.map(digitsOf);
      const parts = digits.flatMap((digit) => digit.parts).map(inRankOrder);
      const owner = digits.flatMap((digit, c) => digit.scales.map((scale) => ({ column: c, scale })));
      const ascending = limits.map((mm, l) => ({ mm, l })).sort((a, b) => a.mm - b.mm);
      const farthest = ascending.at(-1)!.mm;
      const width = parts.length;
      const length = limits.length * width * LANES;
      const single = width === 1 && limits.length === 1;

      within(
        sources,
        farthest,
        { parts, room: 4 * (length + limits.length), options, share },
        (positions, window, at, free) => {
          const { rows, distance, downFirst, downArcs, reached } = window;
          const sums = new Int32Array(kernel.buffer(0), free, length);
          if (single) kernel.run.downSum(rows, distance, downFirst, downArcs, reached, at, farthest, free);
          else {
            const limitsAt = free + 4 * length;
            new Uint32Array(kernel.buffer(0), limitsAt, limits.length).set(ascending.map(({ mm }) => mm));
            kernel.run.down(rows, distance, downFirst, downArcs, reached);
            sums.fill(0);
            kernel.run.sumByLimit(rows, distance, at, width, limitsAt, limits.length, free);
          }
          for (let w = 0; w < width; w++) {
            const { column, scale } = owner[w]!;
            for (let lane = 0; lane < positions.length; lane++) {
              let sum = 0;
              for (let l = 0; l < ascending.length; l++) {
                sum += sums[(l * width + w) * LANES + lane]!;
                const into = answer[ascending[l]!.l]![column]!;
                into[positions[lane]!] = into[positions[lane]!]! + sum * scale;
              }
            }
          }
        },
      );
    },

    decaySums(answer, columns, { stepMm, weight }, sources, options, share) {
      if (weight.length === 0 || columns.length === 0) return;
      const digits = columns.map(digitsOf);
      const parts = digits.flatMap((digit) => digit.parts).map(inRankOrder);
      const width = parts.length;
      const farthest = Math.min(weight.length * stepMm - 1, FAR - 1);
      const length = weight.length * width * LANES;
      within(
        sources,
        farthest,
        { parts, room: 4 * length, options, share },
        (positions, window, at, free) => {
          windows.down(window);
          const sums = new Int32Array(kernel.buffer(0), free, length).fill(0);
          kernel.run.sumByStep(window.rows, window.distance, at, width, stepMm, farthest, free);
          for (let lane = 0; lane < positions.length; lane++) {
            let w = 0;
            for (let c = 0; c < columns.length; c++) {
              const { scales } = digits[c]!;
              let sum = 0;
              for (let step = 0; step < weight.length; step++) {
                let whole = 0;
                for (let d = 0; d < scales.length; d++)
                  whole += sums[(step * width + w + d) * LANES + lane]! * scales[d]!;
                sum += weight[step]! * whole;
              }
              w += scales.length;
              answer[c]![positions[lane]!] = sum;
            }
          }
        },
      );
    },

    matrix(answer, sources, targets, limit, options, share) {
      if (answer.length === 0) return;
      const sourceRanks = sources.map((v) => rank[v]!);
      const targetRanks = targets.map((v) => rank[v]!);
      const window = windows.above(sourceRanks, targetRanks);
      const sourceRows = windows.rowsOf(sourceRanks);
      const stride = Math.ceil(targets.length / 4) * 4;
      const endsAt = window.end;
      const laneAt = aligned(endsAt + 4 * stride);
      new Uint32Array(kernel.buffer(laneAt + 4 * stride * LANES), endsAt, stride)
        .fill(0)
        .set(windows.rowsOf(targetRanks));
      for (const positions of taken(tilesOf(sources, LANES), share)) {
        options.signal?.throwIfAborted();
        windows.up(
          window,
          positions.map((s) => sourceRows[s]!),
        );
        windows.down(window);
        kernel.run.extract(endsAt, stride, window.distance, limit, laneAt, 4 * stride);
        const mm = new Uint32Array(kernel.buffer(0), laneAt, stride * LANES);
        for (let lane = 0; lane < positions.length; lane++) {
          const of = mm.subarray(lane * stride, lane * stride + targets.length);
          answer.set(of, positions[lane]! * targets.length);
        }
        options.onProgress?.(share.done(positions.length), sources.length);
      }
    },

    pairs(answer, sources, first, targets, limit, options, share) {
      const targetRanks = targets.map((v) => rank[v]!);
      const asked = new Uint32Array(sources.length).map((_, s) => s).filter((s) => first[s] !== first[s + 1]);
      const starts = asked.map((s) => sources[s]!);
      for (const tile of taken(tilesOf(starts, PAIR_TILE), share)) {
        options.signal?.throwIfAborted();
        const positions = tile.map((i) => asked[i]!);
        let count = 0;
        for (const s of positions) count += first[s + 1]! - first[s]!;
        const ends = new Uint32Array(count);
        count = 0;
        for (const s of positions) {
          ends.set(targetRanks.subarray(first[s], first[s + 1]), count);
          count += first[s + 1]! - first[s]!;
        }
        const ranks = positions.map((s) => rank[sources[s]!]!);
        const window = windows.above(ranks, ends);
        const rows = windows.rowsOf(ranks);
        const endRows = windows.rowsOf(ends);
        let p = 0;
        for (let from = 0; from < positions.length; from += LANES) {
          const lanes = positions.subarray(from, from + LANES);
          windows.up(window, rows.subarray(from, from + LANES));
          const mm = windows.down(window);
          for (let lane = 0; lane < lanes.length; lane++) {
            const s = lanes[lane]!;
            for (let to = first[s]!; to < first[s + 1]!; to++) {
              const d = mm[endRows[p++]! / 4 + lane]!;
              answer[to] = d <= limit ? d : FAR;
            }
          }
        }
        options.onProgress?.(share.done(positions.length), asked.length);
      }
    },
  };
}
