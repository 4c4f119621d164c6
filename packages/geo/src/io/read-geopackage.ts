import type { CrsOptions } from "../crs/decide.ts";
import { GeoError } from "../error.ts";
import { emptyGeometry } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { readBlob } from "./geopackage-blob.ts";
import { READ_LIMITS, type ReadLimits } from "./limits.ts";
import { openGeoPackage, quoted } from "./open-geopackage.ts";
import { settle } from "./settle.ts";

/**
 * Reads one layer of a GeoPackage, from disk (a path) or from bytes. The spatial index in the file is not needed.
 *
 * @throws GeoError `layer-choice` when there are several layers and none is named; CrsQuestion.
 */
export function readGeoPackage(
  file: string,
  input: string | Uint8Array,
  { limits = READ_LIMITS, layer, ...options }: CrsOptions & { limits?: ReadLimits; layer?: string } = {},
): Layer {
  return openGeoPackage(
    file,
    input,
    layer,
    ({ db, table, geometryColumn, keyColumn, booleanColumns, declared, system }) => {
      const features: LayerFeature[] = [];
      const statement = db.prepare(
        `SELECT * FROM ${quoted(table)}${keyColumn ? ` ORDER BY ${quoted(keyColumn)}` : ""}`,
      );
      try {
        for (const row of statement.iterate() as Iterable<Record<string, unknown>>) {
          const { [geometryColumn]: blob, ...properties } = row;
          if (keyColumn) delete properties[keyColumn];
          for (const name of booleanColumns)
            if (properties[name] !== null) properties[name] = properties[name] === 1;
          features.push({ geometry: geometryOf(file, features.length + 1, blob), properties });
        }
      } finally {
        statement.finalize();
      }
      return settle(
        table,
        features,
        { file, declared, system },
        { ...options, maxVertices: limits.maxVertices },
      );
    },
  );
}

function geometryOf(file: string, row: number, blob: unknown) {
  if (!(blob instanceof Uint8Array)) return emptyGeometry();
  try {
    return readBlob(blob);
  } catch (cause) {
    throw badBlob(file, row, cause);
  }
}

export const badBlob = (file: string, row: number, cause: unknown): GeoError =>
  new GeoError("bad-geometry", {
    file,
    row,
    value: (cause as Error).message,
    problem: { sv: "Geometrin kan inte läsas", en: "The geometry cannot be read" },
    expected: { sv: "en hel geometri i WKB", en: "a complete WKB geometry" },
    action: {
      sv: "Rätta objektet i filen, eller ta bort det.",
      en: "Mend the feature in the file, or remove it.",
    },
    cause,
  });
