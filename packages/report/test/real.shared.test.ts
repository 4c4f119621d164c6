import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { absent, figure } from "@tvars/cube";
import type { AreaType, Lang, MapArea, MapGeometry, Picture, PictureOptions } from "@tvars/report";
import { distributionStrip, mapPicture, smallMultiples, transitionDiagram, trendLines } from "@tvars/report";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { overlaps, textBoxes } from "./boxes.ts";

interface Row {
  code: string;
  version: string;
  name: string;
  year: number;
  index: number;
  type: AreaType;
}

const read = (...parts: string[]): string =>
  readFileSync(sharedPath("data", ...parts), "utf8").replace(/^\uFEFF/, "");

/** Real index and types of Karlstad's RegSO, 2011–2024. */
function karlstad(): Row[] {
  return read("index", "TAB6586_karlstad_long.csv")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","))
    .map(([code, version, name, year, index, type]) => ({
      code: code!,
      version: version!,
      name: name!,
      year: Number(year),
      index: Number(index),
      type: Number(type) as AreaType,
    }));
}

/** Degrees to metres near Karlstad, good enough to draw with; the package itself asks for projected geometry. */
const flat = (value: unknown): unknown =>
  Array.isArray(value) && typeof value[0] === "number"
    ? [value[0] * 111320 * Math.cos((59.4 * Math.PI) / 180), (value[1] as number) * 111320]
    : (value as unknown[]).map(flat);

const BREAK = { year: 2024, reason: { sv: "ny indelning i RegSO.", en: "new division into RegSO." } };

function pictures(rows: Row[]): Record<string, (options: PictureOptions) => Picture> {
  const year = (y: number): Row[] => rows.filter((row) => row.year === y);
  const codes = [...new Set(rows.map(({ code }) => code))];
  const series = (code: string) => ({
    id: code,
    label: rows.find((row) => row.code === code)!.name,
    points: rows
      .filter((row) => row.code === code)
      .map((row) => ({ year: row.year, figure: figure(row.index) })),
  });
  const measure = "Socioekonomiskt index";
  const worst = year(2024).toSorted((a, b) => b.index - a.index);
  const features = (
    JSON.parse(read("areas", "karlstad_regso_2025_scb_wfs.geojson")) as {
      features: { properties: Record<string, string>; geometry: MapGeometry }[];
    }
  ).features;
  const areas: MapArea[] = features.map(({ properties, geometry }) => {
    const row = year(2024).find(({ code }) => code === properties.regsokod);
    return {
      code: properties.regsokod!,
      label: row?.name ?? "",
      geometry: { ...geometry, coordinates: flat(geometry.coordinates) } as MapGeometry,
      figure: row ? figure(row.type) : absent("missing"),
    };
  });
  const counts = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 0));
  for (const { code, type } of year(2022)) {
    const after = year(2023).find((row) => row.code === code);
    if (after) counts[type - 1]![after.type - 1]! += 1;
  }
  return {
    trend: (options) =>
      trendLines(
        {
          measure,
          unit: "index",
          series: worst.slice(0, 4).map(({ code }) => series(code)),
          breaks: [BREAK],
        },
        options,
      ),
    distribution: (options) =>
      distributionStrip(
        {
          measure,
          year: 2024,
          among: "Karlstad",
          items: year(2024).map(({ code, name, index, type }) => ({
            id: code,
            label: name,
            figure: figure(index),
            type,
            own: code === worst[2]!.code,
          })),
        },
        options,
      ),
    multiples: (options) =>
      smallMultiples({ measure, unit: "index", panels: codes.map(series), breaks: [BREAK] }, options),
    transitions: (options) =>
      transitionDiagram(
        { fromYear: 2022, toYear: 2023, counts: counts.map((row) => row.map((n) => figure(n))) },
        options,
      ),
    map: (options) =>
      mapPicture(
        { title: "Karlstad", year: 2024, scale: { kind: "types" }, areas, source: "Källa: SCB" },
        options,
      ),
  };
}

shared(
  "pictures of Karlstad's real figures keep every label inside and apart, whatever the names' length",
  () => {
    const rows = karlstad();
    assert.equal(rows.length, 434);
    for (const [id, make] of Object.entries(pictures(rows)))
      for (const lang of ["sv", "en"] as Lang[])
        for (const width of [340, 480, 760]) {
          const { svg, height } = make({ lang, width });
          const boxes = textBoxes(svg);
          assert.deepEqual(overlaps(boxes), [], `${id} ${lang} ${width}`);
          for (const box of boxes)
            assert.ok(
              box.left >= -0.5 && box.right <= width + 0.5 && box.bottom <= height,
              `${id} ${width}: ${box.text}`,
            );
        }
  },
);

shared("the map of Karlstad draws each of its areas once and its table has the same types", () => {
  const rows = karlstad().filter(({ year }) => year === 2024);
  const { svg, table } = pictures(karlstad()).map!({});
  assert.equal(
    new Set([...svg.matchAll(/data-area="([^"]*)"/g)].map(([, code]) => code)).size,
    table.rows.length,
  );
  for (const { code, type } of rows) {
    const row = table.rows.find(([cell]) => cell === code);
    assert.deepEqual(row?.[2], figure(type), code);
  }
});
