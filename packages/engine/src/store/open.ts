import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "@tvars/cube";
import { EngineError } from "../error.ts";
import type { Snapshot, SnapshotDraft, SnapshotStore } from "../snapshot.ts";
import { settle, sha256OfFile } from "./durable.ts";
import { checkName, snapshotId } from "./id.ts";
import { writeManifest } from "./manifest.ts";
import { currentOf, inOrder } from "./order.ts";
import { partialName, sweepPartial } from "./partial.ts";
import { DATA_FILE, damaged, readSnapshot } from "./read.ts";
import { checkDraft, contentsOf, isSame, seal } from "./seal.ts";

/** A store in a folder, with what people need to look after it. */
export interface FolderStore extends SnapshotStore {
  readonly folder: string;
  /** Entries that were skipped because they are damaged, by id. */
  problems(): Promise<ReadonlyMap<string, EngineError>>;
  /** Reads a snapshot's files whole and compares their sums. @throws EngineError `damaged`, naming the file */
  verify(id: string): Promise<void>;
}

/**
 * Opens the workspace in a folder, made where it is absent, and sweeps away what dead processes left unfinished.
 * Several processes may read and add at the same time. The format: docs/snapshots.md.
 */
export async function openStore(root: string): Promise<FolderStore> {
  const folder = resolve(root);
  const finished = join(folder, "snapshots");
  const partial = join(folder, ".partial");
  await mkdir(finished, { recursive: true });
  await mkdir(partial, { recursive: true });
  await sweepPartial(partial);

  // A finished snapshot never changes, so its description is read once.
  const known = new Map<string, Snapshot>();
  let broken = new Map<string, EngineError>();
  let turn: Promise<unknown> = Promise.resolve();

  async function list(): Promise<Snapshot[]> {
    const entries = (await readdir(finished, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith("."),
    );
    const failed = new Map<string, EngineError>();
    const found = await Promise.all(
      entries.map(async ({ name }) => {
        const cached = known.get(name);
        if (cached) return cached;
        try {
          const snapshot = await readSnapshot(join(finished, name), name);
          known.set(name, snapshot);
          return snapshot;
        } catch (error) {
          failed.set(
            name,
            error instanceof EngineError ? error : damaged(name, String(error), "snapshot", error),
          );
          return undefined;
        }
      }),
    );
    broken = failed;
    return inOrder(found.filter((snapshot) => snapshot !== undefined));
  }

  const current = async (): Promise<Snapshot[]> => currentOf(await list());

  async function find(table: string, source?: string): Promise<Snapshot | undefined> {
    return (await current()).findLast(
      (snapshot) => snapshot.table === table && (source === undefined || snapshot.source === source),
    );
  }

  async function get(id: string): Promise<Snapshot> {
    const cached = known.get(id);
    if (cached) return cached;
    const snapshots = await list();
    const found = snapshots.find((snapshot) => snapshot.id === id);
    if (found) return found;
    throw broken.get(id) ?? notFound(id, snapshots);
  }

  const path = (snapshot: Snapshot | string, file = DATA_FILE): string =>
    join(finished, checkName(typeof snapshot === "string" ? snapshot : snapshot.id), checkName(file));

  async function verify(id: string): Promise<void> {
    const snapshot = await readSnapshot(join(finished, checkName(id)), id);
    for (const [file, sha256] of Object.entries({ [DATA_FILE]: snapshot.sha256, ...snapshot.files })) {
      const found = await sha256OfFile(path(id, file)).catch((cause: unknown) => {
        throw damaged(id, undefined, file, cause);
      });
      if (found !== sha256) throw damaged(id, `${file}: sha256 ${found}`, `sha256 ${sha256}`);
    }
  }

  async function add(draft: SnapshotDraft, write: (folder: string) => Promise<void>): Promise<Snapshot> {
    checkDraft(draft);
    const work = join(partial, partialName());
    await mkdir(work);
    try {
      await write(work);
      const contents = await contentsOf(work, draft);
      // One at a time from here, so that two adds of the same table see each other.
      const done = turn.then(() => finish(draft, contents, work));
      turn = done.catch(() => undefined);
      return await done;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  async function finish(
    draft: SnapshotDraft,
    contents: Awaited<ReturnType<typeof contentsOf>>,
    work: string,
  ): Promise<Snapshot> {
    const before = await find(draft.table, draft.source);
    if (before && isSame(before, draft, contents)) return before;
    const base = snapshotId(draft, contents.sha256);
    const taken = new Set(await readdir(finished));
    // The same data may come back after a revision was taken back; both are then kept.
    let id = base;
    for (let nth = 2; taken.has(id); nth++) id = `${base}-${nth}`;
    const snapshot: Snapshot = { id, ...draft, ...contents, ...(before ? { supersedes: before.id } : {}) };
    await seal(work, snapshot);
    if (!(await move(work, join(finished, id)))) return finish(draft, contents, work);
    await settle(finished, "folder");
    await manifest();
    return get(id);
  }

  const manifest = (): Promise<void> => writeManifest(folder, join(partial, partialName()), list);

  await manifest();
  return {
    folder,
    list,
    current,
    find,
    get,
    path,
    add,
    verify,
    problems: async () => {
      await list();
      return broken;
    },
  };
}

/** False where another process has just put a snapshot there; a folder with files in it is never replaced. */
async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      if (
        await readdir(to).then(
          () => true,
          () => false,
        )
      )
        return false;
    }
    throw error;
  }
}

const notFound = (id: string, snapshots: readonly Snapshot[]): EngineError =>
  new EngineError({
    kind: "not-found",
    what: text("Ögonblicksbilden finns inte", "There is no such snapshot"),
    value: id,
    expected: text(
      snapshots
        .slice(-5)
        .map((snapshot) => snapshot.id)
        .join(", ") || "en tom arbetsyta",
      snapshots
        .slice(-5)
        .map((snapshot) => snapshot.id)
        .join(", ") || "an empty workspace",
    ),
    action: text("Hämta tabellen först.", "Fetch the table first."),
  });
