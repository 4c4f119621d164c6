import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { sumOf, twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import { pathsToEarlier } from "./paths-to-earlier.ts";

export interface ProximityProfileOptions {
  /** m: at how many shares from 0 to 1 the profile is taken. */
  thresholds?: number;
}

export interface ProximityProfile {
  /** The profile as one number, about 0 … 1. */
  index: number;
  threshold: Float64Array;
  /** η: 1 when all areas at or above the threshold touch each other, near 0 when they are far apart; 0 for fewer than two of them. */
  eta: Float64Array;
  /** Pairs of inhabited areas that no path over borders joins. */
  cutOffPairs: number;
}

/**
 * Spatial proximity profile (Hong & Sadahiro 2014): η(θ) = (k² − k)/Σ_ij δ_ij over the k areas where the group's share is at least θ, δ the
 * steps over borders of the shortest path through any areas; the index is (P − Σ_{θ<P} η/m + Σ_{θ≥P} η/m)/(1 − P). A pair that no path
 * joins is infinitely far apart: η is then 0.
 */
export function proximityProfileOf(
  { groups, totals }: Counts,
  adjacency: Adjacency,
  { thresholds: m = 1000 }: ProximityProfileOptions = {},
): ProximityProfile {
  const x = groups[0]!;
  const n = totals.length;
  const share = x.map((members, i) => (totals[i] === 0 ? -1 : members / totals[i]!));
  const descending = orderBy(share.map((p) => -p));
  const rank = new Int32Array(n).fill(-1);
  let inhabited = 0;
  for (const i of descending) {
    if (totals[i] === 0) continue;
    rank[i] = inhabited;
    inhabited += 1;
  }
  const { steps, cutOff } = pathsToEarlier(adjacency, rank);
  const threshold = Float64Array.from({ length: m }, (_, at) => (at === m - 1 ? 1 : at * (1 / (m - 1))));
  const eta = new Float64Array(m);
  let sum = 0;
  let apart = 0;
  let k = 0;
  for (let at = m - 1; at >= 0; at -= 1) {
    while (k < inhabited && share[descending[k]!]! >= threshold[at]!) {
      sum += steps[descending[k]!]!;
      apart += cutOff[descending[k]!]!;
      k += 1;
    }
    if (k > 1 && apart === 0) eta[at] = (k * k - k) / (2 * sum);
  }
  const P = sumOf(x) / sumOf(totals);
  let below = 0;
  let above = 0;
  for (let at = 0; at < m; at += 1) {
    if (threshold[at]! < P) below += eta[at]!;
    else above += eta[at]!;
  }
  return {
    index: (P - (below / m - above / m)) / (1 - P),
    threshold,
    eta,
    cutOffPairs: sumOf(Float64Array.from(cutOff)),
  };
}

export const spatialProximityProfile = defineMeasure<ProximityProfileOptions>({
  id: "spatial-proximity-profile",
  aliases: ["SPP", "SpatialProxProf"],
  symbol: "SPP",
  family: "spatial",
  name: { sv: "Rumslig närhetsprofil", en: "Spatial proximity profile" },
  groups: "two",
  needs: ["adjacency"],
  formula:
    "η(θ) = (k² − k)/Σ_ij δ_ij over the k areas with p_i ≥ θ; SPP = (P − Σ_{θ<P} η/m + Σ_{θ≥P} η/m)/(1 − P)",
  sources: ["Hong & Sadahiro 2014"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Områden där gruppen är stor ligger utspridda.",
      en: "Areas where the group is large lie scattered.",
    },
    highMeans: {
      sv: "Områden där gruppen är stor ligger intill varandra.",
      en: "Areas where the group is large lie beside each other.",
    },
  },
  sensitiveTo: {
    sv: "Hur områdena är indelade: steg räknas över gränser, oavsett hur stora områdena är. Områden som inget sammanhängande går till, som öar, gör profilen 0 där de ingår.",
    en: "How areas are drawn: steps are counted over borders, however large the areas. Areas that nothing connected leads to, such as islands, make the profile 0 where they take part.",
  },
  notToRead: {
    sv: "En gräns är en linje på kartan, inte en väg. Läs profilen: ett och samma tal kan komma av helt olika profiler.",
    en: "A border is a line on the map, not a way across. Read the profile: one number can come from wholly different profiles.",
  },
  options: [
    {
      id: "thresholds",
      kind: "number",
      default: 1000,
      what: {
        sv: "Vid hur många andelar från 0 till 1 profilen tas.",
        en: "At how many shares from 0 to 1 the profile is taken.",
      },
    },
  ],
  measure({ counts, adjacency }, { thresholds = 1000 }) {
    twoSums(counts);
    if (!Number.isInteger(thresholds) || thresholds < 2)
      throw new MeasuresError("input", {
        value: thresholds,
        expected: "2 or more thresholds",
        action: "Give for example 1000.",
      });
    const { index, threshold, eta, cutOffPairs } = proximityProfileOf(counts, adjacency!, { thresholds });
    return {
      value: index,
      profile: {
        scale: { sv: "Gruppens andel, minst", en: "The group's share, at least" },
        at: threshold,
        value: eta,
      },
      note: {
        sv: `${thresholds} andelar.${cutOffPairs > 0 ? ` ${cutOffPairs} par av områden saknar väg mellan sig; profilen är 0 där de ingår.` : ""}`,
        en: `${thresholds} shares.${cutOffPairs > 0 ? ` ${cutOffPairs} pairs of areas have no path between them; the profile is 0 where they take part.` : ""}`,
      },
    };
  },
});
