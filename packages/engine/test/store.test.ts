import assert from "node:assert/strict";
import { mkdir, readFile, readdir, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Engine, FolderStore, Snapshot, SnapshotDraft } from "@tvars/engine";
import { EngineError, openStore } from "@tvars/engine";
import { partialName } from "../src/store/partial.ts";
import { draft } from "./support/draft.ts";
import { scratchFolder, scratchWorkspace } from "./support/workspace.ts";

const write = (engine: Engine, folder: string, values: number[]): Promise<void> =>
  engine.writeParquet(join(folder, "data.parquet"), {
    value: { type: "DOUBLE", values: Float64Array.from(values) },
  });

const add = (
  { store, engine }: { store: FolderStore; engine: Engine },
  table: string,
  values: number[],
  more: Partial<SnapshotDraft> = {},
): Promise<Snapshot> =>
  store.add({ ...draft(table), kind: "areas", ...more }, (folder) => write(engine, folder, values));

test("an id is source, table, the day the source changed it (else was read) and the start of the sum", async (context) => {
  const place = await scratchWorkspace(context);
  const first = await add(place, "regso@2025", [1], { updated: "2025-12-31T06:00:00Z" });
  assert.equal(first.id, `test.regso@2025.2025-12-31.${first.sha256.slice(0, 8)}`);
  const second = await add(place, "../Tab 1.åäö", [2]);
  assert.equal(second.id, `test.-Tab-1-åäö.2026-01-02.${second.sha256.slice(0, 8)}`);
  assert.deepEqual([first.rows, first.invented, first.supersedes], [1, true, undefined]);
});

test("new data supersedes; equal data is the current snapshot, not a new one", async (context) => {
  const place = await scratchWorkspace(context);
  const first = await add(place, "T", [1]);
  const same = await add(place, "T", [1], { fetched: "2027-01-01" });
  assert.equal(same.id, first.id);
  const second = await add(place, "T", [2], { fetched: "2027-01-01" });
  assert.equal(second.supersedes, first.id);
  const other = await add(place, "U", [1], { source: "file" });
  assert.deepEqual(
    (await place.store.current()).map(({ id }) => id),
    [other.id, second.id],
  );
  assert.deepEqual((await place.store.list()).length, 3);
  assert.equal((await place.store.find("T"))!.id, second.id);
  assert.equal(await place.store.find("T", "scb"), undefined);
});

test("what was stored last is current, also where it was read earlier", async (context) => {
  const place = await scratchWorkspace(context);
  await add(place, "T", [1], { fetched: "2026-06-01" });
  const late = await add(place, "T", [2], { fetched: "2025-06-01" });
  assert.equal((await place.store.find("T"))!.id, late.id);
});

test("data that comes back after a revision is stored again under a number", async (context) => {
  const place = await scratchWorkspace(context);
  const first = await add(place, "T", [1]);
  await add(place, "T", [2]);
  const back = await add(place, "T", [1]);
  assert.equal(back.id, `${first.id}-2`);
  assert.equal((await place.store.find("T"))!.id, back.id);
  assert.deepEqual(
    (await place.store.list()).map(({ sha256 }) => sha256 === first.sha256),
    [true, false, true],
  );
});

test("files beside the data are summed, verified and found by path", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const snapshot = await store.add({ ...draft("T"), kind: "layer", crs: "EPSG:3006" }, async (folder) => {
    await write(engine, folder, [1]);
    await writeFile(join(folder, "tiles.bin"), "tiles");
  });
  assert.deepEqual(Object.keys(snapshot.files!), ["tiles.bin"]);
  assert.equal(await readFile(store.path(snapshot, "tiles.bin"), "utf8"), "tiles");
  await store.verify(snapshot.id);
  await writeFile(store.path(snapshot, "tiles.bin"), "tilez");
  await assert.rejects(store.verify(snapshot.id), /is damaged: got "tiles.bin: sha256/);
});

test("a writer that throws, forgets the data or writes half a file leaves nothing behind", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const base: SnapshotDraft = { ...draft("T"), kind: "areas" };
  const failing = (fill: (folder: string) => Promise<void>) => store.add(base, fill);
  await assert.rejects(
    failing(() => Promise.reject(new Error("no network"))),
    /no network/,
  );
  await assert.rejects(
    failing(() => Promise.resolve()),
    /the file data.parquet/,
  );
  const half = async (folder: string): Promise<void> => {
    await write(engine, folder, [1, 2, 3]);
    await truncate(join(folder, "data.parquet"), 40);
  };
  await assert.rejects(failing(half), /not a whole Parquet file/);
  await assert.rejects(
    failing((folder) => mkdir(join(folder, "sub"))),
    /files only/,
  );
  await assert.rejects(
    store.add({ ...base, rows: 5 }, (folder) => write(engine, folder, [1])),
    /got "1 rader", expected 5 rows/,
  );
  await assert.rejects(store.add({ ...base, fetched: "yesterday" }, half), /fetched: yesterday/);
  await assert.rejects(store.add({ ...base, table: " " }, half), /a name in table/);
  assert.deepEqual(await store.list(), []);
  assert.deepEqual(await readdir(join(store.folder, ".partial")), []);
});

test("damaged entries are skipped and named; the others are listed", async (context) => {
  const place = await scratchWorkspace(context);
  const whole = await add(place, "WHOLE", [1]);
  const cut = await add(place, "CUT", [2]);
  const blank = await add(place, "BLANK", [3]);
  const lost = await add(place, "LOST", [4]);
  const finished = join(place.store.folder, "snapshots");
  await truncate(join(finished, cut.id, "data.parquet"), 10);
  await writeFile(join(finished, blank.id, "snapshot.json"), '{"format": 1, "id":');
  await rm(join(finished, lost.id, "data.parquet"));
  await mkdir(join(finished, "stray"));
  await writeFile(join(finished, "notes.txt"), "x");
  const store = await openStore(place.store.folder);
  assert.deepEqual(
    (await store.list()).map(({ id }) => id),
    [whole.id],
  );
  const problems = await store.problems();
  assert.deepEqual([...problems.keys()].sort(), [blank.id, cut.id, lost.id, "notes.txt", "stray"].sort());
  assert.match(problems.get(cut.id)!.message, /got "data.parquet: 10 byte"/);
  await assert.rejects(store.get(cut.id), /damaged/);
});

test("verify finds a changed byte where the size is the same", async (context) => {
  const place = await scratchWorkspace(context);
  const { id } = await add(place, "T", [1]);
  const path = place.store.path(id);
  const bytes = await readFile(path);
  bytes[20]! ^= 1;
  await writeFile(path, bytes);
  await assert.rejects(
    place.store.verify(id),
    (error) => error instanceof EngineError && error.kind === "damaged",
  );
});

test("names that would leave the folder are refused", async (context) => {
  const { store } = await scratchWorkspace(context);
  for (const name of ["..", "../x", "a/b", "", ".hidden", "a\0b", "a\\b"]) {
    assert.throws(() => store.path(name), { kind: "not-found" }, name);
    assert.throws(() => store.path("test.T.2026-01-01.00000000", name), { kind: "not-found" }, name);
  }
  await assert.rejects(store.get("test.T.2026-01-01.00000000"), { kind: "not-found" });
});

test("opening sweeps what dead processes left, not what a live one is writing or another machine wrote today", async (context) => {
  const folder = await scratchFolder(context);
  const partial = join(folder, ".partial");
  const [host, pid, start] = partialName().split("-");
  const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
  const names = {
    live: `${host}-${pid}-${start}-aaaaaaaaaaaa`,
    reusedPid: `${host}-${pid}-${Number(start) - 1}-bbbbbbbbbbbb`,
    dead: `${host}-4194305-1-cccccccccccc`,
    foreignToday: `ffffffff-1-1-dddddddddddd`,
    foreignOld: `ffffffff-1-1-eeeeeeeeeeee`,
    alien: "something",
  };
  for (const name of Object.values(names)) {
    await mkdir(join(partial, name), { recursive: true });
    await writeFile(join(partial, name, "data.parquet"), "half");
  }
  await utimes(join(partial, names.foreignOld), yesterday, yesterday);
  await utimes(join(partial, names.alien), yesterday, yesterday);
  await openStore(folder);
  const left = await readdir(partial);
  assert.deepEqual(left.sort(), [names.live, names.foreignToday].sort());
});

test("manifest.json lists every snapshot with its path and whether it is current, and is written anew at opening", async (context) => {
  const place = await scratchWorkspace(context);
  const first = await add(place, "T", [1]);
  const second = await add(place, "T", [2]);
  const path = join(place.store.folder, "manifest.json");
  const read = async () =>
    JSON.parse(await readFile(path, "utf8")) as {
      snapshots: { id: string; current: boolean; path: string }[];
    };
  const expected = [
    [first.id, false, `snapshots/${first.id}/data.parquet`],
    [second.id, true, `snapshots/${second.id}/data.parquet`],
  ];
  const listed = async () => (await read()).snapshots.map((entry) => [entry.id, entry.current, entry.path]);
  assert.deepEqual(await listed(), expected);
  await rm(path);
  await openStore(place.store.folder);
  assert.deepEqual(await listed(), expected);
});

test("two stores on one folder see each other's snapshots, and adding the same at once keeps the listing whole", async (context) => {
  const place = await scratchWorkspace(context);
  const other = { engine: place.engine, store: await openStore(place.store.folder) };
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, at) => add(at % 2 ? place : other, `T${at % 3}`, [at % 4])),
  );
  const listed = new Set((await place.store.list()).map(({ id }) => id));
  for (const { id } of made) assert.ok(listed.has(id), id);
  assert.deepEqual(
    (await other.store.list()).map(({ id }) => id),
    (await place.store.list()).map(({ id }) => id),
  );
  for (const id of listed) await place.store.verify(id);
  assert.equal((await place.store.problems()).size, 0);
});
