import { FAR } from "../graph.ts";
import type { Edges } from "./built.ts";
import type { Chains } from "./chains.ts";
import { type Draft, NO_WAY } from "./draft.ts";
import { floats, wholes } from "./growing.ts";
import type { Weight } from "./profile/weights.ts";

/** Edges of the chains that are kept, between nodes numbered by `node` (−1: left out), with the segments each is made of. */
export function edgesOf(
  draft: Draft,
  { count, first, site, segment }: Chains,
  node: Int32Array,
  weights: readonly Weight[],
): { edges: Edges; edgeOfSegment: Int32Array } {
  const edgeOfSegment = new Int32Array(draft.a.length).fill(-1);
  const [from, to, lengthMm, forwardMm, backwardMm] = [wholes(), wholes(), wholes(), wholes(), wholes()];
  const [firstPoint, firstWay, wayOf] = [wholes(), wholes(), wholes()];
  const [xM, yM] = [floats(), floats()];
  for (let c = 0; c < count; c++) {
    const [u, v] = [node[site[first[c]!]!]!, node[site[first[c + 1]! - 1]!]!];
    if (u < 0 || v < 0) continue;
    firstPoint.push(xM.length);
    firstWay.push(wayOf.length);
    for (let k = first[c]!; k < first[c + 1]!; k++) {
      xM.push(draft.xM.data[site[k]!]!);
      yM.push(draft.yM.data[site[k]!]!);
    }
    let [length, forward, backward, last] = [0, 0, 0, NO_WAY];
    for (let k = first[c]!; k < first[c + 1]! - 1; k++) {
      const s = segment[k - c]!;
      const way = draft.way.data[s]!;
      const metres = draft.lengthM(s);
      length += metres;
      const { forward: ahead, backward: back } = way === NO_WAY ? { forward: 1, backward: 1 } : weights[way]!;
      const along = draft.a.data[s] === site[k];
      forward += metres * (along ? ahead : back) + draft.waitM.data[s]!;
      backward += metres * (along ? back : ahead) + draft.waitM.data[s]!;
      if (way !== NO_WAY && way !== last) wayOf.push((last = way));
      edgeOfSegment[s] = from.length;
    }
    from.push(u);
    to.push(v);
    lengthMm.push(whole(length));
    forwardMm.push(whole(forward));
    backwardMm.push(whole(backward));
  }
  firstPoint.push(xM.length);
  firstWay.push(wayOf.length);
  return {
    edges: {
      count: from.length,
      from: from.trimmed(),
      to: to.trimmed(),
      lengthMm: lengthMm.trimmed(),
      forwardMm: forwardMm.trimmed(),
      backwardMm: backwardMm.trimmed(),
      firstPoint: firstPoint.trimmed(),
      xM: xM.trimmed(),
      yM: yM.trimmed(),
      firstWay: firstWay.trimmed(),
      way: wayOf.trimmed(),
    },
    edgeOfSegment,
  };
}

/** Whole millimetres, one at least: places on one spot are still two nodes. */
const whole = (metres: number): number =>
  metres < FAR / 1000 - 1 ? Math.max(1, Math.round(metres * 1000)) : FAR;
