import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ReplayBodies } from "./answer.ts";

/**
 * Recorded bodies of a folder, told by their contents: JSON-stat bodies by their table id, WFS answers by
 * their features' ids (`RegSO_2025.1200` → `stat:RegSO_2025`), Kolada values by their KPI. Other files are left alone.
 */
export async function readBodies(folder: string): Promise<ReplayBodies> {
  const tables: NonNullable<ReplayBodies["tables"]> = {};
  const layers: NonNullable<ReplayBodies["layers"]> = {};
  const kpis: Record<string, { values: any[] }> = {};
  for (const name of (await readdir(folder)).sort()) {
    if (!/\.(json|geojson)$/.test(name)) continue;
    const text = (await readFile(join(folder, name), "utf8")).replace(/^\uFEFF/, "");
    const body = JSON.parse(text) as Record<string, any>;
    const tableId = body.extension?.px?.tableid;
    if (body.class === "dataset" && typeof tableId === "string") tables[tableId] ??= { sv: body };
    else if (body.type === "FeatureCollection" && typeof body.features?.[0]?.id === "string")
      layers[`stat:${body.features[0].id.replace(/\.[^.]*$/, "")}`] = body as { features: any[] };
    else if (Array.isArray(body.values) && typeof body.values[0]?.kpi === "string")
      kpis[body.values[0].kpi] = body as { values: any[] };
  }
  return { tables, layers, kolada: { kpis } };
}
