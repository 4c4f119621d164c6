import type { WorkOptions } from "../engine.ts";
import { horizonOf } from "./horizon.ts";
import { pointGrid } from "./point-grid.ts";
import type { Segments } from "./segments.ts";

export interface BarrierFactorOptions extends WorkOptions {
  /** 804.672 m, half a mile, in the Community Severance Index. */
  withinM?: number;
  /** Weigh neighbours, for instance by the people who live there; each counts one unless told. */
  weight?: Float64Array;
}

/**
 * Barrier factor of the Community Severance Index (Benavides et al. 2024): for each place, of the other places within the distance, the share
 * in per cent that a barrier lies before. BFᵢ = 100 · #{j ∈ N_r(i): ij meets B} / #N_r(i). NaN where a place has no other near it.
 */
export function barrierFactor(
  { xM, yM }: { xM: Float64Array; yM: Float64Array },
  segments: Segments,
  { withinM = 804.672, weight, signal, onProgress }: BarrierFactorOptions = {},
): Float64Array {
  const grid = pointGrid(xM, yM, withinM / 4);
  const { first, order, wide, high, cellM, x0, y0 } = grid;
  const horizon = horizonOf(segments, withinM);
  const across = new Float64Array(xM.length);
  const all = new Float64Array(xM.length);
  const of = (place: number): number => (weight === undefined ? 1 : weight[place]!);
  for (let k = 0; k < order.length; k++) {
    if (k % 1024 === 0) {
      signal?.throwIfAborted();
      onProgress?.(k, order.length);
    }
    const a = order[k]!;
    const [ax, ay] = [xM[a]!, yM[a]!];
    horizon.stand(ax, ay);
    const c0 = Math.max(0, Math.floor((ax - withinM - x0) / cellM));
    const c1 = Math.min(wide - 1, Math.floor((ax + withinM - x0) / cellM));
    const r1 = Math.min(high - 1, Math.floor((ay + withinM - y0) / cellM));
    for (let r = Math.floor((ay - y0) / cellM); r <= r1; r++)
      for (let j = Math.max(k + 1, first[c0 + r * wide]!); j < first[c1 + r * wide + 1]!; j++) {
        const b = order[j]!;
        if ((xM[b]! - ax) ** 2 + (yM[b]! - ay) ** 2 > withinM * withinM) continue;
        all[a]! += of(b);
        all[b]! += of(a);
        if (!horizon.meets(xM[b]!, yM[b]!)) continue;
        across[a]! += of(b);
        across[b]! += of(a);
      }
  }
  onProgress?.(order.length, order.length);
  return across.map((sum, place) => (100 * sum) / all[place]!);
}
