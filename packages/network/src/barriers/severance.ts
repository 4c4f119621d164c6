import type { Engine, WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { joinPairs, type PairsAcross, tilesAcross } from "./pairs-across.ts";
import type { Segments } from "./segments.ts";
import { type Severance, severanceIn } from "./severance-answer.ts";
import {
  type Places,
  type SeveranceRule,
  type SeveranceRuleOptions,
  severanceRule,
} from "./severance-rule.ts";
import { adder, emptySums, type SeveranceSums } from "./severance-sums.ts";

export interface SeveranceInput {
  /** The network as it is. */
  engine: Engine;
  /** The same nodes with the barriers permeable: `permeable(graph, lines).graph`, made ready. */
  without: Engine;
  segments: Segments;
  places: Places;
}

export interface SeveranceOptions extends SeveranceRuleOptions, WorkOptions {
  /** Pairs no farther apart than this in a straight line, metres. */
  withinM?: number;
  tileM?: number;
  /** Keep every pair with its distances: what scenarios start from. A country is better run without. */
  keepPairs?: boolean;
  /** Goes on from what `onTile` was given. */
  resume?: SeveranceState;
  /** Each tile's pairs with their distances, beside `pairs.targets`: what is counted over pairs besides. Before `onTile`. */
  onPairs?: (pairs: PairsAcross, mmN: Uint32Array, mm0: Uint32Array) => void;
  /** After each tile; what it is given changes with the next one, so save it at once. */
  onTile?: (state: SeveranceState) => void;
}

/** Where a run over tiles stands. */
export interface SeveranceState {
  /** Tiles that are done. */
  tiles: number;
  sums: SeveranceSums;
}

/** Every pair across, with its distance on the network and without the barriers, beside `pairs.targets`. */
export interface PairDistances {
  readonly pairs: PairsAcross;
  readonly mmN: Uint32Array;
  readonly mm0: Uint32Array;
}

export interface SeveranceResult {
  readonly segments: Segments;
  readonly rule: SeveranceRule;
  readonly sums: SeveranceSums;
  /** Everything together. */
  readonly total: Severance;
  /** One segment, or several together. */
  of(...segments: number[]): Severance;
  /** Only with `keepPairs`. */
  readonly kept?: PairDistances;
}

function checkSameNodes({ engine, without }: SeveranceInput): void {
  if (engine.graph.nodes === without.graph.nodes) return;
  throw new NetworkError("input", {
    value: without.graph.nodes,
    expected: `a network without barriers of the same ${engine.graph.nodes} nodes`,
    action: "Make it with permeable(graph, lines).",
  });
}

const tooFar = (a: number, b: number, mmN: number, mm0: number): NetworkError =>
  new NetworkError("input", {
    value: `nodes ${a} and ${b}: ${mmN} mm with the barrier, ${mm0} mm without`,
    expected: "no pair farther apart without the barrier than with it",
    action: "Make the network without barriers from this very network, with permeable(graph, lines).",
  });

export function resultOf(
  rule: SeveranceRule,
  sums: SeveranceSums,
  segments: Segments,
  kept?: PairDistances,
): SeveranceResult {
  let total: Severance | undefined;
  return {
    segments,
    rule,
    sums,
    get total() {
      return (total ??= severanceIn(rule, sums, Array(segments.count).keys()));
    },
    of: (...some) => severanceIn(rule, sums, some),
    ...(kept && { kept }),
  };
}

/**
 * What barriers do: for every pair of nodes within `withinM` whose straight line meets one, the distance on the network against the
 * distance were it not there, summed by segment and in all (transport.md §2.1). Streamed by tile.
 * Throws NetworkError (input) for places that do not fit the network and for a network without barriers that is not one.
 */
export function severance(input: SeveranceInput, options: SeveranceOptions = {}): SeveranceResult {
  checkSameNodes(input);
  const { engine, without, segments, places } = input;
  const { withinM = 1000, tileM, keepPairs = false, resume, onPairs, onTile, signal, onProgress } = options;
  const rule = severanceRule(engine.graph, places, options);
  const sums = resume?.sums ?? emptySums(rule, segments.count);
  const add = adder(rule, sums);
  const tiles: PairsAcross[] = [];
  const [mmN, mm0]: [Uint32Array[], Uint32Array[]] = [[], []];
  const across = tilesAcross(engine.graph, segments, {
    withinM,
    nodes: rule.nodes,
    fromTile: resume?.tiles ?? 0,
    ...(tileM && { tileM }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  for (const tile of across) {
    const { sources, first, targets, near, far } = tile;
    const work = signal ? { signal } : {};
    const present = engine.pairs(sources, first, targets, rule.limitMm, work);
    const absent = without.pairs(sources, first, targets, rule.limitMm, work);
    for (let s = 0; s < sources.length; s++)
      for (let k = first[s]!; k < first[s + 1]!; k++) {
        if (absent[k]! > present[k]!) throw tooFar(sources[s]!, targets[k]!, present[k]!, absent[k]!);
        add(sources[s]!, targets[k]!, near[k]!, far[k]!, present[k]!, absent[k]!);
      }
    onPairs?.(tile, present, absent);
    if (keepPairs) {
      tiles.push(tile);
      mmN.push(present);
      mm0.push(absent);
    }
    onTile?.({ tiles: tile.tile + 1, sums });
  }
  const kept = keepPairs ? { pairs: joinPairs(tiles), mmN: joined(mmN), mm0: joined(mm0) } : undefined;
  return resultOf(rule, sums, segments, kept);
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
