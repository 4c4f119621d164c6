import type { Provenance } from "@tvars/api";
import type { Bridge, Version } from "@tvars/areas";
import { versionFor } from "@tvars/areas";
import type { Figure, Note } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import { originOf } from "@tvars/engine";
import type { Snapshot } from "@tvars/engine";
import type { AreaTables } from "./area-table.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { noIndexFor, noIndexYet } from "../problems.ts";

/** Measures of the index table, named as in its definition. */
export const INDEX_MEASURES = ["index", "type", "v1", "v2", "v3"] as const;
export type IndexMeasure = (typeof INDEX_MEASURES)[number];

/** All that the barometer needs, for one state of the workspace. */
export interface Data {
  /** Names the state: changes exactly when a current snapshot does. */
  state: string;
  invented: boolean;
  /** The snapshots in use; invented ones only where nothing real is at hand. */
  snapshots: Snapshot[];
  gazetteer: Gazetteer;
  /** Index table by version; empty where none is stored. */
  index: AreaTables;
  /** Total population by version, measure `population`. */
  population: AreaTables;
  /** How RegSO 2020 became RegSO 2025; undefined where neither log, layers nor keys are stored. */
  bridge: Bridge | undefined;
  /** Years with an index, ascending. */
  years: number[];
}

/** The year asked for, or the latest with an index. */
export function yearOf(data: Data, year: number | undefined): number {
  const wanted = year ?? data.years.at(-1);
  if (wanted === undefined) throw noIndexYet();
  if (!data.years.includes(wanted)) throw noIndexFor(wanted, data.years);
  return wanted;
}

export const regsoVersion = (year: number): Version => versionFor("regso", year);

export function indexFigure(data: Data, measure: IndexMeasure, code: string, year: number): Figure {
  return data.index.get(regsoVersion(year))?.figure(measure, code, year) ?? absent("missing");
}

/** The published type 1–5, or 0 where there is none. */
export function typeNumber(data: Data, code: string, year: number): number {
  const value = data.index.get(regsoVersion(year))?.value("type", code, year);
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

/**
 * Population of an area in a year. Where the year itself is not stored, the nearest year of the same version within
 * one year stands in, flagged `estimated`: types lag population by a year when only one of them is fetched.
 */
export function populationFigure(data: Data, version: Version, code: string, year: number): Figure {
  const table = data.population.get(version);
  if (!table) return absent("missing");
  const own = table.figure("population", code, year);
  if (own.value !== null || table.years.includes(year)) return own;
  for (const near of [year + 1, year - 1]) {
    const { value, flags = [] } = table.figure("population", code, near);
    if (value !== null) return figure(value, [...flags, "estimated"]);
  }
  return own;
}

/** RegSO codes with a type or index in the year; where there are none, every RegSO of the version. */
export function regsoCodes(data: Data, year: number): readonly string[] {
  const version = regsoVersion(year);
  return data.index.get(version)?.codes ?? data.gazetteer.list(version).map(({ code }) => code);
}

export const snapshotOf = (data: Data, table: string): Snapshot | undefined =>
  data.snapshots.findLast((snapshot) => snapshot.table === table);

/** Origin and mandatory notes of the tables that figures came from. */
export function provenanceOf(
  data: Data,
  tables: readonly string[],
  how: Pick<Provenance, "method" | "command" | "request">,
): Provenance {
  const used = tables.flatMap((table) => snapshotOf(data, table) ?? []);
  const notes: Note[] = [];
  for (const note of used.flatMap((snapshot) => snapshot.notes ?? []))
    if (note.mandatory && !notes.some(({ text }) => text.sv === note.text.sv)) notes.push(note);
  return { origin: used.map(originOf), notes, ...how };
}
