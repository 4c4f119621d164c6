/** A newcomer builds the report of the example region in a real browser: two clicks, a text block, files, and back to the rows. */
import assert from "node:assert/strict";
import { readFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pdfText } from "@tvars/report/document";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { axe } from "./axe.ts";

const PICTURES = process.env.TVARS_PICTURES;
const SLOW = { timeout: 180_000 };

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

test("a report is made, changed, handed out as PDF and Word, and a figure leads back to its rows", async () => {
  const { page, context, outside, errors } = await openView(browser, app);
  await page.goto(`${app.address}/rapport`);
  await page.getByRole("button", { name: "Trafikverket" }).click(SLOW);
  await page.getByRole("heading", { level: 1, name: /Redovisning av uppdrag/ }).waitFor(SLOW);

  const sentence = "Den här meningen skrev en nykomling.";
  const text = page.getByRole("textbox", { name: "Text i Analys" });
  await text.fill(`${await text.inputValue()}\n\n**${sentence}**`);
  assert.equal(await page.locator(".markdown-preview strong", { hasText: sentence }).count(), 1);
  await page.getByLabel("Förbrukat, kr").fill("412350");
  await page.locator(".report-sum", { hasText: /500\s000 − 412\s350 = 87\s650 kr/ }).waitFor();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByText("Sparat", { exact: true }).waitFor();

  for (const format of ["PDF", "DOCX"]) {
    const [download] = await Promise.all([
      page.waitForEvent("download", SLOW),
      page.getByRole("button", { name: format, exact: true }).click(),
    ]);
    const bytes = await readFile(await download.path());
    assert.equal(download.suggestedFilename(), `trafikverket.${format.toLowerCase()}`);
    const said =
      format === "PDF"
        ? (await pdfText(bytes)).pages.join(" ")
        : new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]!);
    assert.ok(said.includes(sentence), `${format} has what was written`);
  }

  await page.getByRole("button", { name: "Visa raderna bakom: Befolkning efter områdestyp" }).click();
  const rows = page.getByRole("region", { name: "Talen bakom Befolkning efter områdestyp" });
  await rows.waitFor(SLOW);
  assert.ok((await rows.getByRole("row").count()) > 10);
  assert.equal(
    await page.getByRole("link", { name: "Öppna svaret i API:et" }).getAttribute("href"),
    "/api/barometer?place=riket",
  );

  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.frameLocator("iframe").getByText(sentence).waitFor(SLOW);
  if (PICTURES) await page.screenshot({ path: join(PICTURES, "report-wide.png"), fullPage: true });
  assert.deepEqual(outside, []);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the screen passes axe, and is no wider than a phone", async () => {
  const { page, context } = await openView(browser, app, { size: "phone" });
  for (const address of ["/rapport", "/rapport/trafikverket?lang=en"]) {
    await page.goto(app.address + address);
    await settled(page);
    assert.deepEqual(await axe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${address} is ${wide} px wider than the screen`);
    if (PICTURES)
      await page.screenshot({ path: join(PICTURES, `report-phone-${address.length}.png`), fullPage: true });
  }
  await context.close();
});
