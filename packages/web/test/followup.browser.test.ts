/** Following up in a real browser on the real server with the example region: a goal added, areas compared, signs and news read. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";

const PICTURES = process.env.TVARS_PICTURES;
let app: App;
let browser: Browser;

before(async () => {
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
});

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

test("a goal is added on screen and stands as a card with its status; one with impossible years is refused in words", async () => {
  const { page, context, outside, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp`);
  await settled(page);
  await page.getByText("Inga mål än").waitFor();
  await page.getByLabel("Målets namn").fill("Färre bor i typ 1–2");
  await page.getByLabel("Målvärde").fill("10,5");
  await page.getByLabel("Ska vara nått år").fill("2011");
  await page.getByRole("button", { name: "Spara målet" }).click();
  await page.getByText("ett målår efter första året").waitFor();
  // The refusal itself is a failed request, which the browser writes as an error.
  errors.length = 0;
  await page.getByLabel("Ska vara nått år").fill("2030");
  await page.getByRole("button", { name: "Spara målet" }).click();
  await page.getByText("Läge: går inte att jämföra").waitFor();
  await page.getByText("Brott mellan 2023 och 2024").first().waitFor();
  const goals = (await (await fetch(`${app.address}/api/goals`)).json()) as { goal: { target: number } }[];
  assert.deepEqual(
    goals.map(({ goal }) => goal.target),
    [10.5],
  );
  assert.deepEqual([outside, errors], [[], []]);
  await context.close();
});

test("areas ticked in a municipality are compared before and after, with what must hold said", async () => {
  const { page, context, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp?about=evaluation`);
  await settled(page);
  const button = page.getByRole("button", { name: "Jämför före och efter" });
  assert.ok(await button.isDisabled());
  await page.getByRole("combobox", { name: "Sök område eller kommun" }).fill("Norrbacka");
  await page.locator(".page [role=option]").first().click();
  const ticks = page.locator(".ticks input");
  await ticks.first().waitFor();
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await button.click();
  await page.getByText("Vad som måste gälla").waitFor();
  await settled(page);
  assert.deepEqual(await axe(page), []);
  await picture(page, "followup-evaluation-sv-wide");
  assert.deepEqual(errors, []);
  await context.close();
});

test("every view is free of axe's findings, no wider than the screen, in both languages, sizes and themes", async () => {
  for (const { lang, size, theme } of LOOKS) {
    const { page, context, errors } = await openView(browser, app, { size, theme });
    for (const about of ["", "composition", "early", "news"]) {
      await page.goto(`${app.address}/folj-upp?lang=${lang}${about && `&about=${about}`}`);
      await settled(page);
      const where = `${about || "goals"} ${lang} ${size} ${theme}`;
      assert.deepEqual(await axe(page), [], where);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${where}: ${wider} px wider than the screen`);
      await picture(page, `followup-${about || "goals"}-${lang}-${size}`);
    }
    assert.deepEqual(errors, []);
    await context.close();
  }
});
