import type { Bridge, Evidence } from "./bridge.ts";
import { bridgeOf } from "./bridge.ts";
import { AreaError } from "./error.ts";
import type { Version } from "./version.ts";

/** How much of what lies where: one row per pair of areas that share ground, in three aligned arrays. */
export interface Overlaps {
  before: readonly string[];
  after: readonly string[];
  /** Population, or area in m², that the two have in common. */
  weight: ArrayLike<number>;
  unit: "population" | "area";
}

export interface OverlapShares {
  /** Share of the old area that lies in the new one, aligned with the overlaps. */
  ofBefore: Float64Array;
  /** Share of the new area that lies in the old one. */
  ofAfter: Float64Array;
}

/** Each overlap as a share of its old and of its new area, 0–1; 0 where an area weighs nothing. */
export function overlapShares({ before, after, weight }: Overlaps): OverlapShares {
  const rows = weight.length;
  if (before.length !== rows || after.length !== rows)
    throw new AreaError("input", {
      value: `${before.length}, ${after.length} and ${rows} rows`,
      expected: "three arrays of one length",
      action: "Give one weight per pair of codes.",
    });
  const totalBefore = new Map<string, number>();
  const totalAfter = new Map<string, number>();
  for (let i = 0; i < rows; i++) {
    const w = weight[i]!;
    if (!(w >= 0) || !Number.isFinite(w))
      throw new AreaError("input", {
        value: w,
        expected: "a weight of 0 or more",
        action: `Check the overlap of ${before[i]} and ${after[i]}.`,
      });
    totalBefore.set(before[i]!, (totalBefore.get(before[i]!) ?? 0) + w);
    totalAfter.set(after[i]!, (totalAfter.get(after[i]!) ?? 0) + w);
  }
  const share = (codes: readonly string[], totals: Map<string, number>): Float64Array =>
    Float64Array.from(codes, (code, i) => {
      const total = totals.get(code)!;
      return total === 0 ? 0 : weight[i]! / total;
    });
  return { ofBefore: share(before, totalBefore), ofAfter: share(after, totalAfter) };
}

/**
 * The bridge that measured overlaps tell of. A pair shares ground where the common part is more than `tolerance` of
 * either area; less is the noise of simplified or redrawn boundaries. Areas without any overlap have ended or are
 * new.
 */
export function bridgeFromOverlaps(
  versions: { from: Version; to: Version },
  overlaps: Overlaps,
  {
    tolerance = 0.005,
    codes,
  }: {
    tolerance?: number;
    /** All codes of both versions, where some may have no overlap. */
    codes?: { before: Iterable<string>; after: Iterable<string> };
  } = {},
): Bridge {
  const shares = overlapShares(overlaps);
  const before = new Set([...overlaps.before, ...(codes?.before ?? [])]);
  const after = new Set([...overlaps.after, ...(codes?.after ?? [])]);
  const links: [string, string][] = [];
  const evidence = { before: new Map<string, Evidence[]>(), after: new Map<string, Evidence[]>() };
  overlaps.before.forEach((b, i) => {
    const a = overlaps.after[i]!;
    if (shares.ofBefore[i]! <= tolerance && shares.ofAfter[i]! <= tolerance) return;
    links.push([b, a]);
    addTo(evidence.before, b, overlap(shares.ofBefore[i]!, b, a, overlaps.unit));
    addTo(evidence.after, a, overlap(shares.ofAfter[i]!, a, b, overlaps.unit));
  });
  return bridgeOf({
    ...versions,
    before,
    after,
    links,
    evidence: (side, code) => evidence[side].get(code) ?? [],
  });
}

function overlap(share: number, of: string, inside: string, unit: Overlaps["unit"]): Evidence {
  const percent = (100 * share).toFixed(1);
  const sv = unit === "population" ? "befolkningen" : "ytan";
  const en = unit === "population" ? "population" : "area";
  return {
    kind: "overlap",
    text: {
      sv: `${percent.replace(".", ",")} % av ${sv} i ${of} ligger i ${inside}`,
      en: `${percent}% of the ${en} of ${of} lies in ${inside}`,
    },
  };
}

function addTo(map: Map<string, Evidence[]>, code: string, evidence: Evidence): void {
  const list = map.get(code);
  if (list) list.push(evidence);
  else map.set(code, [evidence]);
}
