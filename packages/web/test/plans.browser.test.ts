/** Planning in a real browser on the real server with the example region: from the invented list of measures to a sheet. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
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

/** A number as the screen writes it. */
const shown = (value: number, decimals = 0): string =>
  value
    .toLocaleString("sv", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replaceAll(/\s/g, "");
const plain = (text: string): string => text.replaceAll(/\s/g, "");

test("a newcomer opens the invented list, sees what comes first, moves a weight and opens a sheet", async () => {
  const view = await openView(browser, app, { size: "wide", theme: "light" });
  const { page } = view;
  try {
    await page.goto(`${app.address}/planera`);
    await page.locator(".cards a").first().click();
    await page.waitForSelector(".plan-table", { timeout: 60_000 });
    const answer = await answerOf();
    assert.equal(answer.plan.invented, true);
    assert.equal((await page.locator("h1").innerText()).trim(), answer.title.sv);
    const names = () => page.locator(".plan-table tbody th").allInnerTexts();
    assert.deepEqual(
      await names(),
      answer.rows.map(({ measure }) => measure.name),
    );
    // The numbers on screen are those of the API.
    for (const [at, row] of answer.rows.entries()) {
      const cells = (await page.locator(".plan-table tbody tr").nth(at).locator("td").allInnerTexts()).map(
        plain,
      );
      assert.equal(cells[0], row.rank === null ? "–" : String(row.rank));
      assert.equal(cells[3], row.reach ? shown(row.reach.all) : "ejkänt");
      assert.equal(cells[6], row.benefit ? shown(row.benefit.people.all) : "ejkänt");
      assert.equal(cells[7], row.score === null ? "ejkänt" : shown(row.score, 2));
    }
    const types = (await page.locator(".plan-types tbody tr").allInnerTexts()).map(plain);
    for (const [at, { perResident, low, high }] of answer.spending.byType.entries()) {
      assert.ok(types[at]!.includes(shown(perResident)), types[at]);
      assert.ok(types[at]!.includes(`${shown(low!)}–${shown(high!)}`), types[at]);
    }
    const matrix = (await page.locator("#matrix svg text").allTextContents()).filter((text) =>
      /^\d+$/.test(text),
    );
    assert.ok(matrix.includes(String(Math.round(100 * answer.beats[0]!.share))));
    await page.locator(".plan-weights summary").click();
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

test("measures are ticked to stand beside each other, and the address keeps which; the map's list holds those with a place", async () => {
  const view = await openView(browser, app, { size: "wide", theme: "light" });
  const { page } = view;
  try {
    const { rows, beats } = await answerOf();
    await page.goto(`${app.address}/planera/atgarder`);
    await page.waitForSelector(".plan-table", { timeout: 60_000 });
    const [one, other] = [rows[0]!, rows[3]!];
    for (const { measure } of [one, other]) await page.getByLabel(`Jämför ${measure.name}`).check();
    await page.waitForURL(/beside=/);
    assert.deepEqual(
      new URL(page.url()).searchParams.get("beside")!.split(",").sort(),
      [one.measure.id, other.measure.id].sort(),
    );
    await page.reload();
    await page.waitForSelector("#plan-beside .card");
    const cards = (await page.locator("#plan-beside .card").allInnerTexts()).map(plain);
    assert.equal(cards.length, 2);
    for (const [at, { costPerPerson, rankLow, rankHigh }] of [one, other].entries()) {
      const { figure, low, high } = costPerPerson!;
      assert.ok(cards[at]!.includes(`${shown(figure.value!)}(${shown(low!)}–${shown(high!)})`), cards[at]);
      assert.ok(cards[at]!.includes(`(${rankLow}–${rankHigh})`));
    }
    const pair = beats.find(({ a, b }) => a === one.measure.id && b === other.measure.id)!;
    assert.match(
      await page.locator("#beside > .bullets").innerText(),
      new RegExp(`${Math.round(100 * pair.share)} procent`),
    );
    const listed = await page.locator(".plan-map-list a").allInnerTexts();
    assert.deepEqual(
      listed,
      rows.filter(({ place }) => place !== null).map(({ measure }) => measure.name),
    );
    await page.locator(".plan-map-list a").first().focus();
    assert.equal(await page.locator('.plan-map-list li[data-seen="true"]').count(), 1);
    assert.deepEqual(view.errors, []);
  } finally {
    await view.context.close();
  }
});

test("a bad list is imported with every gap said: what stood there, what was expected, what to do", async () => {
  const view = await openView(browser, app, { size: "phone", theme: "light" });
  const { page } = view;
  const file = join(folder, "dalig.csv");
  await writeFile(
    file,
    "namn;kostnad mnkr;från;till;skede;koordinater\nI kronor;48000000;2027;2028;Länsplan;18.6,56.6\nUtomlands;1;2029;2027;Länsplan;2.35,48.85\nUtomlands;1;2027;2028;Länsplan;18.6,56.6\n",
  );
  try {
    await page.goto(`${app.address}/planera`);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.locator("form.import button[type=submit]").click();
    await page.waitForSelector(".plan-remarks", { timeout: 60_000 });
    const said = await page.locator(".plan-remarks tbody tr").allInnerTexts();
    assert.equal(said.length, 4);
    assert.match(said[0]!, /Rad 2[\s\S]*48000000[\s\S]*miljoner kronor[\s\S]*dela med en miljon/);
    assert.match(said.join("\n"), /utanför landet/);
    assert.match(said.join("\n"), /2029–2027/);
    assert.match(said.at(-1)!, /togs inte med/);
    await page.goto(`${app.address}/planera`);
    await writeFile(file, "vad;mnkr\nBro;3\n");
    await page.locator("input[type=file]").setInputFiles(file);
    await page.locator("form.import button[type=submit]").click();
    const notice = page.getByRole("alert");
    await notice.waitFor();
    assert.match(
      await notice.innerText(),
      /ingen kolumn med åtgärdernas namn[\s\S]*Väntat: en kolumn som heter namn/,
    );
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
      for (const [path, part] of [
        ["/planera", ".cards"],
        ["/planera/atgarder", ".plan-table"],
        [`/planera/atgarder?sheet=${first!.measure.id}`, ".plan-questions"],
      ] as const) {
        await view.page.goto(`${app.address}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        await view.page.waitForSelector(part, { timeout: 60_000 });
        await settled(view.page);
        if (process.env.TVARS_PICTURES)
          await view.page.screenshot({
            path: join(process.env.TVARS_PICTURES, `${part.slice(1)}-${lang}-${size}-${theme}.png`),
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
