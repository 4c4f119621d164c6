import type { BreakdownAnswer, Format, PictureStory, RouteName } from "@tvars/api";
import { type Cube, type Text, writeJsonStat } from "@tvars/cube";
import { storyFile } from "@tvars/report";
import type { Study } from "@tvars/study";
import { breakdownLayer, breakdownMapTable } from "./breakdown-tables.ts";
import { csv } from "./csv.ts";
import { geojson, linesGeojson } from "./geojson.ts";
import { LINES, LINE_TABLES } from "./network-tables.ts";
import { tableCube } from "./table-cube.ts";
import type { Table } from "./table.ts";
import { TABLES } from "./tables.ts";
import { xlsx } from "./xlsx.ts";

export interface Rendered {
  body: Uint8Array | string;
  type: string;
  fileName: string;
}

const TYPES: Record<Exclude<Format, "json">, { type: string; ending: string }> = {
  "json-stat2": { type: "application/json; charset=utf-8", ending: "json-stat.json" },
  csv: { type: "text/csv; charset=utf-8", ending: "csv" },
  "csv-semicolon": { type: "text/csv; charset=utf-8", ending: "csv" },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" },
  geojson: { type: "application/geo+json", ending: "geojson" },
  svg: { type: "image/svg+xml; charset=utf-8", ending: "svg" },
  png: { type: "image/png", ending: "png" },
};

export interface RenderOptions {
  format: Exclude<Format, "json">;
  lang?: keyof Text;
  /** For GeoJSON: asks the areas of the answer's version, place and year. */
  study: Pick<Study, "layer">;
  /** For pictures: the paper and how wide they are, in pixels of the svg. */
  theme?: "light" | "dark" | "print";
  width?: number;
}

/** An answer of the API in one of its other formats; the command line writes files with it too. */
export async function render(route: RouteName, answer: unknown, options: RenderOptions): Promise<Rendered> {
  const { format, lang = "sv", study } = options;
  if (route === "cube" && format === "json-stat2")
    return named(format, writeJsonStatText(answer as Cube, lang), answer);
  if (route === "breakdown" && format === "geojson") {
    const table = breakdownMapTable(answer as BreakdownAnswer);
    const layer = await breakdownLayer(answer as BreakdownAnswer, study);
    return { type: TYPES.geojson.type, body: geojson(layer, table), fileName: fileName(table, format) };
  }
  if (format === "svg" || format === "png") return pictureFile(answer as PictureStory, options, format);
  const toTable = TABLES[route];
  if (toTable === undefined)
    throw new RangeError(`Route ${route} has no table, so it cannot be had as ${format}.`);
  const lines = format === "geojson" ? LINES[route]?.(answer as never) : undefined;
  const table = ((lines && LINE_TABLES[route]) ?? toTable)(answer as never);
  if (lines)
    return { type: TYPES.geojson.type, body: linesGeojson(lines, table), fileName: fileName(table, format) };
  return { ...(await bodyOf(table, answer, { format, lang, study })), fileName: fileName(table, format) };
}

/** A png is drawn from the svg of the same size, twice as fine. */
async function pictureFile(
  story: PictureStory,
  { lang = "sv", theme = "light", width = 760 }: RenderOptions,
  format: "svg" | "png",
): Promise<Rendered> {
  const { svg } = storyFile(story, { lang, theme, width });
  const facts = { name: `picture-${story.kind}-${story.place.id}`, origin: story.provenance.origin };
  const named = { type: TYPES[format].type, fileName: fileName(facts, format) };
  if (format === "svg") return { body: svg, ...named };
  const { pngOf } = await import("@tvars/report/png");
  return { body: await pngOf(svg, { widthPx: 2 * width }), ...named };
}

async function bodyOf(table: Table, answer: unknown, { format, lang = "sv", study }: RenderOptions) {
  const { type } = TYPES[format];
  if (format === "json-stat2") return { type, body: writeJsonStatText(tableCube(table), lang) };
  if (format === "xlsx") return { type, body: await xlsx(table, lang) };
  if (format === "geojson") return { type, body: geojson(await layerOf(answer, study), table) };
  return { type, body: csv(table, { separator: format === "csv" ? "," : ";" }) };
}

const writeJsonStatText = (cube: Cube, lang: keyof Text): string =>
  JSON.stringify(writeJsonStat(cube, { lang }));

function named(format: Exclude<Format, "json">, body: string, cube: unknown): Rendered {
  const { origin } = cube as Cube;
  return {
    body,
    type: TYPES[format].type,
    fileName: fileName({ name: `cube-${origin[0]?.table ?? "table"}`, origin }, format),
  };
}

/** `tvars-areas-kommun-1780-2023.csv`; invented figures say so in the name of the file already. */
function fileName({ name, origin }: Pick<Table, "name" | "origin">, format: Exclude<Format, "json">): string {
  const invented = origin.some((one) => one.invented) ? "-pahittad" : "";
  const safe = name
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9@.-]+/g, "-")
    .replace(/-+$/, "")
    .slice(0, 100);
  return `tvars-${safe}${invented}.${TYPES[format].ending}`;
}

type Version = Parameters<Study["layer"]>[0];

function layerOf(answer: unknown, study: Pick<Study, "layer">): ReturnType<Study["layer"]> {
  const { place, year, version, rows } = answer as {
    place: { id: string };
    year: number;
    version?: Version;
    rows: { area: { version: Version } }[];
  };
  // The rows know their version better than the answer: a table of DeSO has its areas in the DeSO version.
  const of = rows[0]?.area.version ?? version ?? "regso@2025";
  // Measures carry their own figures, also for years without an index.
  const indexed = "result" in (answer as object) ? {} : { year };
  return study.layer(of, { place: place.id, ...indexed, crs: "EPSG:4326" });
}
