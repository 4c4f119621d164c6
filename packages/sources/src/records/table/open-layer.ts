import { type Layer, type LayerFormat, readLayer, toShapes } from "@tvars/geo";
import { noRows } from "../csv/problems.ts";
import type { OpenRecords, ReadRecordsOptions } from "../reader.ts";
import { memoryBatches } from "./memory.ts";

/**
 * Opens a layer of points, lines or polygons: the properties are columns, the shapes come beside them.
 * @throws CrsQuestion where its system is open, GeoError where it cannot be read or holds several layers
 */
export async function openLayer(
  path: string,
  name: string,
  format: Exclude<LayerFormat, "geoparquet">,
  { crs, axisOrder, layer: wanted }: ReadRecordsOptions,
): Promise<OpenRecords> {
  const layer = await readLayer(path, {
    ...(crs ? { crs } : {}),
    ...(axisOrder ? { axisOrder } : {}),
    ...(wanted ? { layer: wanted } : {}),
  });
  return ofLayer(name, format, layer, wanted);
}

export function ofLayer(
  name: string,
  format: "geojson" | "geopackage" | "shapefile" | "parquet",
  layer: Layer,
  wanted?: string,
): OpenRecords {
  const { features } = layer;
  if (features.length === 0) throw noRows(name);
  const columns = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const shapes = toShapes(layer);
  const table = {
    rows: features.length,
    rowOf: (row: number) => row + 1,
    cell: (row: number, column: string) => features[row]!.properties[column],
    shapes,
    decimal: "." as const,
  };
  return {
    name,
    file: { format, ...(wanted ? { layer: wanted } : {}) },
    columns,
    rows: features.length,
    words: [],
    geometry: kindOf(shapes.kind),
    crs: layer.crs,
    batches: (asked, batch) => memoryBatches(table, asked, batch),
    close: async () => {},
  };
}

const KINDS = [null, "point", "line", "polygon"] as const;

function kindOf(kinds: Uint8Array): OpenRecords["geometry"] {
  const found = new Set(kinds);
  return found.size === 1 ? (KINDS[kinds[0]!] ?? null) : "mixed";
}
