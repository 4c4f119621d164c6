/** The panel of access in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
    await page.getByText("Hur mycket avgången betyder", { exact: true }).waitFor({ timeout: 60_000 });
    assert.equal(new URL(page.url()).searchParams.get("mode"), "transit");
    assert.match((await page.locator(".panel-head").textContent())!, /2026-03-17 från 08:00/);
  } finally {
    await context.close();
  }
});
