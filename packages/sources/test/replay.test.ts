import assert from "node:assert/strict";
import { test } from "node:test";
import { startReplay, syntheticTable } from "../src/replay/index.ts";
import { expand } from "../src/pxweb2/expand.ts";

const body = syntheticTable({ areas: 14 });
const get = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as any };
};

test("a selection is cut out of the body: values, status and labels follow", async () => {
  const replay = await startReplay({ tables: { TAB6586: { sv: body } }, calls: 0 });
  try {
    const url = `${replay.url}/pxweb2/tables/TAB6586/data?valueCodes[Region]=1001R00*&valueCodes[ContentsCode]=000008IU,000008IT&valueCodes[Tid]=top(2)`;
    const { body: cut } = await get(url);
    const regions = expand("1001R00*", Object.keys(body.dimension.Region.category.index));
    assert.deepEqual(cut.size, [regions.length, 2, 2]);
    assert.deepEqual(Object.keys(cut.dimension.Tid.category.index), ["2023", "2024"]);
    // Region 0 is a code of 2020: the index of 2023 is the 13th of the first 14 cells, that of 2024 is "..".
    assert.equal(cut.value[0], body.value[12]);
    assert.equal(cut.value[1], null);
    assert.equal(cut.status["1"], "..");
    const selection = [
      { variableCode: "Region", valueCodes: ["*"], codelist: "vs_RegSO2025" },
      { variableCode: "Tid", valueCodes: ["2024"] },
    ];
    const posted = await get(`${replay.url}/pxweb2/tables/TAB6586/data`, {
      method: "POST",
      body: JSON.stringify({ selection }),
    });
    assert.deepEqual(posted.body.size, [14, 5, 1]);
    assert.ok(posted.body.value.every((value: unknown) => value !== null));
  } finally {
    await replay.close();
  }
});

test("too many cells are refused with 403, an unknown code with 400, an unknown table with 404", async () => {
  const replay = await startReplay({ tables: { TAB6586: { sv: body } }, calls: 0, maxDataCells: 100 });
  try {
    const data = `${replay.url}/pxweb2/tables/TAB6586/data`;
    assert.equal((await get(data)).status, 403);
    assert.equal((await get(`${data}?valueCodes[Tid]=1999`)).status, 400);
    assert.equal((await get(`${replay.url}/pxweb2/tables/TAB1/data`)).status, 404);
    assert.equal((await get(`${replay.url}/pxweb2/config`)).body.maxDataCells, 100);
  } finally {
    await replay.close();
  }
});

test("the 31st call within 10 s is answered 429 with Retry-After", async () => {
  const replay = await startReplay({ tables: {} });
  try {
    const statuses = [];
    for (let call = 0; call < 31; call += 1) statuses.push(await get(`${replay.url}/pxweb2/config`));
    assert.ok(statuses.slice(0, 30).every(({ status }) => status === 200));
    assert.equal(statuses[30]!.status, 429);
    assert.ok(Number(statuses[30]!.headers.get("retry-after")) >= 1);
  } finally {
    await replay.close();
  }
});

test("the plain body of version 1 has a row per key and a column per contents", async () => {
  const replay = await startReplay({ tables: { T: { sv: body } }, calls: 0 });
  try {
    const query = [
      { code: "Region", selection: { filter: "item", values: ["1001R001"] } },
      { code: "Tid", selection: { filter: "top", values: ["2"] } },
    ];
    const { body: plain } = await get(`${replay.url}/pxweb1/sv/ssd/T`, {
      method: "POST",
      body: JSON.stringify({ query, response: { format: "json" } }),
    });
    assert.deepEqual(
      plain.columns.map(({ type }: { type: string }) => type),
      ["d", "t", "c", "c", "c", "c", "c"],
    );
    assert.deepEqual(
      plain.data.map(({ key }: { key: string[] }) => key),
      [
        ["1001R001", "2023"],
        ["1001R001", "2024"],
      ],
    );
    assert.equal(plain.data[0].values[0], String(body.value[12]));
    assert.equal(plain.data[1].values[0], "..");
  } finally {
    await replay.close();
  }
});
