import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import { readLayer, transformLayer } from "@tvars/geo";
import type { LayerFeature } from "@tvars/geo";
import { readOsm } from "@tvars/network";
import type { Ways } from "@tvars/network";
import { EXAMPLE_FILES, exampleWays } from "./example-ways.ts";
import { mappedWays, readMapping } from "./own-lines.ts";
import type { Mapping } from "./own-lines.ts";
import { toPlane } from "./plane.ts";

export const FORMATS = ["osm-pbf", "lines", "example"] as const;
export type NetworkFormat = (typeof FORMATS)[number];

/** Names of the files that a network of each format keeps. */
export const FILES: Readonly<Record<NetworkFormat, readonly string[]>> = {
  "osm-pbf": ["network.osm.pbf"],
  lines: ["lines"],
  example: EXAMPLE_FILES.map((file) => `${file}.geojson`),
};

export interface ReadWaysOptions {
  mapping?: Mapping;
  layer?: string;
  crs?: string;
}

/** Lines of the files of a network, the same each time: a stored network is read anew from what was imported. */
export async function readWays(
  format: NetworkFormat,
  files: readonly string[],
  options: ReadWaysOptions = {},
): Promise<Ways> {
  if (format === "osm-pbf")
    return readOsm(new Uint8Array(await readFile(files[0]!)), { inflate: inflateSync, toPlane });
  if (format === "lines") {
    const features = await linesOf(files[0]!, options);
    return mappedWays(features, readMapping(options.mapping ?? {}), files[0]!);
  }
  const [walking, roads, railways] = await Promise.all(files.map((file) => linesOf(file, {})));
  return exampleWays({ walking: walking!, roads: roads!, railways: railways! });
}

async function linesOf(file: string, { layer, crs }: ReadWaysOptions): Promise<LayerFeature[]> {
  const read = await readLayer(file, {
    ...(layer ? { layer } : {}),
    ...(crs ? { crs: crs as `EPSG:${number}` } : {}),
  });
  return transformLayer(read, "EPSG:3006").features;
}
