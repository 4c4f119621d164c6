import type { BarrierSegregation } from "@tvars/api";
import { exponentialDecay } from "@tvars/network";
import type { BarrierLine } from "@tvars/network";
import type { LivedAreas } from "./lived-areas.ts";
import type { Model } from "./model.ts";
import type { Severed } from "./severed.ts";

/** Metres after which a meeting is worth 1/e of one next door. */
export const MIXING_M = 1000;
/** Barriers named; the rest of them are in the sum. */
const NAMED = 20;

/**
 * The mixing lost at each barrier (transport.md §2.4): of potential meetings between people of different groups whose straight line meets it,
 * Σ PᵢPⱼ f(d⁰) 1[c(i) ≠ c(j)], the share that it removes, Σ PᵢPⱼ (f(d⁰) − f(dᴺ)) 1[c(i) ≠ c(j)] over that, with f = exp(−d / 1000 m).
 * All people of a place have its composition, so that the share of meetings between groups is 1 − Σ_g s_ig s_jg.
 * @param shares of the groups by area, area after area
 */
export function mixingLost(
  { graph, segments, segmentIds }: Model,
  { result }: Severed,
  { nodes, places }: LivedAreas,
  { shares, groups }: { shares: Float64Array; groups: number },
): BarrierSegregation["mixing"] {
  const { rule, kept } = result;
  const { pairs, mmN, mm0 } = kept;
  const decay = exponentialDecay(1 / MIXING_M);
  const placeOf = new Int32Array(graph.nodes).fill(-1);
  nodes.forEach((node, place) => (placeOf[node] = place));
  const [could, lost] = [new Float64Array(segments.count), new Float64Array(segments.count)];
  const metres = (mm: number): number => Math.min(mm, rule.limitMm) / 1000;
  for (let s = 0; s < pairs.sources.length; s++) {
    const a = placeOf[pairs.sources[s]!]!;
    if (a < 0) continue;
    for (let k = pairs.first[s]!; k < pairs.first[s + 1]!; k++) {
      const b = placeOf[pairs.targets[k]!]!;
      if (b < 0) continue;
      let same = 0;
      for (let g = 0; g < groups; g++)
        same += shares[places.area[a]! * groups + g]! * shares[places.area[b]! * groups + g]!;
      const mixed = (places.people[a]! * places.people[b]! * Math.max(0, 1 - same)) / 2;
      const open = decay(metres(mm0[k]!));
      const gone = Math.max(0, open - decay(metres(mmN[k]!)));
      for (const segment of [pairs.near[k]!, pairs.far[k]!]) {
        could[segment]! += mixed * open;
        lost[segment]! += mixed * gone;
      }
    }
  }
  return summed(segments, segmentIds, could, lost);
}

/** Stretches of one barrier together; those with the same kind and name are one. */
function summed(
  { count, line, lines }: Model["segments"],
  segmentIds: readonly string[],
  could: Float64Array,
  lost: Float64Array,
): BarrierSegregation["mixing"] {
  const keyOf = ({ id, kind, name }: BarrierLine): string => `${kind} ${name || id}`;
  const rows = new Map<string, { barrier: BarrierLine; could: number; lost: number; worst: number }>();
  let [allCould, allLost] = [0, 0];
  for (let segment = 0; segment < count; segment++) {
    allCould += could[segment]!;
    allLost += lost[segment]!;
    if (!(could[segment]! > 0)) continue;
    const barrier = lines[line[segment]!]!;
    const row = rows.get(keyOf(barrier)) ?? { barrier, could: 0, lost: 0, worst: segment };
    rows.set(keyOf(barrier), row);
    row.could += could[segment]!;
    row.lost += lost[segment]!;
    if (lost[segment]! > lost[row.worst]!) row.worst = segment;
  }
  return {
    decayM: MIXING_M,
    share: allCould > 0 ? allLost / allCould : 0,
    barriers: [...rows.values()]
      .sort((a, b) => b.lost - a.lost || (a.barrier.id < b.barrier.id ? -1 : 1))
      .slice(0, NAMED)
      .map(({ barrier: { id, name = "", kind }, worst, ...row }) => ({
        barrier: id,
        name,
        kind,
        share: row.lost / row.could,
        part: allLost > 0 ? row.lost / allLost : 0,
        segment: segmentIds[worst]!,
      })),
  };
}
