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

interface Stored {
  goal: { id: string; target: number; follows: { kind: string; place?: string } };
}
const goals = async (): Promise<Stored[]> =>
  (await (await fetch(`${app.address}/api/goals`)).json()) as Stored[];

test("a goal is added on screen and stands as a card with its status; one with impossible years is refused in words", async () => {
  const { page, context, outside, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp`);
  await settled(page);
  await page.getByText("Inga mål än").waitFor();
  await page.getByLabel("Målets namn").fill("Färre bor i typ 1–2");
  await page.getByLabel("Målvärde").fill("10,5");
  await page.getByLabel("Räknas från år").fill("2015");
  await page.getByLabel("Ska vara nått år").fill("2011");
  await page.getByRole("button", { name: "Spara målet" }).click();
  await page.getByText("ett målår efter första året").waitFor();
  // The refusal itself is a failed request, which the browser writes as an error.
  errors.length = 0;
  await page.getByLabel("Ska vara nått år").fill("2030");
  await page.getByRole("button", { name: "Spara målet" }).click();
  await page.getByText("Läge: går inte att jämföra").first().waitFor();
  await page.getByText("ett brott ligger mellan 2015 och 2024").first().waitFor();
  await page.getByText("Brott mellan 2023 och 2024").first().waitFor();
  assert.deepEqual(
    (await goals()).map(({ goal }) => goal.target),
    [10.5],
  );
  assert.deepEqual([outside, errors], [[], []]);
  await context.close();
});

test("a goal on a measure of segregation in a place found by search is saved, changed, and stays one goal", async () => {
  const { page, context, outside, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp`);
  await settled(page);
  await page.getByLabel("Målets namn").fill("Mindre segregerat");
  await page.getByLabel("Vad som följs").selectOption("measure");
  assert.ok((await page.locator(".goal-form .ticks input:checked").count()) > 0);
  assert.equal(await page.getByLabel("Värdet för").count(), 0, "a measure is not divided by type");
  await page.locator(".goal-form").getByRole("combobox", { name: "Sök plats" }).fill("Tvärstad");
  await page.locator(".goal-form [role=option]").first().click();
  await page.getByLabel("Målvärde").fill("0,2");
  await page.getByRole("button", { name: "Spara målet" }).click();
  await page.getByRole("heading", { name: "2 mål" }).waitFor();
  const measured = (): Promise<Stored[]> =>
    goals().then((all) => all.filter(({ goal }) => goal.follows.kind === "measure"));
  const [before] = await measured();
  assert.equal(before!.goal.target, 0.2);
  assert.match(before!.goal.follows.place!, /^kommun:/);
  await page.getByRole("button", { name: "Ändra målet: Mindre segregerat" }).click();
  assert.equal(await page.getByLabel("Målvärde").inputValue(), "0.2");
  await page.getByLabel("Målvärde").fill("0,15");
  await page.getByRole("button", { name: "Spara ändringen" }).click();
  await page.getByRole("heading", { name: "Lägg till ett mål" }).waitFor();
  const after = await measured();
  assert.deepEqual(
    after.map(({ goal }) => [goal.id, goal.target, goal.follows]),
    [[before!.goal.id, 0.15, before!.goal.follows]],
  );
  assert.deepEqual([outside, errors], [[], []]);
  await context.close();
});

test("a gap shows its two groups, and only where an indicator can be put together by type", async () => {
  const { page, context, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp`);
  await settled(page);
  await page.getByLabel("Målets namn").fill("Mindre gap");
  await page.getByLabel("Vad som följs").selectOption("indicator");
  await page.getByLabel("Värdet för").selectOption("gap");
  await page.getByLabel("Gapet räknas som").selectOption("ratio");
  await page.getByRole("group", { name: "Gapet mellan" }).waitFor();
  await page.getByLabel("Målvärde").fill("2");
  await page.getByLabel("Räknas från år").fill("2016");
  await page.getByLabel("Ska vara nått år").fill("2023");
  await page.getByRole("button", { name: "Spara målet" }).click();
  await page.getByRole("heading", { name: "3 mål" }).waitFor();
  await settled(page);
  assert.deepEqual(await axe(page), []);
  await picture(page, "followup-goals-many-sv-wide");
  assert.deepEqual(errors, []);
  await context.close();
});

test("areas ticked in a municipality are compared before and after, with what must hold said; all of it stands in the address", async () => {
  const { page, context, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp?about=evaluation`);
  await settled(page);
  await page.getByText("Välj minst ett område").waitFor();
  await page.getByRole("combobox", { name: "Sök område eller kommun" }).fill("Norrbacka");
  await page.locator(".area-choice [role=option]").first().click();
  const ticks = page.locator(".ticks input");
  await ticks.first().waitFor();
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await page.getByLabel("Första året med åtgärden").selectOption("2019");
  await page.getByText("Vad som måste gälla").waitFor();
  await settled(page);
  assert.deepEqual(await axe(page), []);
  await picture(page, "followup-evaluation-sv-wide");
  const { searchParams } = new URL(page.url());
  assert.equal(searchParams.get("places")!.split(";").length, 2);
  assert.equal(searchParams.get("since"), "2019");
  const title = await page.locator("#effect .finding").textContent();
  const opened = await openView(browser, app, { size: "phone" });
  await opened.page.goto(page.url());
  await opened.page.locator("#effect .finding").waitFor();
  assert.equal(await opened.page.locator("#effect .finding").textContent(), title);
  await settled(opened.page);
  assert.deepEqual(await axe(opened.page), []);
  await picture(opened.page, "followup-evaluation-sv-phone");
  assert.deepEqual([errors, opened.errors], [[], []]);
  await opened.context.close();
  await context.close();
});

test("an evaluation is saved as the file its address gives: a row for each year, what must hold among the notes", async () => {
  const { page, context, errors } = await openView(browser, app);
  const areas = (await (await fetch(`${app.address}/api/areas?place=riket&year=2018`)).json()) as {
    rows: { area: { id: string } }[];
  };
  // As a command writes them: codes without their version.
  const places = areas.rows
    .slice(0, 3)
    .map(({ area }) => area.id.split(":").at(-1))
    .join(";");
  await page.goto(`${app.address}/folj-upp?about=evaluation&places=${places}&since=2018`);
  await page.locator("#effect .finding").waitFor();
  await settled(page);
  const chip = page.locator(".chips li").first();
  assert.doesNotMatch((await chip.textContent())!, /\dR\d/, "an area has its name, not its code");
  await page.locator("#effect").getByRole("button", { name: "Ladda ner" }).click();
  const hrefs = await page
    .locator("#effect a[download]")
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  assert.deepEqual(
    hrefs.map((href) => new URL(href).searchParams.get("format")),
    ["csv", "csv-semicolon", "xlsx", "json-stat2"],
  );
  const csv = await (await fetch(hrefs[0]!)).text();
  assert.match(csv, /^.*2013.*$/m);
  const stat = (await (await fetch(hrefs[3]!)).json()) as { class?: string };
  assert.equal(stat.class, "dataset");
  assert.deepEqual(errors, []);
  await context.close();
});

test("news are subscribed to by place and kind: the feed's address says both, and gives only those", async () => {
  const { page, context, errors } = await openView(browser, app);
  await page.goto(`${app.address}/folj-upp?about=news`);
  await settled(page);
  for (const kind of ["Ändrat av källan", "Bytt områdestyp", "Mål", "Utlämningar", "Rättelser", "Rapporter"])
    await page.getByRole("checkbox", { name: kind }).uncheck();
  await settled(page);
  const feed = (await page.locator(".copy-line code").first().textContent())!;
  assert.match(feed, /kinds=data(&|$)/);
  const atom = await (await fetch(feed)).text();
  const terms = [...atom.matchAll(/<category term="([^"]+)"/g)].map(([, term]) => term);
  assert.ok(terms.length > 0);
  assert.deepEqual([...new Set(terms)], ["data"]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("every view is free of axe's findings, no wider than the screen, in both languages, sizes and themes", async () => {
  for (const { lang, size, theme } of LOOKS) {
    const { page, context, errors } = await openView(browser, app, { size, theme });
    for (const about of ["", "composition", "evaluation", "early", "news"]) {
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
