/** Pictures of places in a real browser on the real server with the example region: what is seen, chosen, saved and read out. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
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

const KINDS = ["slope", "multiples", "distribution", "maps", "concentration"] as const;

/** The pictures stand far down: they are asked for when they are come near. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(app.address + path);
  await page.locator(".when-near").first().scrollIntoViewIfNeeded({ timeout: 60_000 });
  await page.locator(".when-near .picture svg").first().waitFor({ timeout: 60_000 });
  await settled(page);
}

async function saved(view: View, id: string, item: RegExp): Promise<Buffer> {
  const { page } = view;
  const result = page.locator(`#${id}`);
  await result.getByRole("button", { name: /Ladda ner|Download/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    result.getByRole("button", { name: item }).click(),
  ]);
  return readFile(await download.path());
}

for (const look of LOOKS)
  test(`every picture of a place has its finding, its sentence and its table, fits and is accessible: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    const view = await openView(browser, app, { size, theme });
    try {
      for (const kind of KINDS) {
        await open(view.page, `/omraden/riket?about=${kind}&lang=${lang}`);
        const result = view.page.locator(`#${kind}`);
        const svg = result.locator(".picture svg");
        assert.equal(await svg.getAttribute("role"), "img");
        const title = await svg.locator("title").textContent();
        assert.equal(await result.locator(".finding").innerText(), title);
        assert.ok((await svg.locator("desc").textContent())!.length > 20, kind);
        assert.deepEqual(await axe(view.page), [], kind);
        const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${kind}: ${wide} px wider than the screen`);
        await result.getByRole("tab", { name: /Tabell|Table/ }).click();
        assert.ok((await result.locator("table tbody tr").count()) > 1, kind);
      }
      assert.deepEqual(view.outside, []);
      assert.deepEqual(view.errors, []);
    } finally {
      await view.context.close();
    }
  });

test("the svg that is saved on screen is the API's, byte for byte, and a png is a png", async () => {
  const view = await openView(browser, app, { theme: "dark" });
  try {
    for (const [path, id, query] of [
      [
        "/omraden/riket?about=slope&since=2015&year=2022&lang=sv",
        "slope",
        "slope?place=riket&from=2015&to=2022",
      ],
      [
        "/omraden/kommun:9902?about=distribution&lang=en",
        "distribution",
        "distribution?place=riket&own=kommun:9902&lang=en",
      ],
      [
        "/omraden/kommun:9901?about=maps-same&since=2016&year=2022&lang=sv",
        "maps",
        "maps?place=kommun:9901&from=2016&to=2022&cuts=same",
      ],
    ] as const) {
      await open(view.page, path);
      const file = await saved(view, id, /SVG/);
      const told = await (await fetch(`${app.address}/api/pictures/${query}&format=svg`)).text();
      assert.equal(file.toString("utf8"), told);
    }
    const png = await saved(view, "maps", /PNG/);
    assert.equal(png.subarray(1, 4).toString(), "PNG");
  } finally {
    await view.context.close();
  }
});

test("pictures are chosen with the arrows, choices stand in the address, and a small chart opens its place", async () => {
  const view = await openView(browser, app, {});
  const { page } = view;
  try {
    await open(page, "/omraden/riket?lang=sv");
    await page.getByRole("tab", { name: "Då och nu" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.search.includes("about=multiples"));
    const panel = page.locator("#multiples [data-place]").first();
    const id = await panel.getAttribute("data-place");
    await panel.click();
    await page.waitForFunction((place) => decodeURIComponent(location.pathname).endsWith(place), id!);
    await open(page, "/omraden/riket?about=slope&lang=sv");
    await page.locator(".more-pictures .picture-choices select").nth(1).selectOption("index");
    await page.waitForFunction(() => location.search.includes("about=slope-index"));
    await page
      .getByText(/^Index steg i/)
      .first()
      .waitFor();
  } finally {
    await view.context.close();
  }
});

test("the first view of a place's page asks for no picture; printing does", async () => {
  const view = await openView(browser, app, { size: "phone" });
  const { page } = view;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  try {
    await page.goto(`${app.address}/omraden/riket?lang=sv`);
    await settled(page);
    assert.ok(!asked.some((path) => path.startsWith("/api/pictures/slope")), asked.join(" "));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.locator("#slope .picture svg").waitFor({ timeout: 60_000 });
  } finally {
    await view.context.close();
  }
});

test("an area is pointed out among the areas of its kommun, and an indicator has its areas and its curve", async () => {
  const view = await openView(browser, app, {});
  const { page } = view;
  try {
    const { rows } = (await (await fetch(`${app.address}/api/areas?place=kommun:9901`)).json()) as {
      rows: { area: { id: string; name: string } }[];
    };
    const { area } = rows[2]!;
    await open(page, `/omraden/${area.id}?lang=sv`);
    assert.ok((await page.locator("#distribution .finding").innerText()).startsWith(area.name));
    await open(page, "/indikatorer/low-economic-standard-v1?lang=sv");
    await page.locator("#concentration .picture svg").waitFor({ timeout: 60_000 });
    assert.match(await page.locator("#concentration .finding").innerText(), /mer per invånare/);
  } finally {
    await view.context.close();
  }
});
