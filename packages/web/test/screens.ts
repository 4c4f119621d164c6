/**
 * Pictures of every screen: node -C @tvars/source --import tsx packages/web/test/screens.ts FOLDER [part of a name]
 * Without a folder they are written to .cache/screens.
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { barrierScreensOf } from "./barrier-screens.ts";
import { BARRIER_VIEW_SCREENS } from "./barrier-view-screens.ts";
import { decisionScreensOf } from "./decision-screens.ts";
import { recordsScreensOf } from "./records-screens.ts";
import { type App, type Size, openView, settled, startApp, startBrowser } from "./app.ts";

const DEFAULT = fileURLToPath(new URL("../../../.cache/screens", import.meta.url));

export interface Shot {
  name: string;
  path: string;
  size: Size;
  theme: "light" | "dark";
}

interface Places {
  area: string;
  kommun: string;
  lan: string;
}

/** Places of the data at hand: the first kommun's first RegSO, its kommun and its län. */
export async function somePlaces(app: App): Promise<Places> {
  const ask = async (path: string): Promise<{ rows: { area: { id: string; code: string } }[] }> =>
    (await (await fetch(app.address + path)).json()) as never;
  const kommuner = await ask("/api/areas?division=kommun");
  const kommun = kommuner.rows[0]!.area;
  const areas = await ask(`/api/areas?place=kommun:${kommun.code}`);
  return {
    area: areas.rows[3]!.area.id,
    kommun: `kommun:${kommun.code}`,
    lan: `lan:${kommun.code.slice(0, 2)}`,
  };
}

/** Every screen by its address, without the language. */
export const screensOf = ({ area, kommun, lan }: Places): Record<string, string> => ({
  map: "/karta",
  "map-area": `/karta?place=${area}`,
  "map-index": "/karta?layer=index",
  "map-change": "/karta?layer=change",
  "map-patterns": "/karta?patterns=1",
  "map-table": "/karta?view=table",
  areas: "/omraden",
  area: `/omraden/${area}`,
  kommun: `/omraden/${kommun}`,
  lan: `/omraden/${lan}`,
  country: "/omraden/riket",
  compare: `/jamfor?places=${kommun};${area};riket`,
  "compare-empty": "/jamfor",
  indicators: "/indikatorer",
  indicator: "/indikatorer/low-economic-standard",
  measures: `/matt?place=${lan}`,
  "measures-time": `/matt?place=${lan}&show=time`,
  "measures-scale": `/matt?place=${lan}&show=scale`,
  "measures-parts": `/matt?place=${lan}&show=parts`,
  "measures-places": "/matt?show=places",
  data: "/data",
  glossary: "/ordlista",
});

const EDUCATION = "grouping=education&groups=pre_upper_secondary,upper_secondary,post_secondary_long";

/** Measures of other groups, of other kinds, and where something else is shown than what is asked for. */
export const measureScreensOf = ({ kommun }: Places): Record<string, string> => ({
  "measures-many": `/matt?${EDUCATION}&measure=theil-h`,
  "measures-ordered": `/matt?${EDUCATION}&measure=ordinal-information-theory`,
  "measures-matrix": `/matt?${EDUCATION}&measure=exposure-matrix`,
  "measures-profile": "/matt?measure=concentration-profile",
  "measures-local": "/matt?measure=local-segregation",
  "measures-spatial": `/matt?measure=morrill&place=${kommun}`,
  "measures-standard": "/matt?grouping=economic-standard&measure=ojamlikhetsindex&year=2023",
  "measures-deso": `/matt?grouping=tenure&groups=rented,cooperative&division=deso&place=${kommun}`,
  "measures-unfit": "/matt?measure=join-counts&groups=nobody&grouping=nothing",
  "measures-kommun-parts": `/matt?place=${kommun}&show=parts`,
  "measures-lan-places": "/matt?show=places&level=lan",
});

export async function takeScreens(app: App, folder: string, only = ""): Promise<Shot[]> {
  await mkdir(folder, { recursive: true });
  const browser = await startBrowser();
  const shots: Shot[] = [];
  try {
    const places = await somePlaces(app);
    const screens = {
      ...screensOf(places),
      ...measureScreensOf(places),
      ...(await barrierScreensOf(app)),
      ...(await recordsScreensOf(app)),
      ...BARRIER_VIEW_SCREENS,
      ...(await decisionScreensOf(app)),
    };
    for (const size of ["wide", "phone"] as const)
      for (const theme of ["light", "dark"] as const) {
        const { page, context } = await openView(browser, app, { size, theme });
        for (const lang of ["sv", "en"] as const)
          for (const [screen, path] of Object.entries(screens)) {
            const name = [screen, lang, size, theme].join("-");
            if (!name.includes(only)) continue;
            await page.goto(
              `${app.address}${path}${lang === "sv" ? "" : `${path.includes("?") ? "&" : "?"}lang=en`}`,
            );
            await settled(page);
            const file = join(folder, `${name}.png`);
            const isMap = /^(?:map|barriers-|barriers$)/.test(screen) && size === "wide";
            await page.screenshot({ path: file, fullPage: !isMap });
            shots.push({ name, path: file, size, theme });
          }
        await context.close();
      }
  } finally {
    await browser.close();
  }
  return shots;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = DEFAULT, only] = process.argv.slice(2).filter((argument) => argument !== "--");
  const given = process.env.TVARS_ADDRESS;
  const app = given ? { address: given, close: async () => undefined } : await startApp();
  try {
    const shots = await takeScreens(app, resolve(folder), only);
    console.log(`${shots.length} pictures in ${resolve(folder)}`);
  } finally {
    await app.close();
  }
}
