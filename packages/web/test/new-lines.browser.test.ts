/** A new line of public transport in a real browser on the real server with the example region: drawn by pointer and by keys, changed, read. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer, Modification } from "@tvars/api";
import type { Browser, Page } from "playwright-core";
import { type App, type View, openView, settled, startApp, startBrowser } from "./app.ts";
import { LOOKS, axe } from "./axe.ts";

type AddLine = Extract<Modification, { do: "add-line" }>;

/** Across the town of the example region, each beside a street. */
const STOPS = [
  [18.5453, 56.6253],
  [18.5361, 56.651],
  [18.527, 56.6766],
] as const;
let app: App;
let browser: Browser;
before(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  // The network is made ready once, which no page should have to wait for.
  await fetch(`${app.address}/api/scenario`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      network: "example",
      modifications: [{ do: "add-line", stops: STOPS, minutes: 10 }],
    }),
  });
});
after(async () => {
  await browser?.close();
  await app?.close();
});

const drawn = `line:10,${STOPS.flat().join()}`;
const START = "/barriarer?task=scenario&map=12.50/56.6510/18.5361";

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

/** What the server says of the line in the address. */
async function worked(page: Page): Promise<Answer<"scenario">> {
  const [minutes, ...rest] = asked(page, "edits")!.replace("line:", "").split(",");
  const numbers = rest.map(Number).filter((one) => !Number.isNaN(one));
  const line: AddLine = {
    do: "add-line",
    stops: Array.from({ length: numbers.length / 2 }, (_, k) => [numbers[2 * k]!, numbers[2 * k + 1]!]),
    minutes: Number(minutes),
  };
  const response = await fetch(`${app.address}/api/scenario`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ network: "example", modifications: [line] }),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Answer<"scenario">;
}

test("a line is drawn stop by stop and is done by its button; the panel says by type who gets where sooner, as the API does", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, START);
    await page.locator(".tool-choice select").first().selectOption({ label: "Ny linje" });
    await page.getByRole("button", { name: "Visa var på kartan" }).click();
    const done = page.getByRole("button", { name: /Linjen är klar/ });
    assert.equal(await done.count(), 0);
    const box = (await page.locator("[data-map]").first().boundingBox())!;
    const at = (x: number, y: number): [number, number] => [
      box.x + box.width / 2 + x,
      box.y + box.height / 2 + y,
    ];
    // At zoom 12.5 the town's middle is in the map's; every place is beside a street.
    const put = [at(75, 260), at(38, 130), at(0, 0), at(-40, -130)];
    for (const [x, y] of put) await page.mouse.click(x, y);
    await page.getByText("Linjen är klar (4)").waitFor();
    await page.getByRole("button", { name: "Ta bort senaste hållplatsen" }).click();
    await page.getByText("Linjen är klar (3)").click();
    await page.locator(".edit").waitFor();
    assert.match(asked(page, "edits")!, /^line:10(,\d+\.\d+){6}$/);
    await page.locator("output.headline").filter({ hasText: "Med kollektivtrafik" }).waitFor();
    const answer = await worked(page);
    assert.equal(plain(await page.locator("output.headline").innerText()), plain(answer.reading.sv));
    const moved = answer.transit!.services.filter((one) => one.peopleNearer + one.peopleFarther > 0);
    assert.ok(moved.length > 0);
    for (const { kind, byType } of moved) {
      const said = plain(await page.locator(`[data-service=${kind}] table`).innerText());
      for (const { peopleNearer } of byType)
        assert.ok(said.includes(inSwedish(peopleNearer)), `${kind}: ${said}`);
    }
    const before = asked(page, "edits");
    await settled(page);
    await page.mouse.move(...at(38, 130));
    await page.mouse.down();
    await page.mouse.move(...at(50, 138), { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction((old) => new URL(location.href).searchParams.get("edits") !== old, before);
    const [now, then] = [asked(page, "edits")!.split(","), before!.split(",")];
    assert.deepEqual(
      [now.slice(0, 3), now.slice(5)],
      [then.slice(0, 3), then.slice(5)],
      "only one stop moves",
    );
    await page.getByRole("button", { name: "Ångra" }).click();
    await page.waitForFunction((old) => new URL(location.href).searchParams.get("edits") === old, before);
  });
});

test("by keys: Enter puts a stop at the cross, Backspace takes it back, Enter twice on one place is the end", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, "/barriarer?task=scenario&map=15.00/56.6510/18.5361");
    await page.locator(".tool-choice select").first().selectOption({ label: "Ny linje" });
    const canvas = page.locator("[data-map] canvas").first();
    const stops = (n: number) => page.locator(`[data-stops="${n}"]`).waitFor();
    await page.getByRole("button", { name: "Visa var på kartan" }).focus();
    await page.keyboard.press("n");
    await canvas.focus();
    await page.keyboard.press("Enter");
    await stops(1);
    await page.keyboard.press("ArrowUp");
    await page.waitForTimeout(400);
    await page.keyboard.press("Enter");
    await stops(2);
    await page.keyboard.press("Backspace");
    await stops(1);
    await page.keyboard.press("Enter");
    await stops(2);
    await page.keyboard.press("Enter");
    await page.locator(".edit").waitFor();
    assert.match(asked(page, "edits")!, /^line:10(,\d+\.\d+){4}$/);
  });
});

test("headway, name, hours, speed, times, direction and stops are changed by hand; what cannot be is said and not taken", async () => {
  await within({ reducedMotion: "reduce" }, async ({ page }) => {
    await open(page, `/barriarer?task=scenario&edits=${drawn}`);
    const edit = page.locator(".edit");
    const fill = async (label: string | RegExp, text: string, expected: RegExp): Promise<void> => {
      await edit.getByLabel(label).fill(text);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => expected.test(url.searchParams.get("edits") ?? ""));
    };
    await fill("Minuter mellan turerna", "7,5", /^line:7\.5,/);
    await page.getByText("Hållplatser, tider och kostnad").click();
    await fill("Linjens namn", "Tvärlinjen", /nTv/);
    await edit.getByText("Tvärlinjen").first().waitFor();
    await fill("Första avgång", "06:00", /h06:00-/);
    await fill("Sista avgång", "25:30", /h06:00-25:30/);
    await fill("Medelfart rakt fram, km/h", "30", /,s30/);
    await fill(/Körtider i minuter/, "6 7,5", /,t6-7\.5/);
    await edit
      .getByText("13,5 minuter från första till sista")
      .or(edit.getByText("14 minuter från första"))
      .waitFor();
    await edit.getByLabel(/Körtider i minuter/).fill("6");
    await edit.getByText("Skriv 2 tal").waitFor();
    await edit.getByLabel(/Körtider i minuter/).fill("6 7,5");
    await edit.getByLabel("Går åt båda hållen").uncheck();
    await page.waitForURL((url) => /,o(,|$)/.test(url.searchParams.get("edits")!));
    await edit.getByRole("button", { name: /Ta bort Hållplats 2/ }).click();
    await page.waitForURL((url) => !url.searchParams.get("edits")!.includes(",t6"));
    assert.ok(
      await edit.getByRole("button", { name: /Ta bort Hållplats 1/ }).isDisabled(),
      "two are the least",
    );
  });
});

test("a line whose stops are far from every street is refused calmly, with what to do", async () => {
  const view = await openView(browser, app, {});
  try {
    await view.page.goto(`${app.address}/barriarer?task=scenario&edits=line:10,18.5453,56.6253,18.38,56.58`);
    const said = view.page.locator("[data-failed]");
    await said.waitFor();
    assert.match(await said.innerText(), /200 m från närmaste gata/);
  } finally {
    await view.context.close();
  }
});

test("a saved scenario brings back the rules and limits it was drawn with; one without them opens as usual", async () => {
  const path = `/barriarer?task=scenario&edits=${drawn}`;
  await within({}, async ({ page }) => {
    await open(page, `${path}&rules=adt:200000&classes=40,200,400`);
    await page.getByLabel("Namn", { exact: true }).fill("Linje med regler");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Öppna Linje med regler" }).waitFor();
  });
  const put = await fetch(`${app.address}/api/scenarios/gammal`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      id: "gammal",
      name: "Gammal",
      network: "example",
      modifications: [{ do: "remove-line", line: "1" }],
    }),
  });
  assert.equal(put.status, 200);
  await within({}, async ({ page }) => {
    await open(page, "/barriarer?task=scenario");
    await page.getByRole("button", { name: "Öppna Linje med regler" }).click();
    await page.waitForURL(/edits=line:10/);
    assert.deepEqual([asked(page, "rules"), asked(page, "classes")], ["adt:200000", "40,200,400"]);
    await page.getByRole("button", { name: "Öppna Gammal" }).click();
    await page.waitForURL(/edits=unline:1/);
    assert.deepEqual([asked(page, "rules"), asked(page, "classes")], [null, null]);
  });
  for (const id of ["linje-med-regler", "gammal"])
    await fetch(`${app.address}/api/scenarios/${id}`, { method: "DELETE" });
});

for (const look of LOOKS)
  test(`axe finds nothing in a line that is drawn and nothing is wider than the screen: ${Object.values(look).join(", ")}`, async () => {
    const { lang, size, theme } = look;
    await within({ size, theme }, async ({ page }) => {
      await open(page, `/barriarer?task=scenario&edits=${drawn},nTv%25C3%25A4r&lang=${lang}`);
      await page.locator(".edit summary").click();
      assert.deepEqual(await axe(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px wider than the screen`);
      const folder = process.env.TVARS_PICTURES;
      if (folder)
        await page.screenshot({
          path: `${folder}/line-${Object.values(look).join("-")}.png`,
          fullPage: true,
        });
    });
  });
