/** The scenario editor in a real browser on the real server with the example region: draw, change, swipe, compare, search, and a crash. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer, RouteName, ScenarioSaved } from "@tvars/api";
import type { Browser, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";
import { barrierScreensOf } from "./barrier-screens.ts";

let app: App;
let browser: Browser;
/** A bridge over the worst stretch, with its costs, as it stands in an address. */
let bridge: string;
let address: string;

const ask = async <Name extends RouteName>(_name: Name, path: string): Promise<Answer<Name>> =>
  (await (await fetch(app.address + path)).json()) as Answer<Name>;

before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await ask("barriers", "/api/barriers");
  address = (await barrierScreensOf(app))["barriers-scenario"]!;
  bridge = new URLSearchParams(address.split("?")[1]).get("edits")!;
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

const asked = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const plain = (text: string): string => text.replaceAll(/\s/g, " ");
const inSwedish = (value: number): string => plain(Math.round(value).toLocaleString("sv-SE"));
const [lonA, latA, lonB, latB] = [1, 2, 3, 4].map((at) => (): number => Number(bridge.split(",")[at]));

/** What the server says of one drawn bridge. */
const worked = async (): Promise<Answer<"scenario">> => {
  const [network] = await ask("networks", "/api/networks");
  const response = await fetch(`${app.address}/api/scenario`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      network: network!.id,
      modifications: [
        {
          do: "add-crossing",
          kind: "bridge",
          from: [lonA!(), latA!()],
          to: [lonB!(), latB!()],
          cost: { low: 20e6, high: 40e6 },
        },
      ],
    }),
  });
  return (await response.json()) as Answer<"scenario">;
};

for (const look of LOOKS)
  test(`axe finds nothing in the editor and nothing is wider than the screen: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    await within({ size, theme }, async ({ page }) => {
      const findings: string[] = [];
      for (const [name, path] of Object.entries({
        swipe: `${address}&swipe=45`,
        services: `${address};serve:school,${lonA!()},${latA!()};speed:${lonA!()},${latA!()},${lonB!()},${latB!()},f0.5`,
        suggest: `${address}&suggest=1`,
      })) {
        await open(page, `${path}&lang=${lang}`);
        for (const finding of await axe(page)) findings.push(`${name}: ${finding}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
      }
      assert.deepEqual(findings, []);
    });
  });

test("a screen that fails says what happened and what to do, and leads back; the page around it stays", async () => {
  const view = await openView(browser, app, {});
  try {
    const { page } = view;
    let isBroken = true;
    await page.route("**/api/barriers?**", (route) =>
      isBroken ? route.fulfill({ json: { segments: 7 } }) : route.continue(),
    );
    await page.goto(`${app.address}/barriarer?network=example`);
    const alert = page.locator("[data-broken] [role=alert]");
    await alert.waitFor();
    assert.match(await alert.innerText(), /gick inte att visa[\s\S]*Försök igen/);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.getByRole("navigation").first().isVisible(), "the way to other screens is there");
    isBroken = false;
    await page.getByRole("button", { name: "Försök igen" }).click();
    await page.locator(".segment-link").first().waitFor();
    assert.equal(await page.locator("[data-broken]").count(), 0);
    isBroken = true;
    await page.reload();
    await page.getByRole("link", { name: "Gå till Karta" }).click();
    await page.waitForURL(/\/karta/);
    await settled(page);
    assert.equal(await page.locator("[data-broken]").count(), 0);
  } finally {
    await view.context.close();
  }
});

test("before and after are parted by a handle that goes by arrows, by mouse and by finger, and stands in the address", async () => {
  for (const size of ["wide", "phone"] as const)
    await within({ size, reducedMotion: "reduce" }, async ({ page }) => {
      await open(page, address);
      await page.getByText("Båda", { exact: true }).click();
      const handle = page.getByRole("slider", { name: "Gräns mellan före och efter" });
      await handle.waitFor();
      assert.equal(asked(page, "swipe"), "50");
      await page.locator(".swipe-before [data-map][data-drawn]").waitFor();
      await handle.press("ArrowRight");
      await handle.press("ArrowRight");
      assert.equal(asked(page, "swipe"), "52");
      const clip = (): Promise<string> =>
        page.locator(".swipe-before").evaluate((side) => getComputedStyle(side).clipPath);
      assert.match(await clip(), /48%/);
      const box = (await page.locator(".barrier-stage").boundingBox())!;
      const grip = (await handle.boundingBox())!;
      const at = (share: number): [number, number] => [box.x + box.width * share, grip.y + grip.height / 2];
      await page.locator(".barrier-stage").scrollIntoViewIfNeeded();
      await page.mouse.move(...at(0.52));
      await page.mouse.down();
      await page.mouse.move(...at(0.3), { steps: 5 });
      await page.mouse.up();
      const share = Number(asked(page, "swipe"));
      assert.ok(Math.abs(share - 30) <= 2, `${share} per cent`);
      if (size === "phone") {
        const touch = await page.context().newCDPSession(page);
        const send = (type: "touchStart" | "touchMove" | "touchEnd", [x, y]: [number, number]) =>
          touch.send("Input.dispatchTouchEvent", {
            type,
            touchPoints: type === "touchEnd" ? [] : [{ x, y }],
          });
        await send("touchStart", at(share / 100));
        await send("touchMove", at(0.5));
        await send("touchMove", at(0.7));
        await send("touchEnd", at(0.7));
        assert.ok(Number(asked(page, "swipe")) > share + 20, `${asked(page, "swipe")} after the finger`);
      }
    });
});

test("steps outlive a reload, and are saved and opened with the scenario", async () => {
  await within({}, async ({ page }) => {
    await open(page, address);
    await page.getByLabel("Slag av passage").selectOption("tunnel");
    await page.waitForURL(/edits=add:tunnel/);
    await page.reload();
    await settled(page);
    await page.getByRole("button", { name: "Ångra" }).click();
    await page.waitForURL(/edits=add:bridge/);
    await page.reload();
    await settled(page);
    await page.getByRole("button", { name: "Gör om" }).click();
    await page.waitForURL(/edits=add:tunnel/);
    await page.getByLabel("Namn", { exact: true }).fill("Tunnel med steg");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Öppna Tunnel med steg" }).waitFor();
  });
  await within({}, async ({ page }) => {
    await open(page, "/barriarer?task=scenario");
    assert.ok(await page.getByRole("button", { name: "Ångra" }).isDisabled());
    await page.getByRole("button", { name: "Öppna Tunnel med steg" }).click();
    await page.waitForURL(/edits=add:tunnel/);
    await page.getByRole("button", { name: "Ångra" }).click();
    await page.waitForURL(/edits=add:bridge/);
  });
  await fetch(`${app.address}/api/scenarios/tunnel-med-steg`, { method: "DELETE" });
});

test("kind, wait and cost of a crossing are chosen before and after it is drawn, by keyboard on the map", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, `/barriarer?task=scenario&map=16.00/${latA!().toFixed(4)}/${lonA!().toFixed(4)}`);
    await page.locator(".tool-choice select").first().selectOption({ label: "Trafiksignal" });
    await page.getByRole("button", { name: "Rita en passage" }).first().focus();
    await page.keyboard.press("n");
    const canvas = page.locator("[data-map] canvas").first();
    await canvas.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Klicka på andra sidan").first().waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event("resize")));
    const [dx, dy] = [lonB!() - lonA!(), latB!() - latA!()];
    for (let step = 0; step < 3; step++)
      await page.keyboard.press(
        Math.abs(dx) > Math.abs(dy)
          ? dx > 0
            ? "ArrowRight"
            : "ArrowLeft"
          : dy > 0
            ? "ArrowUp"
            : "ArrowDown",
      );
    await page.waitForTimeout(400);
    await canvas.focus();
    await page.keyboard.press("Enter");
    await page.locator(".edit").waitFor();
    assert.match(asked(page, "edits")!, /^add:signalised,/);
    await page.getByText("Ändar, väntan och kostnad").click();
    await page.getByLabel("Väntan, sekunder").fill("45");
    await page.keyboard.press("Enter");
    await page.waitForURL(/,d45/);
    await page.getByLabel("Kostnad, lägst").fill("2,5");
    await page.keyboard.press("Enter");
    await page.waitForURL(/c2500000-2500000/);
    await page.getByLabel("Slag av passage").selectOption("zebra");
    await page.waitForURL(/edits=add:zebra/);
  });
});

test("a stop is put where one clicks, moved by hand, and the panel says by type who comes nearer", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, `/barriarer?task=scenario&map=15.00/${latA!().toFixed(4)}/${lonA!().toFixed(4)}`);
    await page.locator(".tool-choice select").first().selectOption({ label: "Ny service eller hållplats" });
    await page.locator(".tool-choice select").nth(1).selectOption({ label: "Skola" });
    await page.getByRole("button", { name: "Visa var på kartan" }).click();
    const box = (await page.locator("[data-map]").first().boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator("[data-service=school]").waitFor();
    assert.match(asked(page, "edits")!, /^serve:school,/);
    assert.match(await page.locator("output.headline").innerText(), /närmaste skola/);
    const put = asked(page, "edits");
    await settled(page);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 10, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction((old) => new URL(location.href).searchParams.get("edits") !== old, put);
    assert.match(asked(page, "edits")!, /^serve:school,/);
  });
});

test("two scenarios stand side by side with the figures and costs of the API", async () => {
  const [network] = await ask("networks", "/api/networks");
  const saved: ScenarioSaved = {
    id: "ny-vag",
    name: "Ny väg",
    network: network!.id,
    profile: "adult",
    modifications: [{ do: "add-link", from: [lonA!(), latA!()], to: [lonB!(), latB!()] }],
  };
  await fetch(`${app.address}/api/scenarios/ny-vag`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(saved),
  });
  const answer = await worked();
  await within({}, async ({ page }) => {
    await open(page, address);
    await page.getByLabel("Det ena").selectOption("Det du ritar nu");
    await page.getByLabel("Det andra").selectOption("Ny väg");
    const table = page.locator("[data-compare] table");
    await table.waitFor();
    const said = plain(await table.innerText());
    assert.ok(said.includes(inSwedish(answer.totals.peopleGaining)), said);
    for (const { people } of answer.totals.byType) assert.ok(said.includes(inSwedish(people)), `${people}`);
    assert.match(said, /kr.*ingen kostnad angiven/);
    assert.equal(asked(page, "versus"), "now,ny-vag");
    await page.getByRole("button", { name: "Visa Ny väg på kartan" }).click();
    await page.waitForURL(/edits=link:/);
  });
  await fetch(`${app.address}/api/scenarios/ny-vag`, { method: "DELETE" });
});

test("the search for the best place shows how far it has come, can be stopped and gone on with, shown and drawn", async () => {
  const whole = await ask("candidates", "/api/candidates?top=10");
  await within({}, async ({ page }) => {
    // Slow enough to be stopped.
    await page.route("**/api/candidates?**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      await route.continue();
    });
    await page.goto(`${app.address}/barriarer?task=scenario`);
    await page.getByRole("button", { name: "Sök bästa platsen" }).click();
    const bar = page.getByRole("progressbar");
    await page.getByText(new RegExp(`av ${whole.tried} platser`)).waitFor();
    await page.getByRole("button", { name: "Stoppa" }).click();
    const stopped = Number(await bar.getAttribute("value"));
    assert.ok(stopped > 0 && stopped < whole.tried, `${stopped} of ${whole.tried}`);
    await page.waitForTimeout(400);
    assert.equal(Number(await bar.getAttribute("value")), stopped, "it rests");
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await page.getByText(`${whole.tried} platser prövade.`, { exact: true }).waitFor();
    const first = plain(await page.locator(".near-list li").first().innerText());
    assert.ok(first.includes(inSwedish(whole.rows[0]!.peopleGaining)), first);
    await settled(page);
    const camera = asked(page, "map");
    await page.getByRole("button", { name: "Visa på kartan: förslag 1", exact: true }).click();
    await page.waitForFunction((old) => new URL(location.href).searchParams.get("map") !== old, camera);
    await page.getByRole("button", { name: "Rita förslag 1", exact: true }).click();
    await page.locator(".edit").waitFor();
    assert.match(asked(page, "edits")!, /^add:bridge,/);
  });
});

test("the network's own streets are asked for where one looks, and not far out", async () => {
  await within({}, async ({ page }) => {
    const seen: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/streets")) seen.push(request.url());
    });
    await open(page, `/barriarer?map=9.00/${latA!().toFixed(4)}/${lonA!().toFixed(4)}`);
    assert.deepEqual(seen, []);
    await open(page, `/barriarer?map=15.00/${latA!().toFixed(4)}/${lonA!().toFixed(4)}`);
    assert.equal(seen.length, 1);
    const { lines } = (await (await fetch(seen[0]!)).json()) as Answer<"streets">;
    assert.ok(lines.length > 0);
  });
});
