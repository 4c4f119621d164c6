/** The views of the barrier screen beside its map, in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer, RouteName } from "@tvars/api";
import type { Browser, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";
import { BARRIER_VIEW_SCREENS } from "./barrier-view-screens.ts";

let app: App;
let browser: Browser;

const ask = async <Name extends RouteName>(_name: Name, path: string): Promise<Answer<Name>> =>
  (await (await fetch(app.address + path)).json()) as Answer<Name>;

before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  // The first answer reads the network; what is tested here is the screen.
  await ask("structure", "/api/structure");
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

const plain = (text: string): string => text.replaceAll(/\s/g, " ");
const asked = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

for (const look of LOOKS)
  test(`axe finds nothing and nothing is wider than the screen: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    await within({ size, theme }, async ({ page }) => {
      const findings: string[] = [];
      for (const [name, path] of Object.entries(BARRIER_VIEW_SCREENS)) {
        await open(page, `${path}&lang=${lang}`);
        await page.locator(".foot").first().waitFor({ timeout: 60_000 });
        for (const finding of await axe(page)) findings.push(`${name}: ${finding}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
      }
      assert.deepEqual(findings, []);
    });
  });

test("tabs lead from the map to the views and back, and the address keeps which", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/barriarer");
    await page.getByRole("tab", { name: "Bebyggelse och barriärer" }).click();
    await page.getByRole("heading", { level: 1, name: "Bebyggelse och barriärer" }).waitFor();
    assert.equal(asked(page, "about"), "structure");
    await page.getByRole("tab", { name: "Nätets kvalitet" }).click();
    await page.getByRole("heading", { level: 1, name: "Nätets kvalitet" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Bebyggelse och barriärer" }).waitFor();
    await page.getByRole("tab", { name: "Karta och åtgärder" }).click();
    await page.locator(".barrier-panel").waitFor();
    assert.equal(asked(page, "about"), null);
  });
});

test("structure says what the API answers, and a changed threshold counts anew and stands in the address", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/barriarer?about=structure");
    const answer = await ask("structure", "/api/structure");
    await page.getByText(answer.reading.sv.slice(0, 30)).first().waitFor();
    assert.ok(plain(await page.locator(".structure-finding").innerText()).includes(plain(answer.reading.sv)));
    await page.getByLabel("Gles: färre inom gångavstånd än").fill("500");
    await page.waitForURL(/limits=sparse-500/);
    const other = await ask("structure", "/api/structure?sparse=500");
    await page.waitForFunction(
      (wanted) =>
        document.querySelector(".structure-finding")?.textContent?.replaceAll(/\s/g, " ").includes(wanted),
      plain(other.reading.sv),
    );
    await page.getByRole("button", { name: "Återställ" }).click();
    await page.waitForFunction(() => !location.search.includes("limits"));
  });
});

test("segregation is counted radius by radius, can be stopped and gone on with, and says the chance in words", async () => {
  await within({}, async ({ page }) => {
    // Slow enough to be stopped, whatever the server has kept.
    await page.route("**/api/barriers/segregation?**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue().catch(() => undefined);
    });
    await page.goto(`${app.address}/barriarer?about=segregation&radius=500`);
    const stop = page.getByRole("button", { name: "Stoppa" });
    await stop.click();
    await page.getByText(/^Stoppat: \d av 5 radier är räknade\./).waitFor();
    await page.getByRole("button", { name: "Fortsätt räkna" }).click();
    await page.locator(".radii-progress").waitFor({ state: "detached", timeout: 90_000 });
    const answer = await ask(
      "barrierSegregation",
      "/api/barriers/segregation?network=example&radius=500&permutations=199",
    );
    const said = plain(await page.locator(".structure-finding").innerText());
    assert.ok(said.includes(plain(answer.reading.sv)), said);
    assert.match(said, /slumpen \(p/);
    const [worst] = answer.mixing.barriers;
    await page.getByRole("heading", { name: new RegExp(`Mest tar .*${worst!.name}`) }).waitFor();
  });
});

test("a place in the list is shown on the map and stands in the address", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, "/barriarer?about=quality");
    const { faults } = await ask("networkQuality", "/api/networks/quality");
    await page.getByRole("link", { name: "Felande länk" }).first().click();
    assert.equal(asked(page, "fault"), faults[0]!.id);
    await settled(page);
    assert.equal(
      await page.locator("tbody tr").first().locator("td").first().innerText(),
      faults[0]!.text.sv,
    );
  });
});
