import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import type { NearSums } from "./decay-sums.ts";
import { NEARNESS_OPTIONS, type NearnessOptions, nearSumsOf, nearnessNote } from "./nearness.ts";
import { divided, quotientError } from "./proximity.ts";

/** Numerator and denominator of ACL. */
export function clusteringTerms(counts: Counts, near: NearSums): { own: number; all: number } {
  const x = counts.groups[0]!;
  const { X } = twoSums(counts);
  const even = (X * near.all) / (counts.areas * counts.areas);
  let own = 0;
  let all = 0;
  for (let i = 0; i < x.length; i += 1) {
    own += (x[i]! / X) * near.x[i]!;
    all += (x[i]! / X) * (near.x[i]! + near.y[i]!);
  }
  return { own: own - even, all: all - even };
}

export const absoluteClustering = defineMeasure<NearnessOptions>({
  id: "absolute-clustering",
  aliases: ["ACL"],
  symbol: "ACL",
  family: "spatial",
  name: { sv: "Absolut klustring", en: "Absolute clustering" },
  groups: "two",
  needs: ["centres", "ground"],
  formula:
    "ACL = (Σ_i (x_i/X) Σ_j c_ij x_j − (X/n²) Σ_ij c_ij)/(Σ_i (x_i/X) Σ_j c_ij t_j − (X/n²) Σ_ij c_ij)",
  sources: ["Massey & Denton 1988"],
  range: {
    low: -Infinity,
    high: 1,
    lowMeans: {
      sv: "0 eller lägre: gruppens områden ligger inte nära varandra.",
      en: "0 or less: the group's areas do not lie near each other.",
    },
    highMeans: {
      sv: "Runt gruppens områden bor bara gruppen.",
      en: "Around the group's areas only the group lives.",
    },
  },
  sensitiveTo: {
    sv: "β, antalet områden, och stora glesa områden: avdraget räknar områden, inte människor. Nära noll i nämnaren blir värdet meningslöst stort.",
    en: "β, the number of areas, and large sparse areas: the deduction counts areas, not people. Near a denominator of 0 the value is large without meaning.",
  },
  notToRead: {
    sv: "Värdet är inte en andel och kan vara negativt. Jämför bara samma områden över tid, eller två grupper i samma områden.",
    en: "The value is not a share and can be negative. Compare only the same areas over time, or two groups in the same areas.",
  },
  options: NEARNESS_OPTIONS,
  measure(data, options) {
    const near = nearSumsOf(data, options);
    const { X, T } = twoSums(data.counts);
    const { own, all } = clusteringTerms(data.counts, near);
    const e = near.leftOut;
    return {
      value: divided(own, all),
      note: nearnessNote(
        options,
        near,
        quotientError(own, [own - e * X, own + e * X], all, [all - e * X, all + e * T]),
      ),
    };
  },
});
