import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { text } from "@tvars/cube";
import { EngineError } from "../error.ts";
import type { Snapshot, SnapshotKind } from "../snapshot.ts";

export const FORMAT = 1;
export const SNAPSHOT_FILE = "snapshot.json";
export const DATA_FILE = "data.parquet";

const KINDS: readonly SnapshotKind[] = ["figures", "layer", "areas", "bridge", "network", "timetable"];
const STRINGS = ["id", "source", "table", "fetched", "licence", "sha256"] as const;

/** Reads the description in a snapshot's folder and looks that its data is there. @throws EngineError `damaged` */
export async function readSnapshot(folder: string, id: string): Promise<Snapshot> {
  const { format, ...snapshot } = await readJson(join(folder, SNAPSHOT_FILE), id);
  if (format !== FORMAT) throw damaged(id, `format ${String(format)}`, `format ${FORMAT}`);
  for (const name of STRINGS)
    if (typeof snapshot[name] !== "string")
      throw damaged(id, `${name}: ${JSON.stringify(snapshot[name])}`, `${name}: "…"`);
  const found = snapshot as unknown as Snapshot;
  if (found.id !== id) throw damaged(id, found.id, id);
  if (!KINDS.includes(found.kind)) throw damaged(id, found.kind, KINDS.join(" | "));
  const { size } = await stat(join(folder, DATA_FILE)).catch((cause: unknown) => {
    throw damaged(id, undefined, DATA_FILE, cause);
  });
  if (size !== found.bytes) throw damaged(id, `${DATA_FILE}: ${size} byte`, `${found.bytes} byte`);
  return found;
}

async function readJson(path: string, id: string): Promise<Record<string, unknown>> {
  let body: unknown;
  try {
    body = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw damaged(id, String(cause), SNAPSHOT_FILE, cause);
  }
  if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  throw damaged(id, body, "{ … }");
}

export const damaged = (id: string, value: unknown, expected: string, cause?: unknown): EngineError =>
  new EngineError({
    kind: "damaged",
    what: text(`Ögonblicksbilden ${id} är skadad`, `The snapshot ${id} is damaged`),
    value,
    expected: text(expected),
    action: text(
      "Hämta tabellen igen, eller lägg tillbaka mappen från en säkerhetskopia.",
      "Fetch the table again, or put the folder back from a backup.",
    ),
    ...(cause === undefined ? {} : { cause }),
  });
