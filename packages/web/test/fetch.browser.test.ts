/** A fetch from the Data screen, against a server on this machine that answers as SCB's does. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer } from "@tvars/api";
import { type Replay, startReplay, syntheticTable } from "@tvars/sources/replay";
import type { Browser } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";

const AREAS = 24;
const SLOW_MS = 500;

let replay: Replay;
let app: App;
let browser: Browser;

/** Figures that are not marked as invented, as a source's are not. */
function indexTable() {
  const table = syntheticTable({ areas: AREAS });
  delete table.extension.tvars;
  return table;
}

/** A square kilometre for every area of the table, side by side. */
function layer(codes: readonly string[]) {
  const features = codes.map((code, at) => {
    const [east, north] = [400_000 + (at % 6) * 1000, 6_580_000 + Math.floor(at / 6) * 1000];
    const ring = [
      [east, north],
      [east + 1000, north],
      [east + 1000, north + 1000],
      [east, north + 1000],
      [east, north],
    ];
    return {
      type: "Feature",
      id: `RegSO_2025.${at}`,
      geometry: { type: "Polygon", coordinates: [ring] },
      properties: {
        regsokod: code,
        regsonamn: `Ruta ${at + 1}`,
        kommunkod: code.slice(0, 4),
        lanskod: code.slice(0, 2),
      },
    };
  });
  return { features, crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } } };
}

before(async () => {
  const table = indexTable();
  const codes = (Object.keys(table.dimension.Region.category.index) as string[]).filter(
    (code) => !code.includes("_"),
  );
  replay = await startReplay({
    calls: 0,
    tables: { TAB6586: { sv: table } },
    layers: { "stat:RegSO_2025": layer(codes) },
  });
  const env = {
    TVARS_SCB_PXWEB: replay.baseUrls["scb-pxweb"]!,
    TVARS_SCB_WFS: replay.baseUrls["scb-wfs"]!,
    TVARS_KOLADA: replay.baseUrls.kolada!,
  };
  [app, browser] = await Promise.all([startApp({ env }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
  await replay?.close();
});

const snapshots = async (): Promise<Answer<"snapshots">> =>
  (await (await fetch(`${app.address}/api/snapshots`)).json()) as Answer<"snapshots">;

test("a fetch shows how far it is, stops when asked, and when finished the map shows what was fetched", async () => {
  const { page, context, outside, errors } = await openView(browser, app);
  try {
    await page.goto(`${app.address}/data`);
    await settled(page);
    assert.match(await page.locator(".data-label").innerText(), /Påhittad exempelregion/);
    assert.ok((await snapshots()).every(({ source }) => source === "example"));
    const start = page.getByRole("button", { name: /^Hämta från SCB/ });
    const job = page.locator(".job");

    replay.setFaults(() => ({ kind: "slow", delayMs: SLOW_MS }));
    await start.click();
    const inState = (state: string): Promise<void> => page.locator(`.job[data-state="${state}"]`).waitFor();
    await inState("running");
    assert.match(await job.innerText(), /Pågår/);
    assert.ok(await job.getByRole("progressbar").isVisible());
    assert.ok(await start.isDisabled(), "one fetch at a time");
    await job.getByRole("button", { name: "Stoppa" }).click();
    await inState("stopped");
    assert.match(await job.innerText(), /Stoppat/);
    assert.equal(await job.getByRole("button").count(), 0);

    replay.setFaults(undefined);
    const before = replay.log.length;
    await start.click();
    await inState("done");
    assert.match(await job.innerText(), /Klart.* 2 nya, 0 oförändrade, 10 misslyckades/);
    assert.ok(replay.log.length > before, "the source was asked again");
    const outcomes = await job.getByRole("listitem").allTextContents();
    for (const table of ["TAB6586", "regso@2025"])
      assert.ok(
        outcomes.some((line) => line.startsWith(`${table}: ny version`)),
        `${table} is new in ${outcomes.join("; ")}`,
      );
    assert.ok(
      outcomes.some((line) => /^TAB6574: misslyckades.*404/.test(line)),
      "a table the source does not have is told, and does not stop the others",
    );

    await settled(page);
    const held = page.getByRole("region", { name: "Tabell: Det här finns" });
    assert.match(await held.innerText(), /SCB TAB6586/);
    const stored = (await snapshots()).filter(({ source }) => source === "scb").map(({ table }) => table);
    assert.ok(stored.includes("TAB6586") && stored.includes("regso@2025"), stored.join());
    assert.doesNotMatch(await page.locator(".data-label").innerText(), /Påhittad/);

    await page.getByRole("link", { name: "Karta" }).click();
    await settled(page);
    const address = `${app.address}/api/map?year=2024`;
    const values = (await (await fetch(address)).json()) as Answer<"mapValues">;
    assert.equal(values.codes.length, AREAS);
    const box = (await page.locator("[data-map]").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.45);
    await page.mouse.move(box.x + box.width * 0.46, box.y + box.height * 0.46);
    const tip = page.locator(".map-tip");
    await tip.waitFor();
    const at = values.codes.indexOf((await tip.getAttribute("data-code"))!);
    assert.ok(at >= 0, "the area under the pointer was fetched");
    assert.match(
      await tip.innerText(),
      new RegExp(`Index ${values.index[at]!.toFixed(1).replace(".", ",")}`),
    );
    assert.deepEqual(outside, []);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
});
