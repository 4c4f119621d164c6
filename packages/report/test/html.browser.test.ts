import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { documentHtml } from "@tvars/report/document";
import { axe } from "../../web/test/axe.ts";
import { sampleDocument } from "./sample-document.ts";

let browser: Browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.TVARS_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
});
after(() => browser.close());

for (const lang of ["sv", "en"] as const)
  for (const width of [1280, 390])
    test(`the HTML report in ${lang}, ${width} pixels wide: axe finds nothing, nothing is fetched, nothing is wider than the screen`, async () => {
      const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.setContent(new TextDecoder().decode(documentHtml(sampleDocument(lang)).bytes));
      assert.deepEqual(await axe(page), []);
      for (const closed of await page.locator("details").all())
        await closed.evaluate((one) => one.setAttribute("open", ""));
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(asked, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} of ${width}`);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
      if (process.env.TVARS_PICTURES)
        await page.screenshot({
          path: `${process.env.TVARS_PICTURES}/report-${lang}-${width}.png`,
          fullPage: true,
        });
      await page.context().close();
    });
