import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bridgeCsv, changeLogCsv } from "./bridges.ts";
import { COVERAGES } from "./coverage.ts";
import type { Example } from "./draw.ts";
import { drawExample } from "./draw.ts";
import { INDEX_YEARS } from "./indicators.ts";
import type { BodyTable } from "./jsonstat.ts";
import { SOURCE, writeBodies } from "./jsonstat.ts";
import { areaLayer } from "./layers.ts";
import type { ExampleFile, ExampleManifest } from "./manifest.ts";
import { measuresCsv } from "./measures.ts";
import { recordsCsv } from "./records.ts";
import { SCENARIOS, scenarioJson } from "./scenarios.ts";
import { drawSurroundings, referenceLayers } from "./reference/index.ts";
import { exampleTables } from "./tables/index.ts";
import { timetableZip } from "./timetable.ts";

type Draft = Omit<ExampleFile, "bytes" | "sha256"> & { content: string | Uint8Array };

/**
 * Writes the invented example region into `folder` (made when absent), in the formats the real sources deliver:
 * JSON-stat bodies, WFS GeoJSON, key files, reference layers, a walking network, a GTFS feed and an agency's records.
 * The same seed gives the same bytes. Also writes `manifest.json`, which is what is returned.
 */
export async function writeExampleRegion(
  folder: string,
  { seed = 2026 }: { seed?: number } = {},
): Promise<ExampleManifest> {
  const files: ExampleFile[] = [];
  for (const { content, ...file } of drafts(drawExample(seed))) {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    const target = join(folder, file.path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    files.push({ ...file, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  const manifest: ExampleManifest = {
    invented: true,
    seed,
    name: { sv: "Exempelregionen (påhittad)", en: "The example region (invented)" },
    attribution: SOURCE,
    years: [INDEX_YEARS[0]!, INDEX_YEARS.at(-1)!],
    files,
  };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function* drafts(example: Example): Generator<Draft> {
  yield* areaFiles(example);
  yield* bridgeFiles(example);
  for (const table of exampleTables(example)) yield* tableFiles(table);
  yield* surroundingFiles(example);
}

function* surroundingFiles(example: Example): Generator<Draft> {
  const surroundings = drawSurroundings(example);
  for (const { id, kind, title, content } of referenceLayers(example, surroundings))
    yield { path: `${id}.geojson`, kind, id, crs: "EPSG:3006", title, content };
  yield {
    path: "timetable.gtfs.zip",
    kind: "timetable",
    id: "gtfs",
    title: { sv: "Tidtabell (påhittad)", en: "Timetable (invented)" },
    content: timetableZip(surroundings.network),
  };
  yield {
    path: "skadade-i-vagtrafik.csv",
    kind: "records",
    id: "injuries",
    title: { sv: "Skadade i vägtrafik (påhittat)", en: "Injured in road traffic (invented)" },
    content: recordsCsv(surroundings.network, example.random),
  };
  yield {
    path: "atgarder.csv",
    kind: "plan",
    id: "measures",
    title: { sv: "En plans åtgärder (påhittade)", en: "A plan's measures (invented)" },
    content: measuresCsv(example.random),
  };
  for (const scenario of SCENARIOS)
    yield {
      path: `${scenario.id}.scenario.json`,
      kind: "scenario",
      id: scenario.id,
      title: { sv: `Scenario: ${scenario.name}`, en: `Scenario (invented): ${scenario.name}` },
      content: scenarioJson(scenario),
    };
}

function* tableFiles(table: BodyTable): Generator<Draft> {
  const bodies = writeBodies(table);
  const [path, english] = [`${table.id}.sv.json`, `${table.id}.en.json`];
  const title = { sv: `${table.label.sv} (påhittat)`, en: `${table.label.en} (invented)` };
  yield { path, kind: "table", id: table.id, english, title, content: bodies.sv };
  yield { path: english, kind: "table", id: `${table.id}/en`, title, content: bodies.en };
}

function* areaFiles({ areas, topology }: Example): Generator<Draft> {
  for (const coverage of COVERAGES) {
    const name = coverage.replace("@", " ").replace("regso", "RegSO").replace("deso", "DeSO");
    yield {
      path: `${coverage.replace("@", "_")}.geojson`,
      kind: "layer",
      id: coverage,
      version: coverage,
      crs: "EPSG:3006",
      title: { sv: `${name}, gränser (påhittade)`, en: `${name}, boundaries (invented)` },
      content: areaLayer(areas, topology, coverage),
    };
  }
}

function* bridgeFiles({ areas }: Example): Generator<Draft> {
  for (const [deso, regso] of [
    ["deso@2018", "regso@2020"],
    ["deso@2025", "regso@2025"],
  ] as const)
    yield {
      path: `koppling-${deso.replace("@", "")}-${regso.replace("@", "")}.csv`,
      kind: "bridge",
      id: `bridge:${deso}>${regso}`,
      title: { sv: `Nyckel ${deso} till ${regso} (påhittad)`, en: `Bridge ${deso} to ${regso} (invented)` },
      content: bridgeCsv(areas, deso, regso),
    };
  yield {
    path: "historiska-forandringar.csv",
    kind: "changes",
    id: "changes",
    title: {
      sv: "Förändringar mellan versionerna (påhittade)",
      en: "Changes between the versions (invented)",
    },
    content: changeLogCsv(areas),
  };
}
