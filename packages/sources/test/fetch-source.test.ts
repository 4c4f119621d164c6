import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fetchSource, readCatalogue, SourceError } from "../src/index.ts";
import type { FetchSourceOptions } from "../src/index.ts";
import { seededFaults, startReplay, syntheticTable } from "../src/replay/index.ts";
import type { Replay, ReplayOptions } from "../src/replay/index.ts";
import { workspace } from "./support/workspace.ts";

const definitions = await readCatalogue();
const index = syntheticTable({ areas: 24 });

const square = (row: number) => {
  const [east, north] = [400_000 + row * 1000, 6_580_000];
  return {
    type: "Polygon",
    coordinates: [
      [
        [east, north],
        [east + 1000, north],
        [east + 1000, north + 1000],
        [east, north + 1000],
        [east, north],
      ],
    ],
  };
};
const regso = Array.from({ length: 23 }, (_, row) => ({
  type: "Feature",
  id: `RegSO_2025.${row}`,
  geometry: square(row),
  properties: {
    regsokod: `1780R${String(23 - row).padStart(3, "0")}`,
    regsonamn: `Påhittad ${row}`,
    lanskod: "17",
    kommunkod: "1780",
    version: "2025_v2",
  },
}));
const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } };
const kpi = (municipality: string, period: number, value: number | null) => ({
  kpi: "N15428",
  period,
  municipality,
  values: [{ gender: "T", count: 1, status: "", value, isdeleted: false }],
});
const bodies: ReplayOptions = {
  tables: { TAB6586: { sv: index } },
  layers: { "stat:RegSO_2025": { features: regso, crs } },
  kolada: {
    municipalities: [
      { id: "1780", title: "Karlstad", type: "K" },
      { id: "0180", title: "Stockholm", type: "K" },
      { id: "0017", title: "Region Värmland", type: "L" },
    ],
    kpis: { N15428: { values: [kpi("1780", 2023, 88.5), kpi("0180", 2023, null), kpi("0017", 2023, 80)] } },
    groups: [
      {
        id: "G1",
        title: "Liknande kommuner socioekonomi, Karlstad",
        members: [
          { id: "0180", title: "Stockholm" },
          { id: "0380", title: "Uppsala" },
        ],
      },
    ],
    pageSize: 1,
  },
};

async function replaying(
  body: (replay: Replay, options: Omit<FetchSourceOptions, "definitions">) => Promise<void>,
  more: ReplayOptions = {},
): Promise<void> {
  const replay = await startReplay({ calls: 0, ...bodies, ...more });
  const { store, engine, folder } = await workspace();
  try {
    await body(replay, {
      store,
      engine,
      folder,
      baseUrls: replay.baseUrls,
      http: { calls: 1000, backoffMs: 1 },
    });
  } finally {
    await replay.close();
  }
}

test("a table, a layer, a KPI and groups are fetched and stored, each from its own service", () =>
  replaying(async (replay, options) => {
    const small = definitions.map((definition) =>
      definition.api === "wfs" ? { ...definition, pageSize: 10 } : definition,
    );
    const only = ["TAB6586", "regso@2025", "N15428", "kommun-groups"];
    const outcomes = await fetchSource({ ...options, definitions: small, only });
    assert.deepEqual(
      outcomes.map(({ table, outcome }) => [table, outcome]),
      only.map((table) => [table, "new"]),
    );
    const table = (await options.store.find("TAB6586"))!;
    assert.equal(table.rows, 24 * 5 * 14);
    assert.equal(table.invented, true);
    assert.equal(table.source, "example");
    const layer = (await options.store.find("regso@2025"))!;
    assert.equal(layer.rows, 23);
    const codes = await options.engine.rows<{ code: string }>(layer, ["code"]);
    assert.deepEqual(
      codes.map(({ code }) => code),
      codes.map(({ code }) => code).toSorted(),
    );
    assert.equal(replay.log.filter(({ url }) => url.startsWith("/wfs")).length, 3);
    const kolada = (await options.store.find("N15428"))!;
    assert.deepEqual(
      (await options.engine.rows(kolada, ["area", "value", "status"])).map((row) => Object.values(row)),
      [
        ["0180", null, "missing"],
        ["1780", 88.5, "value"],
      ],
    );
    const groups = (await options.store.find("kommun-groups"))!;
    assert.equal(groups.rows, 2);
    // The definition expects the whole country, so a part of it is told of.
    assert.match(outcomes[0]!.warnings[0]!.en, /24 areas of regso@2020, expected 3363/);
  }));

test("an unchanged table is not fetched again; a new `updated` with equal figures keeps the snapshot; a revision supersedes it", () =>
  replaying(async (replay, options) => {
    const only = ["TAB6586"];
    const data = () => replay.log.filter(({ url }) => url.includes("/data")).length;
    const [first] = await fetchSource({ ...options, definitions, only });
    assert.equal((await fetchSource({ ...options, definitions, only }))[0]!.outcome, "unchanged");
    assert.equal(data(), 1);
    replay.bodies.tables!.TAB6586 = { sv: { ...index, updated: "2026-09-01T06:00:00Z" } };
    const [touched] = await fetchSource({ ...options, definitions, only });
    assert.equal(touched!.outcome, "unchanged");
    assert.equal(data(), 2);
    assert.equal((await fetchSource({ ...options, definitions, only }))[0]!.outcome, "unchanged");
    assert.equal(data(), 2);
    const value = [...index.value];
    value[0] = 99.9;
    replay.bodies.tables!.TAB6586 = { sv: { ...index, value, updated: "2026-10-01T06:00:00Z" } };
    const [revised] = await fetchSource({ ...options, definitions, only });
    assert.equal(revised!.outcome, "new");
    assert.equal(revised!.snapshots[0]!.supersedes, first!.snapshots[0]!.id);
  }));

test("figures do not depend on how the request was split, nor on what failed on the way", () =>
  replaying(async (replay, options) => {
    const [whole] = await fetchSource({ ...options, definitions, only: ["TAB6586"] });
    const other = await workspace();
    const split = await startReplay({ ...bodies, calls: 0, maxDataCells: 97, faults: seededFaults(7, 0.3) });
    try {
      const [parts] = await fetchSource({
        store: other.store,
        engine: other.engine,
        folder: other.folder,
        baseUrls: split.baseUrls,
        http: { calls: 1000, backoffMs: 1, retries: 20 },
        definitions,
        only: ["TAB6586"],
      });
      assert.ok(split.log.filter(({ url }) => url.includes("/data")).length > 35);
      assert.equal(parts!.snapshots[0]!.sha256, whole!.snapshots[0]!.sha256);
    } finally {
      await split.close();
    }
  }));

test("a table that fails leaves the others and the store as they were, and says why", () =>
  replaying(async (replay, options) => {
    const only = ["regso@2025", "TAB6586"];
    await fetchSource({ ...options, definitions, only });
    const before = await options.store.list();
    replay.bodies.layers = { "stat:RegSO_2025": { features: [...regso, regso[0]], crs } };
    const [layer, table] = await fetchSource({ ...options, definitions, only });
    assert.equal(layer!.outcome, "failed");
    assert.equal(layer!.error!.value, "1780R023");
    assert.match(layer!.error!.message, /each code once/);
    assert.equal(table!.outcome, "unchanged");
    assert.deepEqual(await options.store.list(), before);
  }));

test("an abort stops the fetch: what is stored stays, the table under way is told of", () =>
  replaying(
    async (_, options) => {
      const stop = new AbortController();
      const outcomes = await fetchSource({
        ...options,
        definitions,
        only: ["TAB6586", "N15428"],
        signal: stop.signal,
        onProgress: ({ done }) => done === 2 && stop.abort(),
      });
      assert.deepEqual(
        outcomes.map(({ outcome }) => outcome),
        ["failed"],
      );
      assert.equal(outcomes[0]!.error!.kind, "aborted");
      assert.deepEqual(await options.store.list(), []);
    },
    { maxDataCells: 500 },
  ));

test("a name that cannot be fetched is refused with those that can", async () => {
  const { store, engine } = await workspace();
  await assert.rejects(
    fetchSource({ store, engine, definitions, only: ["TAB9999"] }),
    (error: SourceError) => error.kind === "definition" && /one of N15428.*TAB6586/.test(error.message),
  );
});

test("what was seen at the source is noted beside the snapshots", () =>
  replaying(async (_, options) => {
    const [outcome] = await fetchSource({ ...options, definitions, only: ["TAB6586"] });
    const seen = JSON.parse(await readFile(join(options.folder!, ".resume", "seen.json"), "utf8"));
    assert.equal(seen.TAB6586.snapshot, outcome!.snapshot!.id);
    assert.equal(seen.TAB6586.updated, "2026-06-23T06:00:00Z");
  }));
