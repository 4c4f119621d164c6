import { binOf } from "./histogram.ts";
import { AT, type SeveranceRule } from "./severance-rule.ts";

/**
 * Sums over the pairs across barriers, one row for each segment. Plain data: it can be saved between tiles and copied for a scenario. Pairs
 * can be added and taken away again, so that a scenario only touches the pairs it changes.
 */
export interface SeveranceSums {
  readonly rows: Float64Array;
  /** Weight by excess and by detour, for segments that have any. */
  readonly excess: Map<number, Float64Array>;
  readonly detours: Map<number, Float64Array>;
}

/** Nearer pairs say nothing of detours: their straight line is within the width of a road. */
const LEAST_DETOUR_M = 50;

export function emptySums(rule: SeveranceRule, segments: number): SeveranceSums {
  return { rows: new Float64Array(segments * rule.stride), excess: new Map(), detours: new Map() };
}

export function copySums({ rows, excess, detours }: SeveranceSums): SeveranceSums {
  const copied = (of: Map<number, Float64Array>): Map<number, Float64Array> =>
    new Map([...of].map(([segment, weight]) => [segment, weight.slice()]));
  return { rows: rows.slice(), excess: copied(excess), detours: copied(detours) };
}

/** Answers a function that adds a pair to the sums, or with `sign` −1 takes it away. Distances in whole millimetres, `FAR` included. */
export function adder(
  rule: SeveranceRule,
  sums: SeveranceSums,
): (a: number, b: number, near: number, far: number, mmN: number, mm0: number, sign?: 1 | -1) => void {
  const { limitMm, contactMm, decay, xM, yM, stride, byGroup, low, high, hasOpportunity } = rule;
  const { people, groups, opportunities } = rule.places;
  const count = groups.length;
  const { rows } = sums;
  const pair = new Float64Array(stride);

  function put(segment: number, share: number, weight: number, excessM: number, detour: number): void {
    const at = segment * stride;
    for (let k = 0; k < stride; k++) rows[at + k]! += share * pair[k]!;
    if (weight === 0) return;
    bins(sums.excess, segment, rule.excessEdgesM)[binOf(rule.excessEdgesM, excessM)]! += share * weight;
    if (detour > 0)
      bins(sums.detours, segment, rule.detourEdges)[binOf(rule.detourEdges, detour)]! += share * weight;
  }

  function byGroups(a: number, b: number, f0: number, excessM: number, dN: number): void {
    let same = 0;
    for (let g = 0; g < count; g++) {
      const [inA, inB] = [byGroup[a * count + g]!, byGroup[b * count + g]!];
      same += inA * inB;
      // Either end may go: half each, so that groups that are everybody add up to the whole.
      const weight = ((inA * people[b]! + inB * people[a]!) * f0) / 2;
      pair[AT.groups + 2 * g] = weight;
      pair[AT.groups + 2 * g + 1] = weight * excessM;
    }
    const mixed = Math.max(0, people[a]! * people[b]! - same);
    pair[AT.mixed] = mixed * f0;
    if (excessM > 0) pair[AT.mixingLost] = mixed * Math.max(0, f0 - decay(dN));
    if (low === undefined || high === undefined) return;
    const contrast = (low[a]! * high[b]! + high[a]! * low[b]!) * f0;
    pair[AT.contrast] = contrast;
    pair[AT.contrastBurden] = contrast * excessM;
  }

  function toOpportunities(a: number, b: number, burden: number, isSevered: boolean): void {
    for (let o = 0; o < opportunities.length; o++) {
      const { amount } = opportunities[o]!;
      const at = AT.groups + 2 * count + o * (2 + count);
      const across = people[a]! * amount[b]! + people[b]! * amount[a]!;
      pair[at] = across * burden;
      if (!isSevered) continue;
      pair[at + 1] = across;
      for (let g = 0; g < count; g++)
        pair[at + 2 + g] = byGroup[a * count + g]! * amount[b]! + byGroup[b * count + g]! * amount[a]!;
    }
  }

  return (a, b, near, far, mmN, mm0, sign = 1) => {
    pair.fill(0);
    const dN = Math.min(mmN, limitMm) / 1000;
    const d0 = Math.min(mm0, limitMm) / 1000;
    const dE = Math.sqrt((xM[a]! - xM[b]!) ** 2 + (yM[a]! - yM[b]!) ** 2);
    const excessM = Math.max(0, dN - d0);
    const f0 = decay(d0);
    const isSevered = mm0 <= contactMm && mmN > contactMm;
    const contacts = people[a]! * people[b]!;
    const weight = contacts * f0;
    pair[AT.pairs] = 1;
    if (contacts > 0) {
      pair[AT.contacts] = contacts;
      pair[AT.potential] = weight;
      pair[AT.burden] = weight * excessM;
      pair[AT.network] = weight * dN;
      pair[AT.without] = weight * d0;
      pair[AT.straight] = weight * dE;
      if (mmN > limitMm) pair[AT.capped] = contacts;
      if (mm0 <= contactMm) pair[AT.within] = contacts;
      if (isSevered) pair[AT.severed] = contacts;
      if (count > 0) byGroups(a, b, f0, excessM, dN);
    }
    if (hasOpportunity[a]! + hasOpportunity[b]! > 0) toOpportunities(a, b, f0 * excessM, isSevered);
    const detour = dE >= LEAST_DETOUR_M ? dN / dE : 0;
    if (near === far) put(near, sign, weight, excessM, detour);
    else {
      put(near, sign / 2, weight, excessM, detour);
      put(far, sign / 2, weight, excessM, detour);
    }
  };
}

function bins(of: Map<number, Float64Array>, segment: number, edges: Float64Array): Float64Array {
  let weight = of.get(segment);
  if (weight === undefined) of.set(segment, (weight = new Float64Array(edges.length - 1)));
  return weight;
}
