/** Areas made by hand or read from a file as the ground to place rows in, and files of rows in a folder of their own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RecordsDefinition, type RecordsDefinitionInput, recordsDefinition } from "@tvars/api";
import type { Bridge, Version } from "@tvars/areas";
import { type Layer, buildAreaIndex, toShapes } from "@tvars/geo";
import type { RecordsBatch } from "@tvars/engine";
import type { Ground } from "../../src/records/place/ground.ts";
import { PlacingRun } from "../../src/records/place/run.ts";

export interface GroundOptions {
  bridge?: Bridge;
  residents?: Record<string, number>;
  types?: Record<string, number>;
  /** Codes known besides those of the layers. */
  codes?: Partial<Record<Version, readonly string[]>>;
  regsoOf?: Record<string, string>;
}

export function groundOf(layers: Partial<Record<Version, Layer>>, options: GroundOptions = {}): Ground {
  const codesOf = (version: Version): string[] =>
    layers[version]?.features.map(({ properties }) => String(properties.code)) ?? [];
  const has = (version: Version, code: string): boolean =>
    codesOf(version).includes(code) || (options.codes?.[version]?.includes(code) ?? false);
  const points = (version: Version) => {
    const layer = layers[version];
    return layer && { index: buildAreaIndex(layer), codes: codesOf(version) };
  };
  return {
    hasLayer: async (version) => layers[version] !== undefined,
    points: async (version) => points(version),
    shapes: async (version) => {
      const found = points(version);
      return found && { ...found, shapes: toShapes(layers[version]!) };
    },
    knows: (version) => codesOf(version).length > 0 || (options.codes?.[version]?.length ?? 0) > 0,
    has,
    regsoOf: (_, code) => options.regsoOf?.[code],
    bridge: options.bridge,
    residents: (_, code) => options.residents?.[code],
    type: (area) => options.types?.[area.slice(area.indexOf(":") + 1)] ?? 0,
  };
}

/** A box of `west, south, east, north` in metres as an area. */
export const box = (code: string, [w, s, e, n]: readonly [number, number, number, number]) => ({
  geometry: {
    type: "Polygon" as const,
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  },
  properties: { code },
});

export const layerOf = (features: Layer["features"]): Layer => ({
  name: "areas",
  crs: "EPSG:3006",
  features,
});

/** Two squares of a kilometre beside each other. */
export const SQUARES = layerOf([
  box("1780R001", [400_000, 6_580_000, 401_000, 6_581_000]),
  box("1780R002", [401_000, 6_580_000, 402_000, 6_581_000]),
]);

export const definition = (
  given: Partial<RecordsDefinitionInput> & Pick<RecordsDefinitionInput, "place">,
): RecordsDefinition =>
  recordsDefinition.parse({
    id: "prov",
    title: { sv: "Prov", en: "Trial" },
    unit: { sv: "rader", en: "rows" },
    source: "prov",
    placeOf: "residence",
    time: { year: 2022 },
    ...given,
  });

export const keysOf = (codes: Record<string, string>, division = "regso") => ({
  get: async (id: string) => ({
    head: { id, title: { sv: id, en: id }, rows: 0, division, from: "prov" },
    codes: new Map(Object.entries(codes)),
  }),
});

export interface Placed {
  run: PlacingRun;
  /** Rows as they would be stored. */
  rows: Record<string, string | number | null>[];
  /** Rows of each verdict. */
  verdicts: Record<string, number>;
}

/** Places a file's rows and shows what would be stored. */
export async function place(
  file: { name: string; contents: string | Uint8Array } | string,
  asked: RecordsDefinition,
  ground: Ground,
  keys = keysOf({}),
): Promise<Placed> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-place-"));
  try {
    const path = typeof file === "string" ? file : join(folder, file.name);
    if (typeof file !== "string") await writeFile(path, file.contents);
    const run = await PlacingRun.open(path, asked, { ground, keys });
    const rows: Placed["rows"] = [];
    for await (const batch of run.rows()) rows.push(...rowsOf(batch));
    await run.close();
    const verdicts: Record<string, number> = {};
    const { VERDICTS } = await import("@tvars/api");
    for (const [at, verdict] of VERDICTS.entries())
      if (run.tally.verdicts[at]! > 0) verdicts[verdict] = run.tally.verdicts[at]!;
    return { run, rows, verdicts };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rowsOf(batch: RecordsBatch): Placed["rows"] {
  const columns = Object.entries(batch);
  const [, first] = columns[0]!;
  const length = "codes" in first ? first.codes.length : first.values.length;
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(
      columns.map(([name, column]) => [
        name,
        "codes" in column ? (column.dictionary[column.codes[row]!] ?? null) : (column.values[row] ?? null),
      ]),
    ),
  );
}
