/** The report of the example region in a real browser: made, written, handed in and corrected; results kept in studies and run again. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Barometer, Job, Report, StudyDefinition, StudyFigure, StudyRun } from "@tvars/api";
import { pdfText } from "@tvars/report/document";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { axe } from "./axe.ts";

const PICTURES = process.env.TVARS_PICTURES;
const SLOW = { timeout: 180_000 };

let app: App;
let browser: Browser;
let folder: string;

/** What finished documents there are. */
const derived = async (): Promise<string[]> =>
  (await readdir(join(folder, "derived", "reports")).catch(() => [])).sort();

before(async () => {
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), "tvars-reports-"));
  [app, browser] = await Promise.all([startApp({ folder }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

test("a newcomer builds the report of the example region from the browser, changes a text block, exports PDF and DOCX, and clicks a figure back to its rows and its screen", async () => {
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
  await page.getByText("Ändringar som inte är sparade").waitFor();
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
    await page.getByText(`Klart: trafikverket.${format.toLowerCase()}`).waitFor(SLOW);
  }

  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.frameLocator("iframe").getByText(sentence).waitFor(SLOW);
  await page.getByRole("button", { name: "Stäng" }).click();

  await page.getByRole("button", { name: "Visa raderna bakom: Befolkning efter områdestyp" }).click();
  const rows = page.getByRole("region", { name: "Talen bakom Befolkning efter områdestyp" });
  await rows.waitFor(SLOW);
  assert.ok((await rows.getByRole("row").count()) > 10);
  assert.match(
    (await page
      .getByRole("link", { name: "Öppna svaret i API:et: Befolkning efter områdestyp" })
      .getAttribute("href")) ?? "",
    /^\/api\/barometer\?/,
  );
  if (PICTURES) await page.screenshot({ path: join(PICTURES, "report-wide.png"), fullPage: true });
  const figure = await rows.locator("tbody .number").first().textContent();
  await page.getByRole("link", { name: "Visa på skärmen: Befolkning efter områdestyp" }).click();
  await page.locator(".result").first().waitFor(SLOW);
  assert.ok(figure);
  assert.deepEqual(outside, []);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what is left to do leads to its field; dates are written as year-month-day; edits survive a look at another screen", async () => {
  const { page, context } = await openView(browser, app);
  await page.goto(`${app.address}/rapport/trafikverket`);
  await page.getByRole("link", { name: "Beslutsfattare är inte angiven." }).click(SLOW);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "field-decisionMaker");
  await page.keyboard.type("Generaldirektören");

  const date = page.getByLabel("Rapportens datum");
  await date.fill("2022-02-30");
  assert.equal(await date.getAttribute("aria-invalid"), "true");
  await page.getByText("Skriv ett datum som finns").waitFor();
  await date.fill("2022-10-27");
  assert.equal(await date.getAttribute("aria-invalid"), "false");

  await page.getByRole("link", { name: "Områden", exact: true }).click();
  await page.locator(".report-editor").waitFor({ state: "detached" });
  await page.goBack();
  await page.getByText("Dina ändringar från förut ligger kvar.").waitFor(SLOW);
  assert.equal(await page.getByLabel("Beslutsfattare").inputValue(), "Generaldirektören");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByText("Sparat", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Beslutsfattare är inte angiven." }).waitFor({ state: "detached" });
  const stored = (await (await fetch(`${app.address}/api/reports/trafikverket`)).json()) as Report;
  assert.equal(stored.decisionMaker, "Generaldirektören");
  assert.equal(stored.date, "2022-10-27");
  await context.close();
});

test("writing a report is stopped by its button, and nothing half-written is left", async () => {
  const { page, context } = await openView(browser, app);
  await page.goto(`${app.address}/rapport/trafikverket`);
  const before = await derived();
  await page.getByRole("button", { name: "HTML", exact: true }).click(SLOW);
  await page.getByRole("button", { name: "Stoppa" }).click(SLOW);
  await page.getByText("Stoppat. Inget halvskrivet är kvar.").waitFor(SLOW);
  const jobs = (await (await fetch(`${app.address}/api/jobs`)).json()) as Job[];
  assert.equal(jobs.find(({ kind }) => kind === "report")?.state, "stopped");
  assert.deepEqual(await derived(), before);
  await context.close();
});

test("a result is kept in a study as it stands on screen, and its step gives the screen's figures", async () => {
  const { page, context, errors } = await openView(browser, app);
  const asked: string[] = [];
  page.on("response", (response) => {
    const url = new URL(response.url());
    if (url.pathname.startsWith("/api/places/")) asked.push(url.pathname + url.search);
  });
  await page.goto(`${app.address}/omraden/riket?year=2022`);
  const keep = page.getByRole("button", { name: "Lägg i utredning …" });
  await keep.first().click(SLOW);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /^Utredning/ }).selectOption({ label: "En ny utredning" });
  await dialog.getByLabel("Vad vill du ta reda på?").fill("Hur bor vi?");
  assert.match(await dialog.getByLabel("Resultatets rubrik på svenska").inputValue(), /^Var människor bor/);
  assert.match(await dialog.getByLabel("Resultatets rubrik på engelska").inputValue(), /^Where people live/);
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole("button", { name: "Lägg i utredningen" }).click();
  await dialog.getByText(/ligger nu sist i Hur bor vi\?/).waitFor(SLOW);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok(
    await page.evaluate(() => document.activeElement?.textContent?.includes("Lägg i utredning")),
    "focus is back on the button",
  );

  await page.goto(`${app.address}/matt?measure=theil-h&year=2022`);
  await keep.first().click(SLOW);
  await dialog.getByRole("combobox", { name: /^Utredning/ }).selectOption({ label: "Hur bor vi?" });
  await dialog.getByRole("button", { name: "Lägg i utredningen" }).click();
  await dialog.getByRole("link", { name: "Visa utredningen" }).click(SLOW);
  await page.getByRole("heading", { level: 1, name: "Hur bor vi?" }).waitFor(SLOW);

  const study = (await (await fetch(`${app.address}/api/studies/hur-bor-vi`)).json()) as StudyDefinition;
  assert.deepEqual(
    study.steps.map(({ asked: of }) => (of as { year: string }).year),
    ["2022", "2022"],
  );
  await page.getByRole("button", { name: "Kör", exact: true }).click(SLOW);
  await page.getByText(/Klart\. .* tal frystes/).waitFor(SLOW);
  const [run] = (await (await fetch(`${app.address}/api/studies/hur-bor-vi/runs`)).json()) as StudyRun[];
  assert.deepEqual(run!.problems, []);
  const frozen = (await (
    await fetch(`${app.address}/api/studies/hur-bor-vi/runs/${run!.id}/figures`)
  ).json()) as StudyFigure[];
  const screen = (await (await fetch(app.address + asked[0]!)).json()) as { barometer: Barometer };
  for (const { type, share } of screen.barometer.types) {
    const kept = frozen.find(
      ({ step, at }) => step === study.steps[0]!.id && at === `types/type=${type}/share`,
    );
    assert.equal(kept?.value, share.value, `share of type ${type}`);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("a study is put in order, run again and compared on screen, by keys too", async () => {
  const { page, context } = await openView(browser, app);
  await page.goto(`${app.address}/rapport/utredningar`);
  await page.getByRole("link", { name: "Hur bor vi?" }).click(SLOW);
  const names = page.getByRole("textbox", { name: /^Rubrik för resultat/ });
  const [first, second] = [await names.nth(0).inputValue(), await names.nth(1).inputValue()];
  await page.getByRole("button", { name: `Flytta ner: ${first}` }).focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await names.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)), [
    second,
    first,
  ]);
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByText("Sparat", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Kör igen" }).click(SLOW);
  await page.getByText(/Alla .* tal är desamma/).waitFor(SLOW);
  await page
    .getByRole("radio", { name: /^Tidigare/ })
    .nth(0)
    .focus();
  await page.keyboard.press("Space");
  await page.waitForURL(/versus=/);
  assert.deepEqual(await axe(page), []);
  const [download] = await Promise.all([
    page.waitForEvent("download", SLOW),
    page.getByRole("link", { name: "Hämta som paket" }).click(),
  ]);
  assert.ok(unzipSync(await readFile(await download.path()))["ro-crate-metadata.json"]);
  await context.close();
});

test("a frozen version has a permanent address, and shows an erratum and a newer version to whoever has the old link", async () => {
  const { page, context } = await openView(browser, app);
  await page.goto(`${app.address}/rapport/trafikverket`);
  const freeze = async (): Promise<void> => {
    await page.getByRole("button", { name: "Lås den här versionen" }).click(SLOW);
    await page.getByLabel("Vem lämnar rapporten?").fill("Registrator");
    await page.getByRole("button", { name: "Lås den här versionen" }).click();
  };
  await freeze();
  await page.getByRole("link", { name: "Version 1" }).click(SLOW);
  await page.waitForURL(`${app.address}/rapport/trafikverket/v/1`);
  const file = `${app.address}/api/reports/trafikverket/versions/1/files/docx`;
  const bytes = Buffer.from(await (await fetch(file)).arrayBuffer());

  await page.getByRole("button", { name: "Lägg till en rättelse" }).click(SLOW);
  await page.getByLabel("Vad som är fel, på svenska").fill("Andelen i typ 1 avser 2023.");
  await page.getByLabel("Vad som är fel, på engelska").fill("The share of type 1 is of 2023.");
  await page.getByLabel("Vilka siffror det gäller").fill("Tabell 1, typ 1");
  await page.getByLabel("Vem rättar?").fill("Registrator");
  await page.getByRole("button", { name: "Lägg till en rättelse" }).click();
  const since = page.getByRole("region", { name: "Att veta innan du läser" });
  await since.getByText("Andelen i typ 1 avser 2023.").waitFor(SLOW);

  await page.getByRole("link", { name: "Till rapporten" }).click();
  await page.getByLabel("Föredragande").fill("Utredare Två");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByText("Sparat", { exact: true }).waitFor();
  await freeze();
  await page.getByRole("link", { name: "Version 2" }).waitFor(SLOW);
  await page.goto(`${app.address}/rapport/trafikverket/v/1?lang=en`);
  const told = page.getByRole("region", { name: "To know before you read" });
  await told.getByText("The share of type 1 is of 2023.").waitFor(SLOW);
  await told.getByText("There is a newer version of the report: version 2.").waitFor();
  assert.equal(
    await told.getByRole("link", { name: "Show" }).getAttribute("href"),
    "/rapport/trafikverket/v/2",
  );
  assert.deepEqual(await axe(page), []);
  assert.ok(Buffer.from(await (await fetch(file)).arrayBuffer()).equals(bytes), "the old link has its bytes");
  const feed = await (await fetch(`${app.address}/feed.atom`)).text();
  assert.match(feed, /<category term="report"\/>/);
  await context.close();
});

test("the screens pass axe, and are no wider than a phone", async () => {
  const { page, context } = await openView(browser, app, { size: "phone" });
  for (const [name, address] of Object.entries({
    reports: "/rapport",
    editor: "/rapport/trafikverket?lang=en",
    studies: "/rapport/utredningar",
    study: "/rapport/utredningar/hur-bor-vi",
    version: "/rapport/trafikverket/v/1",
  })) {
    await page.goto(app.address + address);
    await settled(page);
    assert.deepEqual(await axe(page), [], name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${address} is ${wide} px wider than the screen`);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `report-phone-${name}.png`), fullPage: true });
  }
  await context.close();
});
