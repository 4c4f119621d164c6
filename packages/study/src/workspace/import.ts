import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine, SnapshotStore } from "@tvars/engine";
import { importFile, isOsmPbf, isTimetableFile } from "@tvars/sources";
import type { ImportReport as SourceReport } from "@tvars/sources";
import { writeExampleRegion } from "@tvars/sources/example";
import { importServices } from "../network/access/import-services.ts";
import { importExampleNetwork, importNetwork } from "../network/import-network.ts";
import { importExampleTimetable, importTimetable, remarksOf } from "../network/import-timetable.ts";
import type { ImportAnswers, ImportReport, Work } from "../study.ts";
import { snapshotInfo } from "./describe.ts";
import { asStudyError } from "./source-problem.ts";

/** What importing and fetching write to. */
export interface Sourcing {
  store: SnapshotStore;
  engine: Engine;
  folder: string;
}

/** Imports a file or a folder. Nothing stored is touched unless it was read and checked whole. */
export async function importPath(
  place: Sourcing,
  path: string,
  answers: ImportAnswers,
  work: Work,
): Promise<ImportReport> {
  try {
    const { onProgress, signal } = work;
    if (answers.as === "services") return await importServicesPath(place, path, answers);
    if (answers.as === "network" || (await isOsmPbf(path)))
      return await importNetworkPath(place, path, answers, work);
    if (await isTimetableFile(path)) return await importTimetablePath(place, path, answers, work);
    const report = await importFile(path, {
      ...place,
      ...(answers as object),
      ...(signal ? { signal } : {}),
      onProgress: ({ file, done, total }) => onProgress?.({ what: baseName(file), done, total }),
    });
    return reportOf(report);
  } catch (error) {
    throw asStudyError(error);
  }
}

async function importNetworkPath(
  { store }: Sourcing,
  path: string,
  { mapping, layer, crs, table }: ImportAnswers,
  { onProgress }: Work,
): Promise<ImportReport> {
  onProgress?.({ what: baseName(path), done: 0, total: 1 });
  const { snapshot, lines } = await importNetwork(store, path, {
    ...(mapping ? { mapping } : {}),
    ...(layer ? { layer } : {}),
    ...(crs ? { crs } : {}),
    ...(table ? { table } : {}),
  });
  onProgress?.({ what: baseName(path), done: 1, total: 1 });
  return { ...NOTHING_READ, snapshots: [snapshotInfo(snapshot)], read: lines, stored: lines };
}

async function importServicesPath(
  { store }: Sourcing,
  path: string,
  answers: ImportAnswers,
): Promise<ImportReport> {
  const { snapshot, rows } = await importServices(store, path, answers);
  return { ...NOTHING_READ, snapshots: [snapshotInfo(snapshot)], read: rows, stored: rows };
}

async function importTimetablePath(
  { store }: Sourcing,
  path: string,
  { table }: ImportAnswers,
  { onProgress }: Work,
): Promise<ImportReport> {
  onProgress?.({ what: baseName(path), done: 0, total: 1 });
  const { snapshot, feed } = await importTimetable(store, path, table ? { table } : {});
  onProgress?.({ what: baseName(path), done: 1, total: 1 });
  const calls = feed.calls.stop.length;
  return {
    ...NOTHING_READ,
    snapshots: [snapshotInfo(snapshot)],
    read: calls,
    stored: calls,
    warnings: remarksOf(feed),
  };
}

const NOTHING_READ: ImportReport = {
  snapshots: [],
  read: 0,
  stored: 0,
  masked: 0,
  maskedAreas: 0,
  warnings: [],
  failed: [],
};

const KEPT: ReadonlySet<string> = new Set(["network", "timetable", "records", "plan"]);

/** The drawn scenarios that the plan names; one of the same id that somebody has saved stays as it is. */
async function keepScenarios(from: string, into: string, paths: readonly string[]): Promise<void> {
  const folder = join(into, "scenarios");
  await mkdir(folder, { recursive: true });
  for (const path of paths) {
    const target = join(folder, baseName(path).replace(".scenario.json", ".json"));
    if (!existsSync(target)) await copyFile(join(from, path), target);
  }
}

/** Writes the invented example region to a folder of its own and imports it the way real files are imported. */
export async function importExample(place: Sourcing, work: Work): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-example-"));
  try {
    work.onProgress?.({ what: "exempelregion", done: 0, total: 1 });
    const { files } = await writeExampleRegion(folder);
    const report = await importPath(place, folder, {}, work);
    const network = await importExampleNetwork(place.store, folder);
    report.snapshots.push(snapshotInfo(network.snapshot));
    report.read += network.lines;
    report.stored += network.lines;
    const timetable = await importExampleTimetable(place.store, folder);
    report.snapshots.push(snapshotInfo(timetable.snapshot));
    report.read += timetable.feed.calls.stop.length;
    report.stored += timetable.feed.calls.stop.length;
    // The network's and the timetable's own files, the agency's records and its plan, for imports of one's own: kept beside the snapshots.
    const kept = files.filter(({ kind }) => KEPT.has(kind));
    await mkdir(join(place.folder, "example"), { recursive: true });
    for (const { path } of kept)
      await copyFile(join(folder, path), join(place.folder, "example", baseName(path)));
    const drawn = files.filter(({ kind }) => kind === "scenario");
    await keepScenarios(
      folder,
      place.folder,
      drawn.map(({ path }) => path),
    );
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function reportOf({
  snapshots,
  read,
  stored,
  masked,
  maskedAreas,
  warnings,
  failed,
}: SourceReport): ImportReport {
  return {
    snapshots: snapshots.map(snapshotInfo),
    read,
    stored,
    masked,
    maskedAreas,
    warnings,
    failed: failed.map(({ file, error }) => ({
      file: baseName(file),
      text: { sv: error.describe("sv"), en: error.describe("en") },
    })),
  };
}

export const baseName = (path: string): string => path.replace(/^.*[\\/]/, "");
