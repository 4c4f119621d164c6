import type { SeveranceInput, SeveranceResult } from "../barriers/severance.ts";
import type { Spot } from "../barriers/spots.ts";
import type { WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { changedPairs } from "./changed-pairs.ts";
import { evaluate, type ScenarioResult } from "./evaluate.ts";
import { insertLinks } from "./insert-links.ts";
import { arcOf, type Link } from "./patched-graph.ts";

/** A place where a crossing could be, and what it would change. */
export interface Candidate {
  spot: Spot;
  link: Link;
  /** How much nearer its two ends would come, metres: no pair can gain more. */
  nearerM: number;
  /** Σ PᵢPⱼ f(d⁰) g, person²·m, exact. */
  gain: number;
  helped: number;
  groups: ScenarioResult["groups"];
}

export interface CandidateOptions extends WorkOptions {
  /** How many to answer. */
  most?: number;
  /** Length of the link from a spot's straight one, whole millimetres: adds ramps or waiting. Not below the straight one. */
  lengthMm?: (spot: Spot) => number;
}

/** Levels of nearness for the bound, metres. */
const LEVELS_M = [25, 50, 100, 200, 400, 800, 1600, Infinity];

/** PᵢPⱼ f(d⁰) of every pair, and for each source a bound of what it can gain where two ends come nearer by a level. */
interface Bounds {
  weight: Float64Array;
  gain: Float64Array[];
  /** Longest distance of a pair of the source that could gain, metres. */
  reachM: Float64Array;
}

function boundsOf({ kept, rule }: SeveranceResult): Bounds {
  const { pairs, mmN, mm0 } = kept!;
  const { people } = rule.places;
  const count = pairs.sources.length;
  const weight = new Float64Array(pairs.targets.length);
  const gain = LEVELS_M.map(() => new Float64Array(count));
  const reachM = new Float64Array(count);
  for (let s = 0; s < count; s++)
    for (let k = pairs.first[s]!; k < pairs.first[s + 1]!; k++) {
      const contacts = people[pairs.sources[s]!]! * people[pairs.targets[k]!]!;
      if (contacts === 0) continue;
      const d0 = Math.min(mm0[k]!, rule.limitMm) / 1000;
      const dN = Math.min(mmN[k]!, rule.limitMm) / 1000;
      weight[k] = contacts * rule.decay(d0);
      if (dN === d0) continue;
      reachM[s] = Math.max(reachM[s]!, dN);
      for (let level = 0; level < LEVELS_M.length; level++)
        gain[level]![s]! += weight[k]! * Math.min(dN - d0, LEVELS_M[level]!);
    }
  return { weight, gain, reachM };
}

/** What all sources near enough could gain together: their excess, and for each pair no more than the ends come nearer. */
function boundOf(
  { rule, kept }: SeveranceResult,
  { gain, reachM }: Bounds,
  { u, v, mm }: Link,
  nearerM: number,
): number {
  const { xM, yM } = rule;
  const { sources } = kept!.pairs;
  const ofSource = gain[LEVELS_M.findIndex((levelM) => levelM >= nearerM)]!;
  let bound = 0;
  for (let s = 0; s < sources.length; s++) {
    // Straight lines are never longer than ways; 1 % for a network measured on the globe.
    const leastM = (reachM[s]! - mm / 1000) / 0.99;
    if (leastM <= 0) continue;
    const [x, y] = [xM[sources[s]!]!, yM[sources[s]!]!];
    const near = Math.min((x - xM[u]!) ** 2 + (y - yM[u]!) ** 2, (x - xM[v]!) ** 2 + (y - yM[v]!) ** 2);
    if (near < leastM * leastM) bound += ofSource[s]!;
  }
  return bound;
}

function checkedLinks(
  { engine, without }: Pick<SeveranceInput, "engine" | "without">,
  spots: readonly Spot[],
  lengthMm: (spot: Spot) => number,
): Link[] {
  return spots.map((spot) => {
    const mm = Math.round(lengthMm(spot));
    const arc = arcOf(without.graph, spot.u, spot.v);
    if (arc < 0 || without.graph.weightMm[arc]! > mm || engine.graph.nodes !== without.graph.nodes)
      throw new NetworkError("input", {
        value: `a spot of ${mm} mm between nodes ${spot.u} and ${spot.v}`,
        expected: "a link that the network without barriers has too, and no shorter than there",
        action: "Take the spots of permeable(graph, lines), and let lengthMm only add to their length.",
      });
    return { u: spot.u, v: spot.v, mm };
  });
}

/**
 * Tries every spot, and answers those whose crossing gains most, best first. Each spot gets an upper bound first: a crossing that the network
 * without barriers has too can gain a pair no more than its excess, nor more than its two ends come nearer. The exact evaluation stops when
 * no bound left is above the last of the best, so that the answer is that of trying all. Of equal spots the first is taken.
 * `spots` are those of `permeable`, all or some of them.
 * Throws NetworkError (input) where the result did not keep its pairs, and for spots the network without barriers does not have.
 */
export function candidateCrossings(
  networks: Pick<SeveranceInput, "engine" | "without">,
  before: SeveranceResult,
  spots: readonly Spot[],
  { most = 20, lengthMm = ({ mm }) => mm, signal, onProgress }: CandidateOptions = {},
): Candidate[] {
  const { engine } = networks;
  const { rule, kept } = before;
  const { limitMm } = rule;
  if (kept === undefined)
    throw new NetworkError("input", {
      value: "severance without its pairs",
      expected: "a result that kept its pairs",
      action: "Call severance with keepPairs: true for the area the barrier lies in.",
    });
  const links = checkedLinks(networks, spots, lengthMm);
  const apart = engine.pairs(
    Uint32Array.from(links, ({ u }) => u),
    Uint32Array.from({ length: links.length + 1 }, (_, k) => k),
    Uint32Array.from(links, ({ v }) => v),
    limitMm,
    signal ? { signal } : {},
  );
  const bounds = boundsOf(before);
  const seen = new Set<string>();
  const ranked = links
    .map((link, k) => ({ k, link, nearerM: (apart[k]! - link.mm) / 1000 }))
    .filter(({ link: { u, v, mm }, nearerM }) => {
      const ends = `${Math.min(u, v)}-${Math.max(u, v)}-${mm}`;
      if (nearerM <= 0 || seen.has(ends)) return false;
      seen.add(ends);
      return true;
    })
    .map((one) => ({ ...one, bound: boundOf(before, bounds, one.link, one.nearerM) }))
    .sort((a, b) => b.bound - a.bound || a.k - b.k);
  const best: { k: number; link: Link; nearerM: number; gain: number }[] = [];
  for (const [done, { k, link, nearerM, bound }] of ranked.entries()) {
    signal?.throwIfAborted();
    if (best.length >= most && bound <= (best.at(-1)?.gain ?? 0)) break;
    onProgress?.(done, ranked.length);
    const changed = changedPairs(
      kept,
      { worse: engine, insertion: insertLinks(engine, [link], { limitMm }) },
      { limitMm },
    );
    let gain = 0;
    for (let i = 0; i < changed.pair.length; i++) {
      const pair = changed.pair[i]!;
      gain += (bounds.weight[pair]! * (Math.min(kept.mmN[pair]!, limitMm) - changed.mm[i]!)) / 1000;
    }
    if (gain <= 0) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.gain < gain) at--;
    best.splice(at, 0, { k, link, nearerM, gain });
    if (best.length > most) best.pop();
  }
  onProgress?.(ranked.length, ranked.length);
  return best.map(({ k, link, nearerM, gain }) => {
    const { helped, groups } = evaluate(engine, before, { add: [link] }, { most: 0 });
    return { spot: spots[k]!, link, nearerM: Math.min(nearerM, limitMm / 1000), gain, helped, groups };
  });
}
