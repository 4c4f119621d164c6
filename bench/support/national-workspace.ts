import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { classifyAll, computeCutoffs } from "@tvars/areas";
import { writeGeoJson } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import { openStudy } from "@tvars/study";
import { mulberry32, nationalCoverage } from "./national.ts";

const YEARS = Array.from({ length: 14 }, (_, at) => 2011 + at);

/**
 * A workspace with the size of Sweden, all invented: both versions of RegSO and DeSO with 14 years of index, types and population, brought
 * in through the ordinary import from the files that SCB's services would have answered.
 */
export async function nationalWorkspace(
  folder: string,
  log: (line: string) => void = () => {},
): Promise<void> {
  const files = join(tmpdir(), `tvars-national-${process.pid}`);
  await rm(files, { recursive: true, force: true });
  await mkdir(files, { recursive: true });
  const { regso, deso } = nationalCoverage();
  for (const [layer, division] of [
    [regso, "regso"],
    [deso, "deso"],
  ] as const)
    for (const version of division === "regso" ? ["2020", "2025"] : ["2018", "2025"])
      await writeFile(join(files, `${division}_${version}.geojson`), asWfs(layer, version));
  const codes = regso.features.map(({ properties }) => String(properties.regsokod ?? properties.code));
  await writeFile(join(files, "TAB6586.sv.json"), JSON.stringify(indexBody(codes)));
  await writeFile(join(files, "TAB6574.sv.json"), JSON.stringify(populationBody(codes)));
  const study = await openStudy(folder, { memoryLimitMb: 1024 });
  const report = await study.import(
    files,
    {},
    { onProgress: ({ what, done, total }) => log(`${what} ${done}/${total}`) },
  );
  if (report.failed.length > 0) throw new Error(report.failed.map(({ text }) => text.en).join("\n"));
  await study.close();
  await rm(files, { recursive: true });
}

function asWfs(layer: Layer, version: string): string {
  const features = layer.features.map(({ geometry, properties }) => ({
    geometry,
    properties: { ...properties, version: `${version}_v2` },
  }));
  const written = writeGeoJson({ ...layer, features }, { crs: layer.crs });
  const text = typeof written === "string" ? written : new TextDecoder().decode(written);
  return text.replace("{", '{"invented":true,');
}

/** TAB6586 as SCB answers it: both versions' codes, five contents, years; null outside a version's years. */
export function indexBody(codes: readonly string[], { seed = 6586 }: { seed?: number } = {}): object {
  const random = mulberry32(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const level = codes.map(() => Math.exp(2.0 + 0.55 * normal()));
  const parts = YEARS.map(() =>
    level.map((own) =>
      [1.25, 1.2, 0.55].map((weight) =>
        Math.min(95, Math.max(0.2, Math.round(10 * own * weight * (1 + 0.08 * normal())) / 10)),
      ),
    ),
  );
  const types = parts.map((areas) => {
    const index = Float64Array.from(
      areas,
      (three) => three.reduce((sum, part) => sum + Math.round(part * 10), 0) / 30,
    );
    return { index, type: classifyAll(index, computeCutoffs(index, { deviation: "population" })) };
  });
  const regions = [...codes, ...codes.map((code) => `${code}_RegSO2025`)];
  const value: (number | null)[] = [];
  regions.forEach((_, row) => {
    const at = row % codes.length;
    const isNew = row >= codes.length;
    for (const content of ["index", "type", "v2", "v1", "v3"])
      YEARS.forEach((year, y) => {
        if (year >= 2024 !== isNew) value.push(null);
        else if (content === "index") value.push(Math.round(types[y]!.index[at]! * 10) / 10);
        else if (content === "type") value.push(types[y]!.type[at]!);
        else value.push(parts[y]![at]![{ v1: 0, v2: 1, v3: 2 }[content as "v1"]]!);
      });
  });
  return dataset(
    "TAB6586",
    "Socioekonomiskt index (påhittat)",
    regions,
    { ContentsCode: ["000008IT", "000008IU", "000008IV", "000008IW", "000008IX"], Tid: YEARS.map(String) },
    value,
  );
}

function populationBody(codes: readonly string[]): object {
  const random = mulberry32(6574);
  const start = codes.map(() => 800 + Math.round(4500 * random()));
  const regions = [...codes, ...codes.map((code) => `${code}_RegSO2025`)];
  const value = regions.flatMap((_, row) =>
    YEARS.map((year, y) =>
      year >= 2024 !== row >= codes.length ? 0 : Math.round(start[row % codes.length]! * (1 + 0.006 * y)),
    ),
  );
  return dataset(
    "TAB6574",
    "Folkmängd (påhittat)",
    regions,
    { Alder: ["totalt"], Kon: ["1+2"], ContentsCode: ["000007Y7"], Tid: YEARS.map(String) },
    value,
  );
}

function dataset(
  table: string,
  label: string,
  regions: string[],
  further: Record<string, string[]>,
  value: (number | null)[],
): object {
  const dimensions: Record<string, string[]> = { Region: regions, ...further };
  return {
    version: "2.0",
    class: "dataset",
    label,
    source: "Tvärs bench (påhittat)",
    updated: "2026-06-23T06:00:00Z",
    role: { time: ["Tid"], metric: ["ContentsCode"] },
    id: Object.keys(dimensions),
    size: Object.values(dimensions).map(({ length }) => length),
    dimension: Object.fromEntries(
      Object.entries(dimensions).map(([id, ids]) => [
        id,
        { label: id, category: { index: ids, label: Object.fromEntries(ids.map((one) => [one, one])) } },
      ]),
    ),
    extension: { px: { tableid: table, language: "sv" }, tvars: { invented: true } },
    value,
  };
}
