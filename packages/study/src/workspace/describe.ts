import type { SnapshotInfo, Workspace } from "@tvars/api";
import { versionInfo } from "@tvars/areas";
import type { Snapshot } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import { originOf } from "@tvars/engine";
import type { Geography } from "../layers/geography.ts";
import { fetchable } from "./fetch.ts";

export function snapshotInfo({ dimensions, files, crs, ...shown }: Snapshot): SnapshotInfo {
  return shown;
}

/** What data is here, in words and in lists. */
export async function workspaceOf(data: Data, geography: Geography): Promise<Workspace> {
  const layers = data.snapshots.filter(({ kind }) => kind === "layer");
  const drawn = await geography.versions();
  const figures = data.snapshots.filter(({ kind }) => kind === "figures");
  const sources = [...new Set(data.snapshots.map(({ source }) => source))];
  return {
    label: data.invented
      ? { sv: "Påhittad exempelregion", en: "Invented example region" }
      : {
          sv: sources.map(sourceName).join(", ") || "Inga data",
          en: sources.map(sourceName).join(", ") || "No data",
        },
    invented: data.invented,
    empty: data.snapshots.length === 0,
    years: data.years,
    defaultYear: data.years.at(-1) ?? null,
    versions: data.gazetteer.versions().map((version) => {
      const { division, firstYear, lastYear } = versionInfo(version);
      return {
        version,
        division,
        from: firstYear ?? data.years[0] ?? 0,
        to: lastYear,
        areas: data.gazetteer.list(version).length,
        hasLayer: drawn.includes(version),
      };
    }),
    bounds: await geography.wholeBounds(),
    referenceLayers: layers
      .filter(({ table }) => table.startsWith("ref:"))
      .map(({ table, title }) => ({ id: table, title, kind: table.slice(4) })),
    tables: figures.map((snapshot) => ({
      table: snapshot.table,
      title: snapshot.title,
      origin: originOf(snapshot),
      years: (snapshot.dimensions?.find(({ id }) => id === "year")?.categories ?? []).map(({ id }) =>
        Number(id),
      ),
    })),
    fetchable: await fetchable(),
  };
}

const sourceName = (source: string): string =>
  ({ scb: "SCB", kolada: "Kolada", file: "Fil" })[source] ?? source;
