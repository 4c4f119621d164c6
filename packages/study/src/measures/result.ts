import type { MeasureResult } from "@tvars/api";
import type { Flag, Text } from "@tvars/cube";
import { MeasuresError } from "@tvars/measures";
import type { Measure, MeasureData, Result } from "@tvars/measures";
import { rangeOf } from "./catalogue.ts";
import { sumOf } from "./counted.ts";
import type { Group } from "./counted.ts";
import { readingOf } from "./reading.ts";
import { lackedBy } from "./problems.ts";
import { reliabilityOf } from "./reliability.ts";
import { joined } from "./words.ts";

/** What surrounds a value: the groups' names, and what is known of the counts. */
export interface Circumstances {
  groups: readonly Group[];
  unit: Text;
  leftOut: number;
  flags: readonly Flag[];
  made: boolean;
  /** Said beside the measure's own note, for example areas left out of this measure alone. */
  remark?: Text;
}

/** A measure's answer in the API's shape. */
export function resultOf(
  measure: Measure,
  { counts }: MeasureData,
  result: Result,
  { groups, unit, leftOut, flags, made, remark }: Circumstances,
): MeasureResult {
  const { info } = measure;
  const { value, interval, standardError, expected, parts, profile, matrix, perGroup, note } = result;
  const sums = counts.groups.map(sumOf);
  const all = sumOf(counts.totals);
  const chanceShare = chanceShareOf(info.id, result, info.range.low);
  const read = { groups, unit, shares: sums.map((sum) => (all > 0 ? sum / all : 0)) };
  return {
    id: info.id,
    symbol: info.symbol,
    name: nameOf(measure, result),
    value,
    status: value === 0 ? "zero" : "value",
    ...(flags.length > 0 ? { flags: [...flags] } : {}),
    interval: interval ? { ...interval } : null,
    standardError: standardError ?? null,
    expected: expected ?? null,
    chanceShare,
    reliability: reliabilityOf({
      areas: counts.areas,
      leftOut,
      smallest: Math.min(...sums),
      chanceShare,
      isProtected: flags.includes("perturbed"),
      made,
      value,
      standardError,
    }),
    range: rangeOf(info),
    parts: parts ? parts.map((part) => ({ ...part })) : null,
    profile: profile
      ? {
          scale: profile.scale,
          at: [...profile.at],
          value: [...profile.value],
          ...(profile.low ? { low: [...profile.low] } : {}),
          ...(profile.high ? { high: [...profile.high] } : {}),
        }
      : null,
    matrix: matrix ? { rows: matrix.rows, columns: matrix.columns, values: [...matrix.values] } : null,
    perGroup: perGroup
      ? Array.from(perGroup, (one, at) => ({
          id: groups[at]?.id ?? String(at),
          label: groups[at]?.label ?? { sv: String(at), en: String(at) },
          value: one,
        }))
      : null,
    test: null,
    note: joined(note, remark),
    reading: readingOf(info, result, read),
    doesNotSay: info.notToRead,
  };
}

/** Only with income quintiles is the index called by Boverket's name. */
export function nameOf({ info }: Measure, { note }: Result): Text {
  if (info.id !== "ojamlikhetsindex" || !note.sv.startsWith("Dissimilaritetsindex")) return info.name;
  return { sv: "Dissimilaritetsindex × 100", en: "Index of dissimilarity × 100" };
}

/** What people are surrounded by, or how mixed they are: the value without segregation is how large the groups are, not an error of chance. */
const OF_COMPOSITION: ReadonlySet<string> = new Set([
  "isolation",
  "interaction",
  "exposure-matrix",
  "spatial-exposure",
  "feitosa-exposure",
  "feitosa-isolation",
  "distance-decay-isolation",
  "distance-decay-interaction",
]);

/** How much of a value chance alone would give; only for values that are 0 where there is no segregation. */
function chanceShareOf(id: string, { value, expected }: Result, low: number): number | null {
  if (OF_COMPOSITION.has(id) || expected === undefined || low !== 0 || !(value > 0)) return null;
  return Math.min(1, Math.max(0, expected / value));
}

/** A measure that has no value here, among others that have: not applicable, and why. */
export function withoutValue({ info }: Measure, error: MeasuresError, leftOut: number): MeasureResult {
  const lacked = lackedBy(info, error);
  const why: Record<MeasuresError["kind"], Text> = {
    input: {
      sv: "Måttet kan inte räknas på de valda grupperna.",
      en: "The measure cannot be made of the chosen groups.",
    },
    needs: {
      sv: `Måttet behöver mer än det som finns här: ${lacked.sv}.`,
      en: `The measure needs more than is at hand: ${lacked.en}.`,
    },
    undefined: { sv: "Måttet har inget värde här.", en: "The measure has no value here." },
  };
  return {
    id: info.id,
    symbol: info.symbol,
    name: info.name,
    value: null,
    status: "not-applicable",
    interval: null,
    standardError: null,
    expected: null,
    chanceShare: null,
    reliability: {
      grade: "poor",
      reasons: [
        why[error.kind],
        ...(leftOut > 0 ? [{ sv: `${leftOut} områden utelämnade.`, en: `${leftOut} areas left out.` }] : []),
      ],
    },
    range: rangeOf(info),
    parts: null,
    profile: null,
    matrix: null,
    perGroup: null,
    test: null,
    note: why[error.kind],
    reading: why[error.kind],
    doesNotSay: info.notToRead,
    problem: {
      kind: error.kind,
      value: String(error.value),
      expected: error.expected,
      action: error.action,
    },
  };
}
