import type { WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import { horizonOf } from "./horizon.ts";
import { pointGrid } from "./point-grid.ts";
import type { Segments } from "./segments.ts";

/**
 * Pairs of nodes whose straight line meets a barrier, each once, grouped by source as `Engine.pairs` wants them: the targets of
 * `sources[s]` are `targets[first[s]] … targets[first[s + 1] − 1]`.
 */
export interface PairsAcross {
  readonly sources: Uint32Array;
  readonly first: Uint32Array;
  readonly targets: Uint32Array;
  /** Beside `targets`: the segment met first when one goes from the source, and from the target. */
  readonly near: Uint32Array;
  readonly far: Uint32Array;
  /** Pairs within the distance, whether or not a barrier lies between them. */
  readonly candidates: number;
}

export interface PairsOptions extends WorkOptions {
  /** Straight-line distance of a pair, at most, metres. */
  withinM?: number;
  /** The nodes to pair (those with people); all unless told. */
  nodes?: Uint32Array;
  /** Side of the square tiles pairs are handed over by, metres. */
  tileM?: number;
  /** Passes over the tiles before this one. */
  fromTile?: number;
}

class Column {
  values: Uint32Array = new Uint32Array(1 << 12);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(2 * this.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }
  done(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}

/**
 * All pairs across, tile after tile, so that a country never lies in memory at once. A pair belongs to the tile of its source. The tiles
 * come in the same order each time; those without a candidate are passed over. Throws NetworkError (input) for a distance that is not
 * above 0, and what the signal aborts with.
 */
export function* tilesAcross(
  { xM, yM }: Pick<Graph, "xM" | "yM">,
  segments: Segments,
  { withinM = 1000, nodes, tileM = 2000, fromTile = 0, signal, onProgress }: PairsOptions = {},
): Generator<TilePairs, void> {
  if (!(withinM > 0))
    throw new NetworkError("input", {
      value: withinM,
      expected: "a distance above 0 metres",
      action: "Give withinM, for example 1000.",
    });
  const grid = pointGrid(xM, yM, Math.min(250, withinM / 4), nodes);
  const { first: firstOf, order, wide, high, cellM, x0, y0 } = grid;
  const x = Float64Array.from(order, (node) => xM[node]!);
  const y = Float64Array.from(order, (node) => yM[node]!);
  const horizon = horizonOf(segments, withinM);
  const block = Math.max(1, Math.round(tileM / cellM));
  const squaredM = withinM * withinM;
  const { segmentOfPiece } = segments;
  const total = order.length;
  let done = 0;
  let tile = -1;
  for (let tileR = 0; tileR < high; tileR += block)
    for (let tileC = 0; tileC < wide; tileC += block) {
      signal?.throwIfAborted();
      const lastR = ++tile < fromTile ? tileR : Math.min(high, tileR + block);
      const sources = new Column();
      const first = new Column();
      const [targets, near, far] = [new Column(), new Column(), new Column()];
      let candidates = 0;
      for (let r = tileR; r < lastR; r++)
        for (let c = tileC; c < Math.min(wide, tileC + block); c++)
          for (let k = firstOf[c + r * wide]!; k < firstOf[c + r * wide + 1]!; k++) {
            const [ax, ay] = [x[k]!, y[k]!];
            horizon.stand(ax, ay);
            const before = targets.length;
            const c0 = Math.max(0, Math.floor((ax - withinM - x0) / cellM));
            const c1 = Math.min(wide - 1, Math.floor((ax + withinM - x0) / cellM));
            const r1 = Math.min(high - 1, Math.floor((ay + withinM - y0) / cellM));
            // Each pair once: from the node that comes first in the order of cells.
            for (let row = r; row <= r1; row++)
              for (
                let j = Math.max(k + 1, firstOf[c0 + row * wide]!), end = firstOf[c1 + row * wide + 1]!;
                j < end;
                j++
              ) {
                const bx = x[j]!;
                const by = y[j]!;
                const dx = bx - ax;
                const dy = by - ay;
                if (dx * dx + dy * dy > squaredM) continue;
                candidates++;
                if (!horizon.meets(bx, by)) continue;
                targets.push(order[j]!);
                near.push(segmentOfPiece[horizon.near]!);
                far.push(segmentOfPiece[horizon.far]!);
              }
            if (targets.length === before) continue;
            sources.push(order[k]!);
            first.push(before);
          }
      for (let r = tileR; r < Math.min(high, tileR + block); r++)
        done += firstOf[Math.min(wide, tileC + block) + r * wide]! - firstOf[tileC + r * wide]!;
      if (candidates > 0) {
        first.push(targets.length);
        yield {
          sources: sources.done(),
          first: first.done(),
          targets: targets.done(),
          near: near.done(),
          far: far.done(),
          candidates,
          tile,
        };
      }
      onProgress?.(done, total);
    }
}

/** The pairs whose source lies in one tile. */
export interface TilePairs extends PairsAcross {
  /** Which tile, counted from 0, those without pairs too. */
  readonly tile: number;
}

/** Several tiles as one. */
export function joinPairs(tiles: readonly PairsAcross[]): PairsAcross {
  const total = tiles.reduce((sum, tile) => sum + tile.targets.length, 0);
  const sources = new Uint32Array(tiles.reduce((sum, tile) => sum + tile.sources.length, 0));
  const first = new Uint32Array(sources.length + 1);
  const [targets, near, far] = [new Uint32Array(total), new Uint32Array(total), new Uint32Array(total)];
  let [source, target, candidates] = [0, 0, 0];
  for (const tile of tiles) {
    sources.set(tile.sources, source);
    for (let s = 0; s < tile.sources.length; s++) first[source + s] = target + tile.first[s]!;
    targets.set(tile.targets, target);
    near.set(tile.near, target);
    far.set(tile.far, target);
    source += tile.sources.length;
    target += tile.targets.length;
    candidates += tile.candidates;
  }
  first[source] = target;
  return { sources, first, targets, near, far, candidates };
}

/**
 * All pairs of nodes within a straight-line distance whose line meets a barrier, with the segment met first from either end.
 * See `tilesAcross` for a whole country.
 */
export function pairsAcross(
  points: Pick<Graph, "xM" | "yM">,
  segments: Segments,
  options: PairsOptions = {},
): PairsAcross {
  return joinPairs([...tilesAcross(points, segments, options)]);
}
