import { NetworkError } from "../error.ts";
import { quantileOf } from "./histogram.ts";
import { AT, type SeveranceRule } from "./severance-rule.ts";
import type { SeveranceSums } from "./severance-sums.ts";

/** What a barrier does to those on its two sides. Sums over segments are sums over pairs: each end gives its half to the segment it meets first. */
export interface Severance {
  /** Pairs of nodes. */
  pairs: number;
  /** Σ PᵢPⱼ, person². */
  contacts: number;
  /** Σ PᵢPⱼ f(d⁰): contacts that could be, weighted by nearness. */
  potential: number;
  /** S = Σ PᵢPⱼ f(d⁰) b / Σ PᵢPⱼ f(d⁰), metres for a potential contact. */
  severanceM: number;
  /** Σ PᵢPⱼ f(d⁰) b, person²·m. */
  burden: number;
  excessP50M: number;
  excessP90M: number;
  /** Ratio of sums d^N / d^E, and d⁰ / d^E, weighted as S. */
  detour: number;
  detourWithout: number;
  /** Of pairs 50 m apart or more. */
  detourP50: number;
  detourP90: number;
  /** Share of contacts beyond the limit on the network: not reached at all. */
  shareCapped: number;
  /** Σ PᵢPⱼ 1[d⁰ ≤ T < d^N], person². */
  severedContacts: number;
  /** C(T): of contacts within T without the barrier, the share severed. */
  severedShare: number;
  /** m: share of potential meetings between people of different groups that the barrier removes. NaN without groups. */
  mixingLost: number;
  /** S between the two sides of the contrast, and the potential contacts it is a mean over. */
  contrastM: number;
  contrastPotential: number;
  /** By the group of those who would go across, both directions. */
  groups: { id: string; potential: number; severanceM: number; burden: number }[];
  /** Who is cut off from what. */
  opportunities: {
    id: string;
    /** Σ PᵢOⱼ f(d⁰) b, person·m. */
    burden: number;
    /** Σ PᵢOⱼ 1[d⁰ ≤ T < d^N]: person–opportunity pairs lost, in all and by group. */
    lost: number;
    lostByGroup: number[];
  }[];
}

/** The severance of several segments together: one, some, or all. Ratios over nothing are NaN. */
export function severanceIn(rule: SeveranceRule, sums: SeveranceSums, segments: Iterable<number>): Severance {
  const row = new Float64Array(rule.stride);
  const excess = { edges: rule.excessEdgesM, weight: new Float64Array(rule.excessEdgesM.length - 1) };
  const detours = { edges: rule.detourEdges, weight: new Float64Array(rule.detourEdges.length - 1) };
  for (const segment of segments) {
    const at = segment * rule.stride;
    if (!(at >= 0 && at < sums.rows.length))
      throw new NetworkError("input", {
        value: segment,
        expected: `a segment from 0 to ${sums.rows.length / rule.stride - 1}`,
        action: "Number segments as segmentsOf does.",
      });
    for (let k = 0; k < rule.stride; k++) row[k]! += sums.rows[at + k]!;
    sums.excess.get(segment)?.forEach((weight, bin) => (excess.weight[bin]! += weight));
    sums.detours.get(segment)?.forEach((weight, bin) => (detours.weight[bin]! += weight));
  }
  const of = (place: number): number => row[place]!;
  const { groups, opportunities } = rule.places;
  return {
    pairs: of(AT.pairs),
    contacts: of(AT.contacts),
    potential: of(AT.potential),
    severanceM: of(AT.burden) / of(AT.potential),
    burden: of(AT.burden),
    excessP50M: quantileOf(excess, 0.5),
    excessP90M: quantileOf(excess, 0.9),
    detour: of(AT.network) / of(AT.straight),
    detourWithout: of(AT.without) / of(AT.straight),
    detourP50: quantileOf(detours, 0.5),
    detourP90: quantileOf(detours, 0.9),
    shareCapped: of(AT.capped) / of(AT.contacts),
    severedContacts: of(AT.severed),
    severedShare: of(AT.severed) / of(AT.within),
    mixingLost: of(AT.mixingLost) / of(AT.mixed),
    contrastM: of(AT.contrastBurden) / of(AT.contrast),
    contrastPotential: of(AT.contrast),
    groups: groups.map(({ id }, g) => {
      const [potential, burden] = [of(AT.groups + 2 * g), of(AT.groups + 2 * g + 1)];
      return { id, potential, severanceM: burden / potential, burden };
    }),
    opportunities: opportunities.map(({ id }, o) => {
      const at = AT.groups + 2 * groups.length + o * (2 + groups.length);
      return {
        id,
        burden: of(at),
        lost: of(at + 1),
        lostByGroup: groups.map((_, g) => of(at + 2 + g)),
      };
    }),
  };
}
