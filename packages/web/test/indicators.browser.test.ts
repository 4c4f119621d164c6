/** The view of indicators from research in a real browser on the real server with the example region. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BarrierIndicators } from "@tvars/api";
import type { Browser } from "playwright-core";
import { type App, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";

let app: App;
let browser: Browser;
let answer: BarrierIndicators;

before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  answer = (await (
    await fetch(`${app.address}/api/barriers/indicators?network=example&profile=adult`)
  ).json()) as BarrierIndicators;
});
after(async () => {
  await browser?.close();
  await app?.close();
});

const plain = (text: string): string => text.replaceAll(/\s/g, " ");

for (const look of LOOKS)
  test(`every indicator says what it found, its direction and what not to conclude: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    const view = await openView(browser, app, { size, theme });
    try {
      await view.page.goto(`${app.address}/barriarer?about=indicators&lang=${lang}`);
      await view.page.waitForSelector("#contrast", { timeout: 60_000 });
      await settled(view.page);
      const { services, score, factor, communities, percolation, contrast } = answer;
      const findings: [string, { finding: { sv: string; en: string } }][] = [
        ["parts", communities],
        ["four", services[0]!],
        ["score", score],
        ["factor", factor],
        ["growing", percolation],
        ["contrast", contrast!],
      ];
      for (const [id, { finding }] of findings) {
        const said = plain(await view.page.locator(`#${id}`).innerText());
        assert.ok(said.includes(plain(finding[lang])), `${id}: ${finding[lang]}`);
        assert.match(said, lang === "sv" ? /Riktning:.*Dra inte slutsatsen/ : /Direction:.*Do not conclude/);
        assert.ok((await view.page.locator(`#${id} table tbody tr`).count()) > 1, id);
      }
      assert.deepEqual(await axe(view.page), []);
      const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px wider than the screen`);
      assert.deepEqual(view.outside, []);
      assert.deepEqual(view.errors, []);
    } finally {
      await view.context.close();
    }
  });

test("another service is another answer, and what it is of stands in the address", async () => {
  const view = await openView(browser, app, {});
  try {
    await view.page.goto(`${app.address}/barriarer?about=indicators&lang=sv`);
    await view.page.waitForSelector("#four", { timeout: 60_000 });
    const other = answer.services[1]!;
    await view.page.locator("#four select").selectOption(other.kind);
    await view.page.waitForFunction((kind) => location.search.includes(kind), other.kind);
    const said = plain(await view.page.locator("#four").innerText());
    assert.ok(said.includes(plain(other.finding.sv)), other.finding.sv);
  } finally {
    await view.context.close();
  }
});

test("limits of classes and rules of roads typed beside the table are in the address and change what is there", async () => {
  const view = await openView(browser, app, {});
  try {
    await view.page.goto(`${app.address}/barriarer?view=table&lang=sv`);
    const table = view.page.locator(".map-table");
    await table.locator(".what-counts summary").click({ timeout: 60_000 });
    const severe = table.getByLabel("stor från", { exact: true });
    assert.equal(await severe.inputValue(), "500");
    for (const [label, metres] of [
      ["liten från", "1"],
      ["måttlig från", "2"],
      ["stor från", "3"],
    ] as const) {
      const limit = table.getByLabel(label, { exact: true });
      await limit.fill(metres);
      await limit.blur();
      await view.page.waitForFunction(
        (one) => new URL(location.href).searchParams.get("classes")?.includes(one),
        metres,
      );
    }
    assert.equal(new URL(view.page.url()).searchParams.get("classes"), "1,2,3");
    const adt = table.getByLabel("Fordon om dygnet, minst");
    const rows = (): Promise<string> => table.locator("caption").innerText();
    const before = await rows();
    await adt.fill("200000");
    await adt.blur();
    await view.page.waitForFunction(() => new URL(location.href).searchParams.get("rules") === "adt:200000");
    await view.page.waitForFunction(
      (old) => document.querySelector(".map-table caption")?.textContent !== old,
      before,
      { timeout: 60_000 },
    );
    await view.page.waitForFunction(() =>
      document.querySelector(".map-table tbody tr")?.textContent?.includes("Stor"),
    );
    await view.page.goto(`${app.address}/barriarer?view=table&lang=sv&classes=19000,19500,20000`);
    await view.page.waitForFunction(() =>
      document.querySelector(".map-table tbody tr")?.textContent?.includes("Ingen eller obetydlig"),
    );
    assert.deepEqual(view.errors, []);
  } finally {
    await view.context.close();
  }
});
