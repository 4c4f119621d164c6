import type { DryRun, RecordsDefinition } from "@tvars/api";
import type { OpenRecords, RowBatch } from "@tvars/sources";
import { readYear } from "../place/year.ts";
import type { Check, CheckResult, CheckRows, SourceCheck } from "./check.ts";
import { coarsePlaces } from "./coarse-places.ts";
import { placeColumns, timeColumn } from "./columns.ts";
import { coordinatesFilled } from "./coordinates-filled.ts";
import { gtfsService } from "./gtfs-service.ts";
import { levelMixed } from "./level-mixed.ts";
import { maskedValues } from "./masked-values.ts";
import { missingMunicipality } from "./missing-municipality.ts";
import { samePersonTwice } from "./same-person-twice.ts";
import { samePlaceTwice } from "./same-place-twice.ts";
import { schoolRegister } from "./school-register.ts";
import { stradaDuplicates } from "./strada-duplicates.ts";
import { stradaHospital } from "./strada-hospital.ts";
import { weights } from "./weights.ts";

export const SOURCE_CHECKS: readonly SourceCheck[] = [
  stradaDuplicates,
  stradaHospital,
  coordinatesFilled,
  gtfsService,
  samePlaceTwice,
  samePersonTwice,
  levelMixed,
  schoolRegister,
  maskedValues,
  coarsePlaces,
  weights,
  missingMunicipality,
];

export interface ChecksAsked {
  definition: RecordsDefinition;
  /** Kommun that the row at a position (from 0, in the order of the batches) was placed in; empty where it was not. */
  kommunAt?: (position: number) => string;
  signal?: AbortSignal;
}

/**
 * Runs source checks over the rows of a file, in one reading with only the columns they need. Rows that the definition leaves out (`only`) and
 * rows with a protected identity are not seen. A check that is not known, or cannot be made, says so as a warning.
 * @throws SourceError where the file turns out broken
 */
export async function runChecks(
  ids: readonly string[],
  records: Pick<OpenRecords, "batches" | "columns" | "geometry">,
  { definition, kommunAt, signal }: ChecksAsked,
): Promise<DryRun["checks"]> {
  // Places that are too coarse for areas stop any rows, asked for or not; it is told only where it does.
  const always = definition.place.by === "point" ? [coarsePlaces.id] : [];
  const known = [...new Set([...ids, ...always])].map((id) => ({
    id,
    check: SOURCE_CHECKS.find((one) => one.id === id),
  }));
  const begun = known.flatMap(({ check }) =>
    check ? [{ check, at: check.begin({ definition, columns: records.columns }) }] : [],
  );
  const wanted = columnsOf(
    begun.map(({ at }) => at),
    definition,
    records.columns,
  );
  let before = 0;
  const isDone = ({ check, at }: (typeof begun)[number]): boolean =>
    !ids.includes(check.id) && at.isSettled?.() === true;
  if (begun.length > 0)
    for await (const batch of records.batches(
      wanted.map((column) => ({ column, as: "text" })),
      { shapes: records.geometry !== null, ...(signal ? { signal } : {}) },
    )) {
      const rows = rowsOf(batch, definition, kommunAt, before);
      for (const { at } of begun) at.see(rows);
      before += batch.length;
      // What nobody asked for is told only where it stops: a large file is not read to its end to say that it does not.
      if (begun.every(isDone)) break;
    }
  const results = known.map(({ id, check }): CheckResult => {
    const running = begun.find((one) => one.check === check);
    if (check && running) return { id, title: check.title, ...running.at.end() };
    return {
      id,
      title: { sv: id, en: id },
      outcome: "warning",
      text: {
        sv: `Det finns ingen kontroll som heter ${id}. De som finns: ${SOURCE_CHECKS.map((one) => one.id).join(", ")}.`,
        en: `There is no check called ${id}. Those there are: ${SOURCE_CHECKS.map((one) => one.id).join(", ")}.`,
      },
    };
  });
  return results.filter(({ id, outcome }) => ids.includes(id) || outcome === "stop");
}

function columnsOf(
  checks: readonly Check[],
  definition: RecordsDefinition,
  columns: readonly string[],
): string[] {
  const asked = [
    ...checks.flatMap((check) => check.columns),
    ...definition.only.map(({ column }) => column),
    timeColumn(definition),
    definition.protectedIdentity?.column,
    ...(definition.place.by === "code" ? placeColumns(definition) : []),
  ];
  return [...new Set(asked)].filter((name) => name !== undefined && columns.includes(name)) as string[];
}

function rowsOf(
  batch: RowBatch,
  definition: RecordsDefinition,
  kommunAt: ChecksAsked["kommunAt"],
  before: number,
): CheckRows {
  const cellOf = (at: number, column: string | undefined): string => {
    const cells = column === undefined ? undefined : batch.texts[column];
    return cells ? cells.dictionary[cells.codes[at]!]! : "";
  };
  const { only, time, place, protectedIdentity } = definition;
  const hidden = new Set(protectedIdentity?.values.map((value) => value.toLowerCase()));
  const isHidden = (at: number): boolean =>
    protectedIdentity !== undefined && hidden.has(cellOf(at, protectedIdentity.column).toLowerCase());
  const kept: number[] = [];
  for (let at = 0; at < batch.length; at++)
    if (only.every(({ column, values }) => values.includes(cellOf(at, column))) && !isHidden(at))
      kept.push(at);
  return {
    length: kept.length,
    row: (at) => batch.row(kept[at]!),
    cell: (at, column) => cellOf(kept[at]!, column),
    year: (at) => {
      if ("year" in time) return time.year;
      const read = readYear(cellOf(kept[at]!, time.column), time.format);
      return "year" in read ? read.year : undefined;
    },
    kommun: (at) => {
      const placed = kommunAt?.(before + kept[at]!) ?? "";
      if (placed !== "" || place.by !== "code") return placed;
      return /^\d{4}/.exec(cellOf(kept[at]!, place.column))?.[0] ?? "";
    },
    hasShape: (at) => (batch.shapes ? batch.shapes.kind[kept[at]!] !== 0 : undefined),
  };
}
