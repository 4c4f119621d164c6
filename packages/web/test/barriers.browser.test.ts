/** The screen of barriers in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer, BarrierSegment, RouteName } from "@tvars/api";
import type { Browser, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";
import { barrierScreensOf } from "./barrier-screens.ts";

/** So long nobody should wait for an answer, however busy the machine. */
const PATIENT_MS = 5000;

let app: App;
let browser: Browser;

const ask = async <Name extends RouteName>(_name: Name, path: string): Promise<Answer<Name>> =>
  (await (await fetch(app.address + path)).json()) as Answer<Name>;

before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  // The first answer reads the network; what is tested here is the screen.
  await ask("barriers", "/api/barriers");
});
after(async () => {
  await browser?.close();
  await app?.close();
});

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

/** The most burdened stretch, and the address of its page. */
async function worst(): Promise<{ segment: BarrierSegment; path: string }> {
  const [segment] = (await ask("barriers", "/api/barriers")).segments;
  return { segment: segment!, path: `/barriarer?segment=${encodeURIComponent(segment!.id)}` };
}

/** People who gain, as the panel says once there are any. */
async function gain(page: Page): Promise<number> {
  const shown = page.locator('[data-gain]:not([data-gain="0"])');
  return Number(await shown.getAttribute("data-gain", { timeout: 10_000 }));
}
const asked = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const inSwedish = (value: number): string => value.toLocaleString("sv-SE").replaceAll(/\s/g, " ");
const plain = (text: string): string => text.replaceAll(/\s/g, " ");

for (const look of LOOKS)
  test(`axe finds nothing and nothing is wider than the screen: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    await within({ size, theme }, async ({ page }) => {
      const findings: string[] = [];
      for (const [name, path] of Object.entries(await barrierScreensOf(app))) {
        await open(page, `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        for (const finding of await axe(page)) findings.push(`${name}: ${finding}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
      }
      assert.deepEqual(findings, []);
    });
  });

test("the panel of the most burdened stretch says what the API answers, and so does the table", async () => {
  const { segment, path } = await worst();
  const answer = await ask("barrierSegment", `/api/barriers/${encodeURIComponent(segment.id)}`);
  await within({}, async ({ page }) => {
    await open(page, path);
    const panel = plain(await page.locator(".barrier-panel").innerText());
    assert.ok(panel.includes(plain(answer.reading.sv)), "the finding");
    for (const people of [answer.sides.left.all, answer.sides.right.all])
      assert.ok(panel.includes(inSwedish(Math.round(people))), `${people} people on a side`);
    await open(page, `${path}&view=table`);
    const row = plain(await page.locator("tbody tr").first().innerText());
    assert.ok(row.includes(inSwedish(Math.round(segment.excessM))), `${row} holds ${segment.excessM} metres`);
  });
});

test("a bridge over a stretch shows its gain, as soon as it is asked for, undo takes it away, and its address brings all of it back", async () => {
  const { segments } = await ask("barriers", "/api/barriers");
  await within({}, async ({ page }) => {
    const waits: number[] = [];
    for (const { id } of segments.slice(0, 3)) {
      await open(page, `/barriarer?segment=${encodeURIComponent(id)}`);
      await page.evaluate(() => {
        let clicked = 0;
        addEventListener("click", () => (clicked = performance.now()), true);
        new MutationObserver((_, observer) => {
          if (!document.querySelector("[data-gain]")) return;
          observer.disconnect();
          document.body.dataset.waited = String(performance.now() - clicked);
        }).observe(document.body, { subtree: true, childList: true });
      });
      await page.getByRole("button", { name: "Pröva en bro här" }).click();
      assert.ok((await gain(page)) > 0, `somebody gains by a bridge over ${id}`);
      waits.push(Number(await page.getAttribute("body", "data-waited")));
    }
    // How fast it is is measured where nothing else runs (bench/scenario-http.ts); here only that nobody waits in vain.
    assert.ok(Math.min(...waits) < PATIENT_MS, `shown after ${waits.map(Math.round).join(", ")} ms`);
    const gained = await gain(page);
    assert.match(asked(page, "edits") ?? "", /^add:bridge,/);
    await page.getByRole("button", { name: "Ångra" }).click();
    await page.locator("[data-gain]").waitFor({ state: "detached" });
    assert.equal(asked(page, "edits"), null);
    assert.equal(asked(page, "segment"), segments[2]!.id);
    await page.getByRole("button", { name: "Gör om" }).click();
    assert.equal(await gain(page), gained);
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    await settled(page);
    assert.equal(await gain(page), gained, "the address restores the result");
    assert.equal(await page.locator(".edit").count(), 1);
    await page.getByLabel("Slag av passage").selectOption("tunnel");
    await page.waitForURL(/edits=add:tunnel/);
  });
});

test("a crossing is drawn with the pointer: N, two clicks, the gain moves with the pointer, Esc leaves", async () => {
  const { segment, path } = await worst();
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    const [a, b] = [segment.line[0]!, segment.line.at(-1)!];
    const [lon, lat] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    await open(page, `${path}&map=15.50/${lat.toFixed(4)}/${lon.toFixed(4)}`);
    await page.keyboard.press("n");
    const box = (await page.locator("[data-map]").boundingBox())!;
    const at = (dx: number, dy: number): [number, number] => [
      box.x + box.width / 2 + dx,
      box.y + box.height / 2 + dy,
    ];
    // Straight over the line, whichever way it runs on the screen.
    const run = [(b[0] - a[0]) * Math.cos((lat * Math.PI) / 180), -(b[1] - a[1])] as const;
    const length = Math.hypot(...run);
    const across = (px: number): [number, number] => [(-run[1] / length) * px, (run[0] / length) * px];
    await page.mouse.click(...at(...across(-40)));
    await page.getByText("Klicka på andra sidan").first().waitFor();
    await page.mouse.move(...at(...across(20)), { steps: 4 });
    await page.mouse.move(...at(...across(45)), { steps: 4 });
    assert.ok((await gain(page)) > 0, "the gain before the second click");
    assert.equal(asked(page, "edits"), null, "nothing is drawn yet");
    await page.mouse.click(...at(...across(45)));
    await page.locator(".edit").waitFor();
    assert.ok((await gain(page)) > 0);
    const drawn = asked(page, "edits");
    await settled(page);
    const [x, y] = across(45);
    const [dx, dy] = [(run[0] / length) * 24, (run[1] / length) * 24];
    await page.mouse.move(...at(x, y));
    await page.mouse.down();
    await page.mouse.move(...at(x + dx, y + dy), { steps: 6 });
    assert.equal(asked(page, "edits"), drawn, "the address waits until the end is let go");
    await page.mouse.up();
    await page.waitForFunction((old) => new URL(location.href).searchParams.get("edits") !== old, drawn);
    const [moved, stayed] = [asked(page, "edits")!, drawn!].map((text) => text.split(","));
    assert.deepEqual(moved!.slice(0, 3), stayed!.slice(0, 3), "the other end stays");
    assert.ok((await gain(page)) > 0);
    await page.keyboard.press("n");
    await page.locator(".draw-hint").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".draw-hint").waitFor({ state: "detached" });
    assert.equal(await page.locator(".edit").count(), 1);
  });
});

test("by keyboard alone: from the list to a stretch, its bridge, and the scenario saved, opened and removed", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/barriarer");
    await page.locator(".segment-link").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Pröva en bro här" }).waitFor();
    await page.getByRole("button", { name: "Pröva en bro här" }).press("Enter");
    const gained = await gain(page);
    await page.getByLabel("Namn", { exact: true }).fill("Bro vid spåret");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Öppna Bro vid spåret" }).waitFor();
    const named = async () =>
      (await ask("scenarios", "/api/scenarios")).filter(({ name }) => name === "Bro vid spåret");
    assert.equal((await named()).length, 1);
    await open(page, "/barriarer?task=scenario");
    await page.getByRole("button", { name: "Öppna Bro vid spåret" }).press("Enter");
    assert.equal(await gain(page), gained);
    await page.getByRole("button", { name: "Ta bort Bro vid spåret" }).press("Enter");
    await page.getByRole("button", { name: "Ja, ta bort Bro vid spåret" }).press("Enter");
    await page.getByRole("button", { name: "Öppna Bro vid spåret" }).waitFor({ state: "detached" });
    assert.deepEqual(await named(), []);
  });
});

test("the slider leaves out stretches on the map and in the table alike, and stands in the address", async () => {
  await within({}, async ({ page }) => {
    const { segments } = await ask("barriers", "/api/barriers");
    await open(page, "/barriarer?colour=excess&band=300-");
    const within = segments.filter(({ excessM }) => excessM >= 300).length;
    assert.ok(within > 0 && within < segments.length);
    await page.getByText(`${within} av ${segments.length} sträckor visas`).waitFor();
    await page.getByRole("slider", { name: "Visa från" }).press("ArrowRight");
    assert.match(asked(page, "band") ?? "", /^3\d\d(\.\d+)?-$/);
    await open(page, "/barriarer?colour=excess&band=300-&view=table");
    await page.getByText(`Sträckor av barriärer, ${within} rader`).waitFor();
  });
});
