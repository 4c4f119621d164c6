/** The panel of access in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Barriers } from "@tvars/api";
import type { Browser } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";

let app: App;
let browser: Browser;
before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
});

for (const { lang, size, theme } of LOOKS)
  test(`a form of access is explained and free of what axe finds: ${lang}, ${size}, ${theme}`, async () => {
    const { page, context, outside, errors } = await openView(browser, app, { size, theme });
    try {
      await page.goto(`${app.address}/barriarer?task=access&form=2sfca&lang=${lang}`);
      await settled(page);
      const explained = page.locator(".explains");
      await explained.waitFor({ state: "attached", timeout: 30_000 });
      assert.match((await explained.textContent())!, /2SFCA/);
      assert.ok((await page.locator(".measures dt").count()) >= 4);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual([outside, errors], [[], []]);
    } finally {
      await context.close();
    }
  });

test("public transport asks for a day first, and says with the answer which timetable and departures it is of", async () => {
  const { page, context } = await openView(browser, app, {});
  try {
    await page.goto(`${app.address}/barriarer?task=access`);
    await settled(page);
    await page.getByText("Kollektivt", { exact: true }).click();
    await page.getByText("Välj en dag", { exact: true }).waitFor({ timeout: 30_000 });
    await page.locator('input[type="date"]').fill("2026-03-17");
    await page.getByRole("heading", { name: "Hur mycket avgången betyder" }).waitFor({ timeout: 60_000 });
    assert.equal(new URL(page.url()).searchParams.get("mode"), "transit");
    assert.match((await page.locator(".panel-head").textContent())!, /2026-03-17 från 08:00/);
  } finally {
    await context.close();
  }
});

test("a click on the map shows what is reached from there; where no street is near that is said, and nothing is called a failure", async () => {
  const { page, context, errors } = await openView(browser, app, { reducedMotion: "reduce" });
  try {
    const { segments } = (await (await fetch(`${app.address}/api/barriers`)).json()) as Barriers;
    const [lon, lat] = segments[0]!.line[0]!;
    await page.goto(`${app.address}/barriarer?task=access&map=14.00/${lat.toFixed(4)}/${lon.toFixed(4)}`);
    await settled(page);
    const box = (await page.locator("[data-map]").first().boundingBox())!;
    // Beside the barrier, not on it: a click on a stretch chooses the stretch.
    await page.mouse.click(box.x + box.width / 2 + 60, box.y + box.height / 2 + 60);
    await page.waitForFunction(() => new URL(location.href).searchParams.has("at"));
    await page
      .getByText(/Inom 15 minuter|15 minuter/)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.goto(`${app.address}/barriarer?task=access&at=10.000,60.000`);
    await page.getByText("Härifrån går ingen gata", { exact: true }).waitFor({ timeout: 30_000 });
    assert.equal(await page.locator(".panel [role=alert]").count(), 0);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(
      errors.filter((one) => !one.includes("400")),
      [],
    );
  } finally {
    await context.close();
  }
});
