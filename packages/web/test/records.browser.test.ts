/** A newcomer's way from a file of stops to a publishable table, in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Answer } from "@tvars/api";
import { writeExampleRegion } from "@tvars/sources/example";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PICTURES = process.env.TVARS_PICTURES;
/** Clicks and fields a newcomer needs at most, from the list of records to the drafted release. */
const MOST_ACTIONS = 12;

let folder: string;
let files: string;
let app: App;
let browser: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-records-"));
  files = await mkdtemp(join(tmpdir(), "tvars-files-"));
  await writeExampleRegion(files);
  const zip = unzipSync(await readFile(join(files, "timetable.gtfs.zip")));
  await writeFile(join(files, "stops.csv"), zip["stops.txt"]!);
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
  [app, browser] = await Promise.all([startApp({ folder }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
  await rm(files, { recursive: true, force: true });
});

const ask = async <T>(path: string): Promise<T> => (await (await fetch(app.address + path)).json()) as T;

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  await settled(page);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const noWider = async (page: Page): Promise<void> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px wider than the screen`);
};

const counts = ({ rows }: Pick<Answer<"breakdown">, "rows">): [string, number | null][] =>
  rows.map(({ key, count }) => [key.type!, count.value]);

/** Runs a line of the command line as the screen shows it, over the same workspace. */
async function commandLine(line: string): Promise<string> {
  const main = new URL("../../cli/src/main.ts", import.meta.url).href;
  const run = `import(${JSON.stringify(main)}).then(async ({ main }) => { process.exitCode = await main(process.argv.slice(1)); })`;
  const script = `tvars() { ${JSON.stringify(process.execPath)} -C @tvars/source --import ${JSON.stringify(import.meta.resolve("tsx"))} -e "$RUN" -- "$@"; }; cd "$FILES"; ${line}`;
  const { stdout } = await promisify(execFile)("bash", ["-c", script], {
    cwd: ROOT,
    env: { ...process.env, TVARS_DATA: folder, FILES: files, RUN: run, LANG: "sv_SE.UTF-8" },
    maxBuffer: 16e6,
  });
  return stdout;
}

test("a newcomer with stops.csv comes to a table by area type and a released link in a few clicks, and the command shown gives the same", async (t) => {
  const { page, context, outside, errors } = await openView(browser, app);
  const began = Date.now();
  let actions = 0;
  const act = async (what: Promise<unknown>): Promise<void> => {
    actions++;
    await what;
  };
  try {
    await page.goto(`${app.address}/uppgifter`);
    await settled(page);
    await picture(page, "1-list");
    await act(page.getByRole("link", { name: "Lägg till uppgifter" }).click());
    await page.getByRole("heading", { name: "Vilken fil?" }).waitFor();
    await picture(page, "2-file");
    await act(page.locator(".drop input").setInputFiles(join(files, "stops.csv")));
    await page.getByRole("heading", { name: /Det här förstod Tvärs/ }).waitFor();

    const understood = await page.locator(".understood").innerText();
    assert.match(understood, /komma mellan cellerna/);
    assert.match(understood, /Hållplatser och avgångar/);
    assert.equal(await page.getByLabel("Vad stop_lon används till").inputValue(), "x");
    const onward = page.getByRole("button", { name: "Pröva raderna" });
    assert.ok(await onward.isDisabled(), "what a row is and which year are asked, not guessed");
    assert.match(await page.locator("#lacks").innerText(), /vad en rad är[\s\S]*vilket år/);
    await picture(page, "3-columns");
    await act(page.getByLabel("En rad är … (i plural)").fill("hållplatser"));
    await act(page.getByLabel("Alla rader gäller år").selectOption("2024"));
    await act(onward.click());

    await page.getByRole("heading", { name: /rader hittade sitt område/ }).waitFor();
    const heading = (await page.locator("h1").innerText()).replaceAll(/\s/g, " ");
    assert.match(heading, /^142 av 142 rader/);
    const shown = await page.locator(".copy-line code").innerText();
    assert.match(shown, /^tvars records add stops\.csv/);
    await picture(page, "4-rows");
    await act(page.getByRole("button", { name: "Spara och räkna" }).click());

    await page.locator("#breakdown").waitFor();
    await settled(page);
    await picture(page, "5-table");
    const table = await ask<Answer<"breakdown">>("/api/records/stops/table");
    await act(page.locator("#breakdown").getByRole("tab", { name: "Tabell" }).click());
    const seen = await page.locator("#breakdown tbody tr td:nth-child(2)").allInnerTexts();
    assert.deepEqual(
      seen.map((cell) => Number(cell.replaceAll(/\D/g, ""))),
      counts(table).map(([, count]) => count),
    );

    await act(page.getByLabel("Ditt namn").fill("Anna Ek"));
    await act(page.getByRole("button", { name: "Gå till utlämning" }).click());
    await page.getByRole("heading", { name: "Går att lämna ut" }).waitFor();
    await picture(page, "6-release");
    assert.ok(actions <= MOST_ACTIONS, `${actions} clicks and fields`);
    t.diagnostic(`${actions} clicks and fields, ${Math.round((Date.now() - began) / 1000)} s by machine`);

    await page.getByRole("textbox", { name: "Skäl" }).fill("Till årsrapporten");
    await page.getByRole("button", { name: "Lämna ut" }).click();
    await page.getByText("De här siffrorna är frysta").waitFor();
    await picture(page, "7-frozen");
    const release = await ask<Answer<"release">>("/api/releases/stops-1");
    assert.equal(release.state, "released");
    assert.deepEqual(counts(release.table), counts(table));
    assert.deepEqual(
      release.log.map(({ what, who }) => [what, who]),
      [
        ["drafted", "Anna Ek"],
        ["released", "Anna Ek"],
      ],
    );

    await commandLine(shown);
    const set = await ask<Answer<"recordsSet">>("/api/records/stops");
    assert.equal(set.earlier.length, 1, "the command stored the rows anew");
    assert.equal(set.definition.unit.sv, "hållplatser");
    const again = JSON.parse(await commandLine(`${table.provenance.command} --json`)) as Answer<"breakdown">;
    assert.deepEqual(counts(again), counts(table));
    assert.deepEqual(outside, []);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
});

test("rows without a place have their cause, their row numbers and what they could have changed", async () => {
  const { page, context, errors } = await openView(browser, app, { size: "phone" });
  try {
    await page.goto(`${app.address}/uppgifter?about=file`);
    await page.locator(".drop input").setInputFiles(join(files, "skadade-i-vagtrafik.csv"));
    await page.getByRole("heading", { name: /Det här förstod Tvärs/ }).waitFor();
    assert.match(
      await page.locator(".columns-table tr", { hasText: /^id/ }).innerText(),
      /kan peka ut någon/,
    );
    await page.getByRole("button", { name: "Pröva raderna" }).click();
    await page.getByRole("heading", { name: /rader hittade sitt område/ }).waitFor();
    await page.locator("summary", { hasText: "utanför alla områden" }).click();
    assert.match(await page.locator("details.verdict[open]").innerText(), /Rad \d+/);
    assert.match(await page.locator(".step").innerText(), /% utan plats/);
    await noWider(page);
    assert.deepEqual(await axe(page), []);
    await picture(page, "phone-rows");
    await page.getByRole("button", { name: "Spara och räkna" }).click();
    await page.locator("#breakdown").waitFor();
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
});

test("a file that cannot be read is told in words, and a pasted table is a file too", async () => {
  const { page, context } = await openView(browser, app);
  try {
    await page.goto(`${app.address}/uppgifter?about=file`);
    await page.locator(".drop input").setInputFiles({
      name: "trasig.xlsx",
      mimeType: "application/zip",
      buffer: Buffer.from("PK\u0003\u0004nej"),
    });
    await page.getByRole("alert").waitFor();
    assert.doesNotMatch(await page.getByRole("alert").innerText(), /Error:|at .*\.ts/);
    await page.getByText("Klistra in i stället").click();
    await page.getByLabel(/Rader med kolumnnamn överst/).fill("regsokod;antal\n9901R001;3\n9901R004;9\n");
    await page.getByRole("button", { name: "Använd det inklistrade" }).click();
    await page.getByRole("heading", { name: /Det här förstod Tvärs/ }).waitFor();
    assert.equal(await page.getByLabel("Vad regsokod används till").inputValue(), "regso");
    await page.getByLabel("Vad antal används till").selectOption("count");
    assert.equal(await page.getByLabel("Vad antal används till").inputValue(), "count");
    await page.reload();
    assert.equal(
      await page.getByLabel("Vad antal används till").inputValue(),
      "count",
      "what was said is still there after a reload",
    );
  } finally {
    await context.close();
  }
});

for (const { lang, size, theme } of LOOKS)
  test(`every screen of records passes axe and fits its width: ${lang}, ${size}, ${theme}`, async () => {
    const { page, context, errors } = await openView(browser, app, { size, theme });
    try {
      const asked = "figure=rate&per=residents";
      for (const [name, path] of Object.entries({
        list: "/uppgifter?",
        file: "/uppgifter?about=file&",
        begin: "/uppgifter?about=rows&",
        table: `/uppgifter/skadade-i-vagtrafik?by=type,year&${asked}&`,
        rows: `/uppgifter/skadade-i-vagtrafik?by=type,year&${asked}&tables=breakdown&`,
        areas: `/uppgifter/skadade-i-vagtrafik?by=regso&${asked}&`,
        share: "/uppgifter/skadade-i-vagtrafik?figure=share&",
        about: "/uppgifter/skadade-i-vagtrafik?about=about&",
        releases: "/utlamning?",
        frozen: "/utlamning/stops-1?",
        absent: "/uppgifter/finns-inte?",
        "absent-release": "/utlamning/finns-inte?",
      })) {
        await page.goto(`${app.address}${path}lang=${lang}`);
        await settled(page);
        assert.deepEqual(await axe(page), [], name);
        await noWider(page);
        await picture(page, `${name}-${lang}-${size}-${theme}`);
      }
      assert.deepEqual(
        errors.filter((one) => !one.includes("404")),
        [],
      );
    } finally {
      await context.close();
    }
  });

test("a draft shows what could still be computed of every hidden cell; a correction and a withdrawal are seen on the frozen page", async () => {
  const { page, context, errors } = await openView(browser, app, { theme: "dark" });
  try {
    await page.goto(`${app.address}/uppgifter/skadade-i-vagtrafik?by=type,kategori&years=2024`);
    await page.getByLabel("Ditt namn").fill("Berit Lund");
    await page.getByRole("button", { name: "Gå till utlämning" }).click();
    await page.locator(".attacks").waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    const check = await ask<Answer<"releaseCheck">>(`/api/releases/${id}/check`);
    assert.ok(check.attacks.length > 0);
    const [first] = check.attacks;
    const row = await page.locator(".attacks tbody tr").first().innerText();
    assert.ok(row.includes(`${first!.low}–${first!.high}`), row);
    await settled(page);
    assert.deepEqual(await axe(page), []);
    await picture(page, "draft");
    await page.getByRole("textbox", { name: "Skäl" }).fill("Bilaga 2");
    await page.getByRole("button", { name: "Lämna ut" }).click();
    await page.getByText("Rätta eller dra tillbaka").click();
    await page.getByRole("textbox", { name: "Skäl" }).fill("Rubriken gällde fel år");
    await page.getByRole("button", { name: "Skriv rättelsen" }).click();
    await page.getByRole("heading", { name: "Rättelser" }).waitFor();
    await page.getByRole("radio", { name: /Dra tillbaka/ }).check();
    await page.getByRole("textbox", { name: "Skäl" }).fill("Fel fil");
    await page.getByRole("button", { name: "Dra tillbaka" }).click();
    await page.getByText("Utlämningen är tillbakadragen").waitFor();
    await settled(page);
    assert.equal(await page.locator("#breakdown").count(), 0, "no figures once it is withdrawn");
    await picture(page, "withdrawn");
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
});
