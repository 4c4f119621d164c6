import { type DryRun, VERDICTS, type Verdict } from "@tvars/api";
import type { Version } from "@tvars/areas";
import { unmatchedBounds } from "@tvars/measures";
import { neededColumns } from "../understand/changed.ts";
import type { Ground } from "./ground.ts";
import { ownChecks } from "./own-checks.ts";
import type { PlacingRun } from "./run.ts";
import { UNPLACED, V, VERDICT_TITLES } from "./verdicts.ts";
import { commandOf, percentText } from "./words.ts";

const TYPES = [1, 2, 3, 4, 5] as const;

/** What became of every row, told when the run is at its end. `checks` are those of the profile. */
export function dryRunOf(
  run: PlacingRun,
  ground: Ground,
  {
    checks,
    typeYears,
    verb = "try",
  }: { checks: DryRun["checks"]; typeYears: readonly number[]; verb?: "try" | "add" },
): DryRun {
  const { tally, definition, reasons } = run;
  const rowsOf = (verdict: Verdict): number => tally.verdicts[V[verdict]]!;
  const unplaced = UNPLACED.map((cause) => ({ cause, rows: rowsOf(cause) })).filter(({ rows }) => rows > 0);
  const lost = unplaced.reduce((sum, { rows }) => sum + rows, 0);
  const ought = rowsOf("matched") + lost;
  return {
    rows: tally.rows,
    verdicts: VERDICTS.map((verdict) => ({
      verdict,
      rows: rowsOf(verdict),
      share: tally.rows === 0 ? 0 : rowsOf(verdict) / tally.rows,
      title: VERDICT_TITLES[verdict],
    })).filter(({ rows, verdict }) => rows > 0 || verdict === "matched"),
    unmatched: {
      share: ought === 0 ? 0 : lost / ought,
      causes: unplaced.map(({ cause, rows }) => ({ cause, rows, share: rows / ought })),
      byType: byType(run, ground, unplaced, ought),
    },
    versions: versionsOf(run),
    years: [...tally.byYear]
      .map((rows, at) => ({ year: at + 1899, rows }))
      .filter(({ year, rows }) => rows > 0 && year > 1899),
    apportioned:
      definition.place.by === "geometry" ? { by: definition.place.apportion, ...tally.apportioned } : null,
    examples: [...tally.examples]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([verdict, rows]) =>
        rows.map(({ row, reason }) => ({ row, verdict: VERDICTS[verdict]!, reason: reasons.texts[reason]! })),
      ),
    checks: [...ownChecks(run, ground, typeYears), ...checks],
    dropped: droppedOf(run),
    words: wordsOf(run, lost, ought),
    command: commandOf(verb, run.file.name, definition),
  };
}

/** Rows of each type, and what they could be at most if every unplaced row lay there. */
function byType(
  { tally, places }: PlacingRun,
  ground: Ground,
  unplaced: { cause: string; rows: number }[],
  ought: number,
): DryRun["unmatched"]["byType"] {
  const cases = new Float64Array(TYPES.length);
  for (const { place, year, rows } of tally.cells(places)) {
    if (places.area[place] === null) continue;
    const type = ground.type(places.area[place]!, year);
    if (type > 0) cases[type - 1]! += rows;
  }
  if (ought === 0 || cases.every((rows) => rows === 0)) return [];
  const bounds = unmatchedBounds({
    cases,
    unmatched: unplaced.map(({ cause, rows }) => ({ cause, count: rows })),
  });
  return TYPES.map((type, at) => ({
    type,
    matched: cases[at]!,
    low: bounds.cases[at]!.none,
    high: bounds.cases[at]!.all,
  }));
}

function versionsOf({ tally, places }: PlacingRun): DryRun["versions"] {
  const found = new Map<Version, { years: Set<number>; rows: number }>();
  for (const { place, year, rows } of tally.cells(places)) {
    const key = places.area[place] ?? places.deso[place];
    const version = (key?.slice(0, key.indexOf(":")) ??
      (places.code[place]!.length === 2 ? "lan@2007" : "kommun@2007")) as Version;
    const entry = found.get(version) ?? { years: new Set<number>(), rows: 0 };
    found.set(version, entry);
    if (year > 0) entry.years.add(year);
    entry.rows += rows;
  }
  return [...found]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([version, { years, rows }]) => ({ version, years: [...years].sort((a, b) => a - b), rows }));
}

/** Columns that are not kept in any shape once the rows are placed. */
export function droppedOf({ file, definition }: Pick<PlacingRun, "file" | "definition">): string[] {
  const { place, identifier, keepIdentifiers, keepCoordinates, protectedIdentity, contributor } = definition;
  const gone = new Set([
    ...(place.by === "point" && !keepCoordinates ? [place.x, place.y] : []),
    ...(place.by === "key" ? [place.column] : []),
    ...(identifier && !keepIdentifiers ? [identifier] : []),
    ...(protectedIdentity ? [protectedIdentity.column] : []),
    ...(contributor ? [contributor] : []),
  ]);
  const used = new Set(neededColumns(definition).filter((name) => !gone.has(name)));
  return file.columns.filter((name) => !used.has(name));
}

function wordsOf({ tally, definition }: PlacingRun, lost: number, ought: number): DryRun["words"] {
  const { unit } = definition;
  const matched = tally.verdicts[V.matched]!;
  const share = percentText(ought === 0 ? 0 : matched / ought);
  const words = [
    {
      sv: `${matched} av ${ought} rader (${unit.sv}) fick en plats: ${share.sv}.`,
      en: `${matched} of ${ought} rows (${unit.en}) were given a place: ${share.en}.`,
    },
  ];
  if (lost > 0)
    words.push({
      sv: `${lost} rader gick inte att placera. Vad de kan betyda för varje områdestyp står som gränser: ingen av dem där, eller alla.`,
      en: `${lost} rows could not be placed. What they can mean for each area type is told as bounds: none of them there, or all.`,
    });
  const hidden = tally.verdicts[V.protected]!;
  if (hidden > 0)
    words.push({
      sv: `${hidden} rader har skyddad identitet. De lokaliseras inte och räknas inte med.`,
      en: `${hidden} rows have a protected identity. They are not located and not counted.`,
    });
  const left = tally.verdicts[V.filtered]!;
  if (left > 0)
    words.push({
      sv: `${left} rader är bortvalda eller summarader.`,
      en: `${left} rows are left out or are totals.`,
    });
  return words;
}
