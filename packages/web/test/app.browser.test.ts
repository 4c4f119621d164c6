/** The app in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import type { Answer, RouteName } from "@tvars/api";
import type { Browser, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";
import { screensOf, somePlaces } from "./screens.ts";

const SHOTS = fileURLToPath(new URL("../../../.cache/screens", import.meta.url));

let app: App;
let browser: Browser;

before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.close();
});

const ask = async <Name extends RouteName>(_name: Name, path: string): Promise<Answer<Name>> =>
  (await (await fetch(app.address + path)).json()) as Answer<Name>;

/** A page that must ask nobody outside and write no error; both are asserted when the test is done with it. */
async function within(
  options: Parameters<typeof openView>[2],
  body: (view: View) => Promise<void>,
): Promise<void> {
  const view = await openView(browser, app, options);
  try {
    await body(view);
    assert.deepEqual(view.outside, [], "requests outside the app");
    assert.deepEqual(view.errors, [], "errors on the page");
  } finally {
    await view.context.close();
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(app.address + path);
  await settled(page);
}

for (const look of LOOKS)
  test(`axe finds nothing, nothing is wider than the screen and nobody outside is asked: ${Object.values(look).join(", ")}`, async () => {
    await mkdir(SHOTS, { recursive: true });
    const { lang, size, theme } = look;
    await within({ size, theme }, async ({ page }) => {
      const findings: string[] = [];
      for (const [name, path] of Object.entries(screensOf(await somePlaces(app)))) {
        await open(page, `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        assert.equal(await page.getAttribute("html", "lang"), lang, name);
        for (const finding of await axe(page)) findings.push(`${name}: ${finding}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
        if (
          !(await page
            .getByText(lang === "sv" ? "Påhittad exempelregion" : "Invented example region")
            .first()
            .isVisible())
        )
          findings.push(`${name}: does not say that the region is invented`);
        await page.screenshot({ path: join(SHOTS, `${name}-${lang}-${size}-${theme}.png`) });
      }
      assert.deepEqual(findings, []);
    });
  });

/** Moves the pointer over the map until an area answers, and gives its tooltip. */
async function pointAtArea(page: Page): Promise<{ code: string; text: string }> {
  const box = (await page.locator("[data-map]").boundingBox())!;
  for (const [fx, fy] of [
    [0.5, 0.5],
    [0.55, 0.4],
    [0.45, 0.6],
    [0.6, 0.55],
  ] as const) {
    await page.mouse.move(box.x + box.width * fx - 3, box.y + box.height * fy);
    await page.mouse.move(box.x + box.width * fx, box.y + box.height * fy);
    await page.waitForTimeout(120);
    const tip = page.locator(".map-tip");
    if (await tip.isVisible())
      return { code: (await tip.getAttribute("data-code"))!, text: await tip.innerText() };
  }
  throw new Error("No area under the pointer at four places on the map.");
}

const inSwedish = (value: number): string => value.toFixed(1).replace(".", ",").replace("-", "−");

test("the tooltip on the map, the table and the API say the same, before and after a year change across the versions", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta?year=2024");
    for (const year of [2024, 2022]) {
      if (year === 2022) {
        await page.getByRole("combobox", { name: "År" }).selectOption("2022");
        await page.waitForFunction(
          () => document.querySelector<HTMLElement>("[data-map]")?.dataset.year === "2022",
        );
        await settled(page);
      }
      const { code, text } = await pointAtArea(page);
      const values = await ask("mapValues", `/api/map?year=${year}`);
      const at = values.codes.indexOf(code);
      assert.ok(at >= 0, `${code} is in the API's answer for ${year}`);
      const [type, index] = [values.type[at]!, values.index[at]!];
      assert.match(text, new RegExp(`Index ${inSwedish(index)}(?!\\d)`));
      const chip = await page.locator(".map-tip .type-chip").innerText();
      assert.equal(chip.replace(/\D/g, ""), String(type));
      await page.getByRole("tab", { name: "Tabell" }).first().click();
      await settled(page);
      const row = page.locator("tbody tr", { hasText: code });
      const cells = await row.locator("td").allInnerTexts();
      assert.ok(cells.includes(inSwedish(index)), `${cells.join("|")} holds ${inSwedish(index)}`);
      assert.equal((await row.locator(".type-chip").innerText()).replace(/\D/g, ""), String(type));
      await page.getByRole("tab", { name: "Karta" }).click();
      await settled(page);
    }
  });
});

test("a change of type on the map is split as the API has it: legend, sentence, table and address follow the switch", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta?year=2024&since=2018&layer=change");
    const values = await ask("mapValues", "/api/map?year=2024&before=2018");
    const legend = page.getByRole("region", { name: "Teckenförklaring" });
    for (const [name, part, from, to] of [
      ["Hela bytet", null, values.typeBefore, values.type],
      ["Egen förändring", "own", values.typeBefore, values.typeOwn],
      ["Flyttade gränser", "cuts", values.typeOwn, values.type],
    ] as const) {
      await page.getByRole("radio", { name }).check();
      await settled(page);
      assert.equal(new URL(page.url()).searchParams.get("part"), part);
      const both = from.flatMap((type, at) => (type === null || to[at] == null ? [] : [to[at] - type]));
      const up = both.filter((step) => step > 0).length;
      const down = both.filter((step) => step < 0).length;
      const text = await legend.innerText();
      assert.match(text, new RegExp(`mindre utmaningar \\(${up}\\)`));
      assert.match(text, new RegExp(`Samma typ \\(${both.length - up - down}\\)`));
      assert.match(text, new RegExp(`större utmaningar \\(${down}\\)`));
      assert.match(text, new RegExp(`${up} av ${both.length} jämförbara områden`));
    }
    await page.getByRole("tab", { name: "Tabell" }).first().click();
    await settled(page);
    const at = values.codes.findIndex(
      (_, i) => values.typeBefore[i] !== null && values.typeBefore[i] !== values.typeOwn[i],
    );
    assert.ok(at >= 0, "an area changes type by its own values");
    const row = page.locator("tbody tr", { hasText: values.codes[at]! });
    const chips = (await row.locator(".type-chip").allInnerTexts()).map((text) => text.replace(/\D/g, ""));
    assert.deepEqual(chips, [values.typeBefore[at], values.typeOwn[at], values.type[at]].map(String));
  });
});

test("a click on an area opens it beside the map, Esc and Back go back, and the address holds it all", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta");
    const { code } = await pointAtArea(page);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForURL(`**/karta?place=regso@2025:${code}*`);
    await settled(page);
    const panel = page.getByRole("complementary", { name: "Om platsen" });
    assert.match(await panel.innerText(), new RegExp(code));
    await panel.locator("h2:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !location.search.includes("place="));
    await page.locator(".maplibregl-canvas:focus").waitFor();
    await page.goForward();
    await page.waitForFunction(() => location.search.includes("place="));
    await page.getByRole("radio", { name: "Index" }).check();
    await page.waitForFunction(() => location.search.includes("layer=index"));
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes("layer="));
    assert.ok(page.url().includes(code));
    const address = page.url();
    await page.reload();
    await settled(page);
    assert.equal(page.url(), address);
    assert.match(await panel.innerText(), new RegExp(code));
  });
});

test("with keys alone: skip link, search, area, language, and the area at the centre of the map", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, "/karta");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Hoppa till innehållet");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "combobox");
    const { area } = await somePlaces(app);
    await page.keyboard.type((await ask("area", `/api/areas/${area}`)).area.name);
    await page.locator(".hit").first().waitFor();
    await page.keyboard.press("ArrowDown");
    const active = await page.evaluate(() => document.activeElement?.getAttribute("aria-activedescendant"));
    assert.ok(active, "the chosen option is told");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("place=regso"));
    await settled(page);
    assert.equal(
      await page.getByRole("button", { name: "Spela upp åren" }).count(),
      0,
      "no play button when motion is unwanted",
    );
    await page.keyboard.press("Escape");
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("ArrowLeft");
    await page.locator(".map-tip").waitFor();
    const code = await page.locator(".map-tip").getAttribute("data-code");
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => location.search.includes(String(wanted)), code);
    const heading = page.locator(".panel h2:focus");
    await heading.waitFor();
    const at = new URL(page.url()).searchParams.get("place")!;
    assert.equal(await heading.innerText(), (await ask("area", `/api/areas/${at}`)).area.name);
    await page.getByRole("button", { name: "Tillbaka" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".maplibregl-canvas:focus").waitFor();
    assert.ok(!page.url().includes("place="));
  });
});

test("coordinates find the areas at the point", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/omraden");
    const { bounds } = await ask("workspace", "/api/workspace");
    const [lon, lat] = [(bounds![0] + bounds![2]) / 2, (bounds![1] + bounds![3]) / 2];
    await page
      .getByRole("combobox", { name: "Sök plats" })
      .last()
      .fill(`${lat.toFixed(4)}, ${lon.toFixed(4)}`);
    await page.locator(".hit").first().waitFor();
    const there = await ask("point", `/api/point?lon=${lon.toFixed(4)}&lat=${lat.toFixed(4)}&year=2024`);
    assert.equal(await page.locator(".hit").count(), there.areas.length);
    assert.ok(there.areas.length > 0);
  });
});

test("the table sorts both ways and back, says so to a screen reader, and the sort is in the address", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta?view=table");
    const index = page.getByRole("columnheader", { name: /^Index/ });
    const read = async (): Promise<number[]> => {
      const at = await page
        .locator("thead th")
        .evaluateAll((all) => all.findIndex((one) => one.textContent?.startsWith("Index")));
      const texts = await page.locator(`tbody tr > :nth-child(${at + 1})`).allInnerTexts();
      return texts
        .map((text) => Number(text.replace(",", ".").replace("−", "-")))
        .filter((value) => !Number.isNaN(value));
    };
    const asIs = await read();
    await index.getByRole("button").click();
    assert.equal(await index.getAttribute("aria-sort"), "ascending");
    assert.deepEqual(
      await read(),
      asIs.toSorted((a, b) => a - b),
    );
    await index.getByRole("button").click();
    assert.equal(await index.getAttribute("aria-sort"), "descending");
    assert.deepEqual(
      await read(),
      asIs.toSorted((a, b) => b - a),
    );
    assert.match(page.url(), /sort=-index/);
    await index.getByRole("button").click();
    assert.equal(await index.getAttribute("aria-sort"), "none");
    assert.deepEqual(await read(), asIs);
  });
});

test("the language changes every text, the title and the lang attribute, and stays in the address", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/ordlista");
    assert.match(await page.title(), /^Ordlista – Tvärs$/);
    await page.getByRole("button", { name: "In English" }).click();
    await page.getByRole("heading", { name: "Glossary" }).waitFor();
    assert.match(await page.title(), /^Glossary – Tvärs$/);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(page.url(), /lang=en/);
    const left = await page.locator("main").innerText();
    assert.doesNotMatch(left, /\b(och|inte|områden|är)\b/, "no Swedish is left");
  });
});

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("downloads hold what they say: CSV with BOM and semicolons, XLSX, GeoJSON, JSON-stat, SVG and PNG", async () => {
  await within({}, async ({ page }) => {
    const { kommun } = await somePlaces(app);
    await open(page, `/omraden/${kommun}`);
    const list = page
      .locator(".section")
      .filter({ has: page.getByRole("table") })
      .last();
    const pick = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
      await list.getByRole("button", { name: "Ladda ner" }).click();
      return await saved(page, () => list.getByRole("link", { name }).click());
    };
    const semicolon = await pick("Tabell (CSV, semikolon)");
    assert.deepEqual([...semicolon.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const text = semicolon.bytes.toString("utf8");
    const rows = (await ask("areas", `/api/areas?place=${kommun}&year=2024`)).rows;
    for (const { area } of rows) assert.ok(text.includes(area.code), area.code);
    assert.match(text.split("\n")[0]!, /;/);
    assert.match((await pick("Tabell (CSV, komma)")).bytes.toString("utf8").split("\n")[0]!, /,/);
    assert.equal((await pick("Tabell (Excel)")).bytes.subarray(0, 2).toString(), "PK");
    const geo = JSON.parse((await pick("Karta (GeoJSON)")).bytes.toString()) as { features: unknown[] };
    assert.equal(geo.features.length, rows.length);
    const stat = JSON.parse((await pick("Statistik (JSON-stat)")).bytes.toString()) as { version: string };
    assert.equal(stat.version, "2.0");

    const share = page.locator("#share");
    const picture = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
      await share.getByRole("button", { name: "Ladda ner" }).click();
      return await saved(page, () => share.getByRole("button", { name }).click());
    };
    const svg = (await picture("Bild, skalbar (SVG)")).bytes.toString();
    assert.match(svg, /^<svg/);
    assert.match(svg, /Källa: /);
    assert.match(svg, /[Pp]åhitta/);
    const png = await picture("Bild (PNG)");
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    assert.ok(png.bytes.readUInt32BE(16) >= 1500, "drawn twice as fine as on screen");
  });
});

test("the map is saved with legend and source, and drawn: not one colour", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta");
    const { name, bytes } = await saved(page, () =>
      page.getByRole("button", { name: "Spara kartan som bild" }).click(),
    );
    assert.equal(name, "tvars-karta-2024.png");
    const colors = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext("2d")!;
      pen.drawImage(image, 0, 0);
      const seen = new Set<string>();
      const { data: pixels } = pen.getImageData(0, 0, image.width, image.height);
      for (let i = 0; i < pixels.length; i += 4 * 97) seen.add(pixels.slice(i, i + 3).join());
      return Array.from(seen);
    }, bytes.toString("base64"));
    for (const type of ["66,24,79", "146,71,104", "176,151,127", "147,191,216", "211,239,240"])
      assert.ok(colors.includes(type), `${type} is in the picture`);
  });
});

test("hidden and missing are told apart in map, legend, table and to a screen reader, and are never zero", async () => {
  await within({}, async ({ page }) => {
    // The example region hides nothing: one of its real answers is made to, at the edge of the page.
    await page.route(/\/api\/(map|areas)\?/, async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as Answer<"mapValues"> | Answer<"areas">;
      if ("codes" in body) {
        [body.type[0], body.index[0], body.status[0]] = [null, null, "suppressed"];
        [body.type[1], body.index[1], body.status[1]] = [null, null, "missing"];
        body.status[2] = "value small";
      } else {
        body.rows[0]!.index = { value: null, status: "suppressed" };
        body.rows[1]!.index = { value: null, status: "missing" };
        body.rows[2]!.index = { ...body.rows[2]!.index, flags: ["small"] };
        body.rows[3]!.index = { value: 0, status: "zero" };
      }
      await route.fulfill({ response, json: body });
    });
    await open(page, "/karta");
    const legend = page.getByRole("region", { name: "Teckenförklaring" });
    assert.match(await legend.innerText(), /Skyddat \(1\)\s+Saknas \(1\)/);
    assert.match(await legend.innerText(), /Få boende/);
    await page.screenshot({ path: join(SHOTS, "map-statuses.png") });
    await page.getByRole("tab", { name: "Tabell" }).first().click();
    await settled(page);
    const cell = (row: number) => page.locator("tbody tr").nth(row).locator(".figure").first();
    assert.match(await cell(0).innerText(), /skyddat/);
    assert.match(await cell(1).innerText(), /saknas/);
    assert.match((await cell(2).textContent())!, /○.*litet tal/);
    assert.equal(await cell(3).innerText(), "0,0");
    assert.match(await page.locator(".sign-key").innerText(), /ingen enskild ska kunna pekas ut/);
  });
});

test("a year whose boundaries are not stored says so on the map, and the next year with boundaries is drawn", async () => {
  await within({}, async ({ page }) => {
    await page.route("**/api/workspace", async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as Answer<"workspace">;
      for (const version of body.versions) if (version.version === "regso@2020") version.hasLayer = false;
      await route.fulfill({ response, json: body });
    });
    await open(page, "/karta?year=2022");
    const notice = page.getByText("Områdenas gränser för året är inte inlästa");
    await notice.waitFor();
    await page.getByRole("combobox", { name: "År" }).selectOption("2024");
    await notice.waitFor({ state: "detached" });
    await settled(page);
    const { code } = await pointAtArea(page);
    assert.ok((await ask("mapValues", "/api/map?year=2024")).codes.includes(code));
  });
});

test("a break between versions is a notch on the year slider and in the trend", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta");
    assert.equal(await page.locator(".years-break").count(), 1);
    assert.match(await page.locator("#trend").innerText(), /Brott mellan 2023 och 2024/);
  });
});

test("two to four places are compared; they are added by search and removed, and a pasted set counts as one", async () => {
  await within({}, async ({ page }) => {
    const { kommun, area } = await somePlaces(app);
    await open(page, `/jamfor?places=${kommun};${area}`);
    assert.equal(await page.locator(".chips.chosen li").count(), 2);
    await page.getByText("Eget urval av områden").click();
    const codes = (await ask("areas", `/api/areas?place=${kommun}`)).rows
      .slice(0, 3)
      .map((row) => row.area.code);
    await page.getByLabel("Områdeskoder").fill(codes.join("\n"));
    await page.getByRole("button", { name: "Jämför urvalet" }).click();
    await settled(page);
    assert.equal(await page.locator(".chips.chosen li").count(), 3);
    assert.ok(page.url().includes(codes.join(",")));
    await page.locator("#types").getByRole("tab", { name: "Tabell" }).click();
    assert.equal(await page.locator("#types tbody tr").count(), 3);
    await page.locator(".chip-remove").first().click();
    await settled(page);
    assert.equal(await page.locator(".chips.chosen li").count(), 2);
  });
});

test("a set of areas is saved under a name and can be opened as a place", async () => {
  await within({}, async ({ page }) => {
    const { kommun } = await somePlaces(app);
    await open(page, "/jamfor");
    await page.getByText("Eget urval av områden").click();
    const codes = (await ask("areas", `/api/areas?place=${kommun}`)).rows
      .slice(0, 2)
      .map((row) => row.area.code);
    await page.getByLabel("Områdeskoder").fill(codes.join(", "));
    await page.getByLabel("Namn på urvalet").fill("Längs vägen");
    await page.getByRole("button", { name: "Spara urvalet" }).click();
    await page.waitForFunction(() => location.search.includes("set:langs-vagen"));
    assert.deepEqual((await ask("sets", "/api/sets")).find(({ id }) => id === "langs-vagen")?.codes, codes);
    await open(page, "/omraden/set:langs-vagen");
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Längs vägen");
  });
});

test("a file the program cannot place is refused with what to do, and nothing stored is harmed", async () => {
  const view = await openView(browser, app);
  try {
    const { page } = view;
    const held = (await ask("health", "/api/health")).snapshots;
    await open(page, "/data");
    await page.locator("input[type=file]").setInputFiles({
      name: "tomt.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(""),
    });
    await page.getByRole("button", { name: "Läs in" }).click();
    const problem = page.locator(".problem");
    await problem.waitFor();
    assert.match(await problem.innerText(), /tomt\.csv/);
    assert.equal((await ask("health", "/api/health")).snapshots, held);
    assert.deepEqual(view.outside, []);
  } finally {
    await view.context.close();
  }
});

test("coordinates that could be read in several ways are asked about, with where each reading would lie", async () => {
  const view = await openView(browser, app);
  try {
    const { page } = view;
    await open(page, "/data");
    const ring = [
      [6583000, 415000],
      [6583000, 416000],
      [6584000, 416000],
      [6583000, 415000],
    ];
    const feature = {
      type: "Feature",
      properties: { namn: "A" },
      geometry: { type: "Polygon", coordinates: [ring] },
    };
    await page.locator("input[type=file]").setInputFiles({
      name: "omraden.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from(JSON.stringify({ type: "FeatureCollection", features: [feature] })),
    });
    await page.getByRole("button", { name: "Läs in" }).click();
    await page.getByRole("radio", { name: /SWEREF.*nord först.*Karlstad/ }).waitFor();
    await page.getByRole("button", { name: "Svara och läs in" }).waitFor();
  } finally {
    await view.context.close();
  }
});

test("without contact the page says so and tries again when asked; what was opened stays readable", async () => {
  const view = await openView(browser, app);
  try {
    const { page, context } = view;
    await open(page, "/omraden");
    await open(page, "/indikatorer");
    await context.setOffline(true);
    const link = page.locator(".card a").first();
    const title = await link.innerText();
    await link.click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /Ingen kontakt med servern/);
    await context.setOffline(false);
    await alert.getByRole("button", { name: "Försök igen" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  } finally {
    await view.context.close();
  }
});

test("a place that does not exist is told in words, with a way on", async () => {
  const view = await openView(browser, app);
  try {
    await view.page.goto(`${app.address}/omraden/kommun:0000`);
    const alert = view.page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /kommun:0000/);
    await view.page.getByRole("button", { name: "Försök igen" }).waitFor();
  } finally {
    await view.context.close();
  }
});

test("on paper the menus are gone, and map, source and date are left", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/karta");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".rail").isVisible(), false);
    assert.equal(await page.locator(".map-box canvas").isVisible(), true);
    assert.match(await page.locator(".foot").first().innerText(), /Källa: /);
    assert.match(await page.locator(".printed").innerText(), /Utskrivet/);
  });
});
