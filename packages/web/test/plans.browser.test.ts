/** Planning in a real browser on the real server with the example region: from the invented list of measures to a sheet. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import type { ConsequenceSheet, PlanAnswer } from "@tvars/api";
import type { Browser } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";

let app: App;
let browser: Browser;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-plans-"));
  [app, browser] = await Promise.all([startApp({ folder }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const answerOf = async (query = ""): Promise<PlanAnswer> =>
  (await (await fetch(`${app.address}/api/plans/atgarder${query}`)).json()) as PlanAnswer;

test("a newcomer imports the invented list, sees what comes first, moves a weight and opens a sheet", async () => {
  const view = await openView(browser, app, { size: "wide", theme: "light" });
  const { page } = view;
  try {
    await page.goto(`${app.address}/planera`);
    await page.locator("input[type=file]").setInputFiles(join(folder, "example", "atgarder.csv"));
    await page.locator("form.import button[type=submit]").click();
    await page.waitForSelector(".plan-table", { timeout: 60_000 });
    const answer = await answerOf();
    assert.equal(answer.plan.invented, true);
    assert.equal((await page.locator("h1").innerText()).trim(), answer.title.sv);
    const names = () => page.locator(".plan-table tbody th").allInnerTexts();
    assert.deepEqual(
      await names(),
      answer.rows.map(({ measure }) => measure.name),
    );
    // Every slider but the share in types 1–2 down to 0.
    const sliders = page.locator(".plan-sliders input");
    for (let at = 0; at < (await sliders.count()); at++)
      await sliders.nth(at).fill(answer.criteria[at]!.id === "share-challenged" ? "100" : "0");
    await page.waitForURL(/weights=share-challenged:100/);
    const weighed = await answerOf("?weights=share-challenged:100");
    assert.notEqual(weighed.rows[0]!.measure.id, answer.rows[0]!.measure.id);
    await page.waitForFunction(
      (name) => document.querySelector(".plan-table tbody th")?.textContent === name,
      weighed.rows[0]!.measure.name,
    );
    await page.locator(".plan-table tbody th a").first().click();
    await page.waitForSelector(".plan-questions");
    const sheet = (await (
      await fetch(`${app.address}/api/plans/atgarder/sheets/${weighed.rows[0]!.measure.id}`)
    ).json()) as ConsequenceSheet;
    assert.equal((await page.locator("h1").innerText()).trim(), sheet.title.sv);
    assert.equal(await page.locator(".plan-questions > li").count(), sheet.questions.length);
    assert.equal(
      await page.locator(".plan-unknown").count(),
      sheet.questions.filter(({ known }) => !known).length,
    );
    assert.deepEqual(view.errors, []);
    assert.deepEqual(view.outside, []);
  } finally {
    await view.context.close();
  }
});

for (const look of LOOKS)
  test(`plan and sheet hold to the accessibility rules and the width: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    const view = await openView(browser, app, { size, theme });
    try {
      const [first] = (await answerOf()).rows;
      for (const [path, shown] of [
        ["/planera", ".cards"],
        ["/planera/atgarder", ".plan-table"],
        [`/planera/atgarder?sheet=${first!.measure.id}`, ".plan-questions"],
      ] as const) {
        await view.page.goto(`${app.address}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        await view.page.waitForSelector(shown, { timeout: 60_000 });
        await settled(view.page);
        if (process.env.TVARS_PICTURES)
          await view.page.screenshot({
            path: join(process.env.TVARS_PICTURES, `${shown.slice(1)}-${lang}-${size}-${theme}.png`),
            fullPage: true,
          });
        assert.deepEqual(await axe(view.page), [], path);
        const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`);
      }
    } finally {
      await view.context.close();
    }
  });
