import assert from "node:assert/strict";
import { createHttp, fetchable, fetchKpi, fetchSource, pxweb2, readCatalogue } from "../src/index.ts";
import { readBodies, startReplay } from "../src/replay/index.ts";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { workspace } from "./support/workspace.ts";

const recorded = async () => {
  const pxweb = await readBodies(sharedPath("data/pxweb/v2_jsonstat2_karlstad"));
  const areas = await readBodies(sharedPath("data/areas"));
  const kolada = await readBodies(sharedPath("data/pxweb/kolada_v3"));
  return { tables: pxweb.tables!, layers: areas.layers!, kolada: kolada.kolada! };
};

shared("the recorded bodies of Karlstad come through the clients as they come from disk", async () => {
  const replay = await startReplay({ ...(await recorded()), calls: 0, maxDataCells: 1000 });
  const { store, engine, folder } = await workspace();
  try {
    const outcomes = await fetchSource({
      store,
      engine,
      folder,
      definitions: (await readCatalogue()).map((definition) => ({ ...definition, pageSize: 20 })),
      only: ["TAB6586", "regso@2025", "deso@2025"],
      baseUrls: replay.baseUrls,
      http: { calls: 1000 },
    });
    assert.deepEqual(
      outcomes.map(({ outcome, error }) => error?.message ?? outcome),
      ["new", "new", "new"],
    );
    assert.equal((await store.find("TAB6586"))!.rows, 2170);
    assert.equal((await store.find("regso@2025"))!.rows, 31);
    assert.equal((await store.find("deso@2025"))!.rows, 57);
    const parents = await engine.rows<{ regso: string }>((await store.find("deso@2025"))!, ["regso"]);
    assert.equal(new Set(parents.map(({ regso }) => regso)).size, 31);
    // 4,340 cells under a limit of 1,000: whole years, five calls.
    assert.equal(replay.log.filter(({ url }) => url.includes("TAB6586/data")).length, 5);
  } finally {
    await replay.close();
  }
});

shared("the real request addresses of the manifest get their recorded answer", async () => {
  const replay = await startReplay({ ...(await recorded()), calls: 0 });
  try {
    const body = replay.bodies.tables!.TAB638!.sv;
    const query =
      "valueCodes[Region]=1780,17,00&valueCodes[ContentsCode]=BE0101N1&valueCodes[Tid]=from(1968)&outputFormat=json-stat2";
    const answer = (await (
      await fetch(`${replay.url}/pxweb2/tables/TAB638/data?${query}`)
    ).json()) as typeof body;
    assert.deepEqual(answer.value, body.value);
    assert.deepEqual(answer.size, body.size);
  } finally {
    await replay.close();
  }
});

shared("a KPI is fetched for the municipalities a definition names", async () => {
  const replay = await startReplay({ ...(await recorded()), calls: 0 });
  try {
    const definition = (await readCatalogue()).find(({ id }) => id === "N15428")!;
    const some = { ...definition, selection: { municipality: ["1780", "0183"] } };
    const cube = await fetchKpi(some, {
      http: createHttp({ calls: 1000 }),
      baseUrl: replay.baseUrls.kolada!,
    });
    assert.deepEqual(cube.dimensions[0]!.categories.map(({ id }) => id).sort(), ["0183", "1780"]);
  } finally {
    await replay.close();
  }
});

shared("metadata in the form PxWebApi 2 answers is read: index, units, roles", async () => {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(sharedPath("data/pxweb/v2_expected/GetApiConfiguration.json"), "utf8");
  const metadata = await readFile(sharedPath("data/pxweb/v2_expected/MetadataById_tab003_js2.json"), "utf8");
  const http = createHttp({
    fetch: (url) => Promise.resolve(new Response(String(url).endsWith("/config") ? text : metadata)),
  });
  const service = pxweb2("http://127.0.0.1/api/v2", http);
  assert.equal((await service.config()).maxDataCells, 10_000);
  const { variables } = await service.metadata("TAB003");
  assert.deepEqual(
    variables.map(({ id, role, codes }) => [id, role, codes.length]),
    [
      ["TREATMENT_CAT", undefined, 9],
      ["WASTE_CAT", undefined, 34],
      ["ContentsCode", "metric", 2],
      ["TIME", "time", 4],
    ],
  );
  assert.equal(fetchable(await readCatalogue()).length, 14);
});
