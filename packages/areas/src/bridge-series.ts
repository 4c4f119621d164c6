import type { Bridge, BridgeEntry, Outcome } from "./bridge.ts";
import { bridgeEntry } from "./bridge.ts";
import type { Overlaps } from "./bridge-from-overlaps.ts";
import { overlapShares } from "./bridge-from-overlaps.ts";
import { AreaError } from "./error.ts";
import type { Text } from "./text.ts";
import type { AreaKey, Version } from "./version.ts";
import { isValidYear } from "./version.ts";

/** Only counts are additive; the others are never summed or bridged. */
export const MEASURE_KINDS = ["count", "share", "mean", "median", "index", "type"] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** Figures of one version: one value per year for each code, NaN where missing. */
export interface VersionSeries {
  years: readonly number[];
  values: ReadonlyMap<string, ArrayLike<number>>;
}

export interface SeriesBreak {
  /** The break lies between these two years. */
  between: readonly [number, number];
  outcome: Outcome;
  text: Text;
}

export interface BridgedSeries extends AreaKey {
  years: number[];
  values: Float64Array;
  /** 1 for values that are population-weighted estimates. */
  estimated: Uint8Array;
  breaks: SeriesBreak[];
  outcome: Outcome;
  /** The codes each side's values come from. */
  sources: { before: readonly string[]; after: readonly string[] };
}

export interface SeriesOptions {
  kind: MeasureKind;
  /** Overlaps to estimate by where the boundary moved; without them the break stands. Counts only. */
  estimate?: Overlaps;
  /** Take what is likely for the outcome where it is unknown. The break mark stays. */
  assumeLikely?: boolean;
}

/**
 * The series of one area over both versions, by the rules for bridging: unchanged → one series; pure split (or
 * pure merger) → the sum of the parts; boundary moved → each version's own figures with a break mark, or on request
 * figures estimated by the shares of the overlaps, flagged.
 * @throws AreaError `not-additive` where something other than a count would be summed or estimated, `year` where
 * figures lie outside their version's years, `input` where the area or its overlaps are unknown.
 */
export function bridgeSeries(
  bridge: Bridge,
  area: AreaKey,
  series: { before: VersionSeries; after: VersionSeries },
  { kind, estimate, assumeLikely = false }: SeriesOptions,
): BridgedSeries {
  checkYears(bridge.from, series.before.years);
  checkYears(bridge.to, series.after.years);
  const entry = bridgeEntry(bridge, area);
  const isBefore = area.version === bridge.from;
  const own = isBefore ? series.before : series.after;
  const other = isBefore ? series.after : series.before;
  const outcome = assumeLikely && entry.likely ? entry.likely : entry.outcome;
  const summable = outcome !== "unknown" && allPartsInside(bridge, entry, isBefore, assumeLikely);
  if (kind !== "count" && (estimate || (summable && entry.partners.length > 1)))
    throw new AreaError("not-additive", {
      value: `${kind} of ${area.code}`,
      expected: "a count",
      action: "Show each part's own figures, or bridge the counts behind them and compute anew.",
    });
  const ownValues = valuesOf(own, area.code);
  let otherValues: Float64Array;
  let otherEstimated = false;
  let otherCodes: readonly string[] = entry.partners;
  if (summable) otherValues = sum(other, entry.partners);
  else if (estimate) {
    otherValues = estimated(estimate, area, isBefore, other);
    otherEstimated = true;
  } else {
    const sameCode = other.values.has(area.code) && (isBefore ? bridge.after : bridge.before).has(area.code);
    otherCodes = sameCode ? [area.code] : [];
    otherValues = sameCode ? valuesOf(other, area.code) : new Float64Array(other.years.length).fill(NaN);
  }
  const flags = new Uint8Array(other.years.length).fill(otherEstimated ? 1 : 0);
  const ownFlags = new Uint8Array(own.years.length);
  const marked = !summable || entry.outcome === "unknown";
  return {
    version: area.version,
    code: area.code,
    years: [...series.before.years, ...series.after.years],
    values: Float64Array.from(isBefore ? [...ownValues, ...otherValues] : [...otherValues, ...ownValues]),
    estimated: Uint8Array.from(isBefore ? [...ownFlags, ...flags] : [...flags, ...ownFlags]),
    breaks: marked ? breakBetween(series, entry, otherEstimated) : [],
    outcome: entry.outcome,
    sources: { before: isBefore ? [area.code] : otherCodes, after: isBefore ? otherCodes : [area.code] },
  };
}

/** True where all partners lie wholly in the area, so that their sum is the area's figure. */
function allPartsInside(
  bridge: Bridge,
  entry: BridgeEntry,
  isBefore: boolean,
  assumeLikely: boolean,
): boolean {
  if (entry.partners.length === 0) return false;
  const others = isBefore ? bridge.after : bridge.before;
  const outcome = assumeLikely && entry.likely ? entry.likely : entry.outcome;
  const parts = entry.partners.map((code) => others.get(code)!);
  if (parts.length === 1) return outcome === "unchanged";
  return (
    parts.every((part) => part.partners.length === 1 && (assumeLikely || part.outcome !== "unknown")) &&
    parts.every((part) => !(part.outcome === "unknown" && part.likely === undefined))
  );
}

function checkYears(version: Version, years: readonly number[]): void {
  const wrong = years.find((year) => !isValidYear(version, year));
  if (wrong !== undefined)
    throw new AreaError("year", {
      value: wrong,
      expected: `a reference year of ${version}`,
      action: "Mask the figures by the version's years first (maskByWindow).",
    });
}

function valuesOf({ years, values }: VersionSeries, code: string): Float64Array {
  const found = values.get(code);
  if (!found) return new Float64Array(years.length).fill(NaN);
  if (found.length !== years.length)
    throw new AreaError("input", {
      value: `${found.length} values for ${code}`,
      expected: `${years.length}, one per year`,
      action: "Align values and years.",
    });
  return Float64Array.from(found);
}

function sum(series: VersionSeries, codes: readonly string[]): Float64Array {
  const total = new Float64Array(series.years.length);
  for (const code of codes)
    valuesOf(series, code).forEach((value, i) => {
      total[i] = total[i]! + value;
    });
  return total;
}

function estimated(overlaps: Overlaps, area: AreaKey, isBefore: boolean, other: VersionSeries): Float64Array {
  const shares = overlapShares(overlaps);
  const ownCodes = isBefore ? overlaps.before : overlaps.after;
  const otherCodes = isBefore ? overlaps.after : overlaps.before;
  const share = isBefore ? shares.ofAfter : shares.ofBefore;
  const total = new Float64Array(other.years.length);
  let found = false;
  ownCodes.forEach((code, i) => {
    if (code !== area.code) return;
    found = true;
    const part = share[i]!;
    if (part === 0) return;
    valuesOf(other, otherCodes[i]!).forEach((value, year) => {
      total[year] = total[year]! + value * part;
    });
  });
  if (!found)
    throw new AreaError("input", {
      value: area.code,
      expected: "an area the overlaps hold",
      action: "Compute overlaps for it, or leave the break as it is.",
    });
  return total;
}

const BREAK_TEXT: Record<Outcome, Text> = {
  unchanged: { sv: "Samma gräns", en: "Same boundary" },
  split: { sv: "Området har delats", en: "The area was split" },
  moved: { sv: "Gränsen har flyttats", en: "The boundary was moved" },
  ended: { sv: "Området har upphört", en: "The area ended" },
  new: { sv: "Området är nytt", en: "The area is new" },
  unknown: {
    sv: "Det är inte känt om gränsen är densamma",
    en: "It is not known whether the boundary is the same",
  },
};

function breakBetween(
  { before, after }: { before: VersionSeries; after: VersionSeries },
  { outcome, reason }: BridgeEntry,
  isEstimate: boolean,
): SeriesBreak[] {
  if (before.years.length === 0 || after.years.length === 0) return [];
  const why = reason ?? BREAK_TEXT[outcome];
  const text = isEstimate
    ? {
        sv: `${why.sv}; värden på andra sidan är skattade`,
        en: `${why.en}; values on the other side are estimates`,
      }
    : why;
  return [{ between: [Math.max(...before.years), Math.min(...after.years)], outcome, text }];
}
