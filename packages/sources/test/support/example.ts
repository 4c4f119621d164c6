import { mkdtemp, readFile } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeExampleRegion } from "../../src/example/index.ts";
import type { ExampleManifest } from "../../src/example/index.ts";
import { drawExample } from "../../src/example/draw.ts";
import type { Example } from "../../src/example/draw.ts";

let drawn: Example | undefined;
let written: Promise<{ folder: string; manifest: ExampleManifest }> | undefined;

export async function exampleOf(): Promise<Example> {
  drawn ??= drawExample(2026);
  return drawn;
}

/** The example region on disk, written once per test file and removed when it ends. */
export function exampleFolder(): Promise<{ folder: string; manifest: ExampleManifest }> {
  written ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "tvars-example-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return { folder, manifest: await writeExampleRegion(folder) };
  })();
  return written;
}

export async function readExample(path: string): Promise<string> {
  const { folder } = await exampleFolder();
  return readFile(join(folder, path), "utf8");
}

interface GeoJson {
  invented: boolean;
  crs: { properties: { name: string } };
  numberMatched: number;
  features: {
    geometry: { type: string; coordinates: unknown };
    properties: Record<string, string | number | boolean | null>;
  }[];
}

export const layerOf = async (id: string): Promise<GeoJson> =>
  JSON.parse(await readExample(`${id.replace("@", "_")}.geojson`));

/** A JSON-stat body with access by category codes; null where the body has "..". */
export async function bodyOf(table: string, lang: "sv" | "en" = "sv") {
  const body = JSON.parse(await readExample(`${table}.${lang}.json`));
  const index = (body.id as string[]).map(
    (id) => body.dimension[id].category.index as Record<string, number>,
  );
  const size = body.size as number[];
  return {
    body,
    // Not the keys' own order: JavaScript puts whole numbers first.
    codes: (dimension: string): string[] =>
      Object.entries(body.dimension[dimension].category.index as Record<string, number>)
        .sort((a, b) => a[1] - b[1])
        .map(([code]) => code),
    at(...codes: string[]): number | null {
      const offset = codes.reduce((sum, code, d) => {
        const position = index[d]![code];
        if (position === undefined) throw new Error(`${table}: no category ${code} in ${body.id[d]}`);
        return sum * size[d]! + position;
      }, 0);
      return body.value[offset] as number | null;
    },
  };
}
