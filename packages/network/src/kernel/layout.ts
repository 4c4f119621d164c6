import { LANES } from "./batches.ts";
import type { Arcs } from "./sweep-graph.ts";

/** Bytes of a row of distances. */
export const ROW_BYTES = 4 * LANES;

/** Where the arcs of a window lie in the kernel's memory. */
export interface ArcLayout {
  upFirst: number;
  upArcs: number;
  downFirst: number;
  downArcs: number;
}

/** Where a window lies in the kernel's memory. */
export interface WindowLayout extends ArcLayout {
  rows: number;
  /** The window's row (as an offset) of each row it was taken from. */
  map: number;
  /** The rows it was taken from. */
  list: number;
  distance: number;
  reached: number;
  end: number;
}

/** A window of so many rows and at most so many arcs, from an offset on; `list` and `map` lie before it. */
export function windowLayout(
  start: number,
  {
    rows,
    upArcs,
    downArcs,
    list,
    map,
  }: { rows: number; upArcs: number; downArcs: number; list: number; map: number },
): WindowLayout {
  const distance = aligned(start);
  const upFirst = distance + rows * ROW_BYTES;
  const downFirst = upFirst + 4 * (rows + 1);
  const ups = aligned(downFirst + 4 * (rows + 1));
  const downs = ups + 8 * upArcs;
  const reached = downs + 8 * downArcs;
  return {
    rows,
    map,
    list,
    distance,
    upFirst,
    upArcs: ups,
    downFirst,
    downArcs: downs,
    reached,
    // `up` reads eight marks at once
    end: aligned(reached + rows + 8),
  };
}

export const aligned = (offset: number): number => Math.ceil(offset / ROW_BYTES) * ROW_BYTES;

/** Writes arcs as the kernel reads them. */
export function writeArcs(
  buffer: ArrayBuffer,
  { first, head, weightMm }: Arcs,
  firstAt: number,
  arcsAt: number,
): void {
  const firsts = new Uint32Array(buffer, firstAt, first.length);
  for (let i = 0; i < first.length; i++) firsts[i] = 8 * first[i]!;
  const arcs = new Uint32Array(buffer, arcsAt, 2 * head.length);
  for (let arc = 0; arc < head.length; arc++) {
    arcs[2 * arc] = head[arc]! * ROW_BYTES;
    arcs[2 * arc + 1] = weightMm[arc]!;
  }
}
