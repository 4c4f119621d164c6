import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { SnapshotInfo, StudyDefinition } from "@tvars/api";
import type { Study } from "../study.ts";
import type { FrozenRun } from "./desk.ts";
import { readmeOf } from "./package-readme.ts";
import { crateOf } from "./ro-crate.ts";

/** Licences under which data may be handed on. */
const OPEN = /\b(cc0|cc[- ]by|odbl|odc|pddl|public domain|creative commons)\b/i;

const mayBeShared = ({ invented, licence }: SnapshotInfo): boolean => invented || OPEN.test(licence);

/** The same moment in every package: the bytes hang on the content alone. */
const STAMP = new Date(1980, 0, 1, 0, 0, 0);

/**
 * A run as a package that a stranger can run to the same bytes: RO-Crate 1.2 with the study, what it should answer, and
 * every snapshot whose licence lets it be handed on, with the plans and goals it asks about. Records, drafts and sets of rows are never in it.
 */
export async function packageOf(
  study: Study,
  frozen: FrozenRun,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { run, definition, answers, figures } = frozen;
  const all = await study.snapshots();
  const shared = all.filter(mayBeShared).sort((a, b) => (a.id < b.id ? -1 : 1));
  const kept = all
    .filter((one) => !mayBeShared(one))
    .map(({ id, licence }) => ({ id, licence }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const files = new Map<string, Uint8Array>();
  const json = (path: string, value: unknown): void =>
    void files.set(path, strToU8(`${JSON.stringify(value, null, 2)}\n`));
  const { id: _id, at: _at, ...stable } = run;
  json("study.json", definition);
  json("expected/run.json", stable);
  json("expected/figures.json", figures);
  for (const one of answers) json(`expected/answers/${one.step}.json`, one);
  for (const { id } of shared)
    await addFolder(files, join(study.folder, "snapshots", id), `workspace/snapshots/${id}`);
  for (const folder of ["sets", "scenarios"])
    await addFolder(files, join(study.folder, folder), `workspace/${folder}`);
  for (const path of askedOf(definition)) {
    const bytes = await readFile(join(study.folder, path)).catch(() => undefined);
    if (bytes) files.set(`workspace/${path}`, bytes);
  }
  files.set("README.md", strToU8(readmeOf(frozen, shared.length, kept)));
  json(
    "ro-crate-metadata.json",
    crateOf(
      frozen,
      [...files].map(([path, bytes]) => ({ path, bytes })),
      shared,
    ),
  );
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = zipSync(
    Object.fromEntries(
      sorted.map(([path, content]) => [
        path,
        // Parquet is compressed already.
        [content, { level: path.endsWith(".parquet") ? 0 : 6, mtime: STAMP }],
      ]),
    ),
  );
  return { name: `${definition.id}-${run.sha256.slice(0, 8)}.zip`, bytes };
}

/** Where plans and goals that steps ask about are kept. Those that no step asks about stay at home. */
const KEPT_IN: Partial<Record<string, string>> = {
  plan: "plans",
  planOrder: "plans",
  planSheet: "plans",
  goal: "goals",
};

function askedOf({ steps }: StudyDefinition): string[] {
  const paths = steps.flatMap(({ route, asked }) => {
    const folder = KEPT_IN[route];
    return folder && /^[a-z0-9-]+$/.test(String(asked.id)) ? `${folder}/${String(asked.id)}.json` : [];
  });
  return [...new Set(paths)].sort();
}

async function addFolder(files: Map<string, Uint8Array>, folder: string, at: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isDirectory()) await addFolder(files, join(folder, entry.name), `${at}/${entry.name}`);
    else files.set(`${at}/${entry.name}`, await readFile(join(folder, entry.name)));
  }
}
