/** The measures in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer } from "@tvars/api";
import type { Browser, Locator, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";
import { measureScreensOf, somePlaces } from "./screens.ts";

let app: App;
let browser: Browser;

before(async () => {
  // One after the other: a server that does not start leaves no browser behind.
  app = await startApp();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await app?.close();
});

const measure = async (query: string): Promise<Answer<"measure">> =>
  (await (await fetch(`${app.address}/api/measure?${query}`)).json()) as Answer<"measure">;

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

const said = (value: number, decimals = 3): string =>
  value.toFixed(decimals).replace(".", ",").replace("-", "−");

/** Value, interval and chance as they stand under the picture. */
const facts = async (page: Page): Promise<string> => await page.locator(".value-facts").innerText();

/** Three figures that count. */
function assertFacts(
  text: string,
  { value, interval, expected }: Answer<"measure">["results"][number],
): void {
  const decimals = value! < 0.1 ? 4 : 3;
  const wanted = [value!, interval!.low, interval!.high, expected!].map((one) => said(one, decimals));
  for (const one of wanted) assert.ok(text.includes(one), `${text} holds ${one}`);
  assert.ok(text.includes(`${wanted[1]}–${wanted[2]}`), text);
}

for (const [at, { lang, size, theme }] of LOOKS.entries())
  test(`axe finds nothing on measures of every kind, nothing is wider than the screen or cut: ${lang}, ${size}, ${theme}`, async () => {
    await within({ size, theme, reducedMotion: "reduce" }, async ({ page }) => {
      const findings: string[] = [];
      const screens = Object.entries(measureScreensOf(await somePlaces(app)));
      // Every screen in both languages and both sizes; every look on half of the screens.
      const half = at === 0 || at === LOOKS.length - 1 ? 0 : 1;
      for (const [name, path] of screens.filter((_, i) => i % 2 === half)) {
        await open(page, `${path}&lang=${lang}`);
        for (const finding of await axe(page)) findings.push(`${name}: ${finding}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
        const cut = await page
          .locator("main h1, main h2, main h3, main p, main dd, main dt")
          .evaluateAll((all) =>
            all
              .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
              .map((one) => one.textContent),
          );
        for (const text of cut) findings.push(`${name}: cut: ${text}`);
      }
      assert.deepEqual(findings, []);
    });
  });

test("groups, areas, place, year and measure are chosen; value, interval and chance are the API's; the address restores it all", async () => {
  await within({}, async ({ page, context }) => {
    await open(page, "/matt");
    assertFacts(
      await facts(page),
      (await measure("grouping=background&groups=foreign&year=2024&measures=dissimilarity")).results[0]!,
    );

    const choice = page.getByRole("region", { name: "Vad som mäts" });
    await choice.getByRole("combobox", { name: "Indelning i grupper" }).selectOption("household");
    await choice.getByRole("checkbox", { name: /Ensamstående utan barn/i }).check();
    await choice.getByRole("combobox", { name: "Mått", exact: true }).selectOption("theil-h");
    await choice.getByRole("combobox", { name: "Områden", exact: true }).selectOption("deso");
    await choice.getByRole("combobox", { name: "Välj en annan plats" }).fill("Tvärstad");
    await page.locator(".measure-choice .hit").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "År" }).selectOption("2022");
    await settled(page);
    assert.match(await page.locator(".chosen-place").innerText(), /Plats: Tvärstad\s+Visa allt/);

    const { searchParams } = new URL(page.url());
    assert.equal(searchParams.get("grouping"), "household");
    const groups = searchParams.get("groups")!;
    assert.equal(groups.split(",").length, 2);
    const there = await measure(
      `grouping=household&groups=${groups}&division=deso&year=2022&place=${searchParams.get("place")}&measures=theil-h`,
    );
    const shown = await facts(page);
    assertFacts(shown, there.results[0]!);
    assert.match(await page.locator("#values h2").innerText(), /^Theils informationsindex: 0,/);

    const again = await context.newPage();
    await open(again, page.url().slice(app.address.length));
    assert.equal(await facts(again), shown);
    await again.getByRole("button", { name: "Visa allt" }).click();
    await settled(again);
    assert.match(await again.locator(".chosen-place").innerText(), /alla områden/);
    await again.close();
  });
});

const texts = async (cells: Locator): Promise<string[]> =>
  (await cells.allInnerTexts()).map((one) => one.trim());

test("the table holds what the picture shows, in every aspect that has one", async () => {
  await within({}, async ({ page }) => {
    const { lan } = await somePlaces(app);
    for (const [show, id] of [
      ["now", "values"],
      ["scale", "persons"],
      ["parts", "difference"],
    ] as const) {
      await open(page, `/matt?place=${lan}&show=${show}`);
      const result = page.locator(`#${id}`);
      const drawn = (await result.locator(".picture text").allTextContents()).filter((one) =>
        /^[+−]?\d,\d{3,}$/.test(one),
      );
      await result.getByRole("tab", { name: "Tabell" }).click();
      const cells = (await texts(result.locator("td"))).map((one) => one.replace(/^\+/, ""));
      assert.ok(show === "scale" || drawn.length > 2, `${show} draws numbers`);
      for (const number of drawn)
        assert.ok(cells.includes(number.replace(/^\+/, "")), `${show}: ${number} is in ${cells.join(" ")}`);
      assert.match(page.url(), new RegExp(`tables=${id}`));
    }
  });
});

test("the aspects are tabs for the keyboard, each is in the address, and Back returns to the one before", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/matt");
    const tabs = page.getByRole("tablist", { name: "Vad du vill se" }).getByRole("tab");
    await tabs.first().focus();
    for (const show of ["time", "scale", "parts", "places"]) {
      await page.keyboard.press("ArrowRight");
      await settled(page);
      assert.equal(new URL(page.url()).searchParams.get("show"), show);
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-selected")), "true");
    }
    assert.match(
      await page.getByRole("complementary", { name: "Innan du jämför" }).innerText(),
      /ska inte jämföras rakt av/,
    );
    await page.getByRole("combobox", { name: "Visa", exact: true }).selectOption("lan");
    await settled(page);
    assert.match(page.url(), /level=lan/);
    await page.goBack();
    await page.goBack();
    assert.equal(await tabs.nth(3).getAttribute("aria-selected"), "true");
  });
});

test("with keys alone groups are ticked and a simulation is started; its answer is said to a screen reader", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/matt?grouping=tenure");
    const box = page.getByRole("checkbox", { name: "bostadsrätt" });
    await box.focus();
    await page.keyboard.press("Space");
    await settled(page);
    assert.equal(await box.isChecked(), true);
    assert.match(page.url(), /groups=rented,cooperative/);
    await page.getByRole("button", { name: "Pröva mot slumpen" }).focus();
    await page.keyboard.press("Enter");
    const output = page.locator("output.chance-said");
    await output.getByText("p = ").waitFor();
    const { test: chance } = (
      await measure(
        "grouping=tenure&groups=rented,cooperative&year=2024&measures=dissimilarity&test=systematic&replicates=500&seed=1",
      )
    ).results[0]!;
    const text = await output.innerText();
    assert.ok(text.includes(said(chance!.mean)) && text.includes(said(chance!.p)), text);
    const more = page.getByRole("button", { name: /Pröva noggrannare/ });
    assert.equal(
      await more.evaluate((button) => button === document.activeElement),
      true,
      "focus stays on the button",
    );
  });
});

test("a simulation that takes long can be stopped: the request is aborted, and it can be started anew", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/matt");
    let held = true;
    const aborted: string[] = [];
    page.on("requestfailed", (request) => aborted.push(`${request.failure()?.errorText} ${request.url()}`));
    // The example region is small: the answer is held back at the edge of the page for as long as a country takes.
    await page.route(/test=systematic/, async (route) => {
      if (held) await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole("button", { name: "Pröva mot slumpen" }).click();
    await page.getByRole("progressbar", { name: /Räknar 500 omgångar/ }).waitFor();
    assert.match(await page.locator("output.chance-said").innerText(), /Räknar 500 omgångar/);
    await page.getByRole("button", { name: "Stoppa" }).click();
    assert.match(await page.locator("output.chance-said").innerText(), /Stoppad/);
    assert.equal(await page.getByRole("progressbar").count(), 0);
    await page.waitForTimeout(100);
    assert.equal(aborted.length, 1);
    assert.match(aborted[0]!, /ERR_ABORTED.*test=systematic/);
    held = false;
    await page.getByRole("button", { name: "Pröva mot slumpen" }).click();
    await page.locator("output.chance-said").getByText("p = ").waitFor();
  });
});

test("every aspect says how it is calculated: the command, and a request that answers", async () => {
  await within({}, async ({ page }) => {
    for (const show of ["now", "time", "scale", "parts", "places"]) {
      await open(page, `/matt?show=${show}`);
      await page.locator("main").getByText("Så räknas det").first().click();
      const [command, request] = await texts(page.locator("main .copy-line:visible code"));
      assert.match(command!, /^tvars measure .*dissimilarity/, show);
      const address = request!.replace(/^.*?(\/api\/\S+?)["']?$/, "$1");
      assert.equal((await fetch(app.address + address)).status, 200, `${show}: ${request}`);
    }
  });
});

test("what the address asks for and cannot be shown is said, beside what is shown instead", async () => {
  await within({}, async ({ page }) => {
    await open(
      page,
      "/matt?grouping=education&groups=pre_upper_secondary,nobody&measure=ordinal-variance-ratio&year=2020",
    );
    const remark = await page.locator("output.remark").innerText();
    assert.match(remark, /räknas inte: nobody/);
    assert.match(remark, /går inte att räkna på de valda grupperna.*Dissimilaritetsindex visas/);
    assert.match(remark, /finns för 2024–2025, inte för 2020/);
    assert.match(await page.locator("#values h2").innerText(), /^Dissimilaritetsindex: 0,/);
  });
});

test("words lead to the glossary, and a kommun's page leads to its measures", async () => {
  await within({}, async ({ page }) => {
    await open(page, "/matt");
    await page.locator(".value-facts").getByRole("link", { name: "Av slumpen" }).click();
    const word = page.locator("#chance");
    await word.waitFor();
    await page.waitForFunction(() => {
      const top = document.querySelector("#chance")!.getBoundingClientRect().top;
      return top >= 0 && top < innerHeight;
    });
    assert.match(await word.innerText(), /placerades på måfå/);

    const { kommun } = await somePlaces(app);
    await open(page, `/omraden/${kommun}`);
    const name = await page.getByRole("heading", { level: 1 }).innerText();
    await page.getByRole("link", { name: `Mått för ${name}` }).click();
    await settled(page);
    assert.ok(page.url().includes(`/matt?place=${kommun}`));
    assert.ok((await page.locator(".chosen-place").innerText()).includes(name));
  });
});
