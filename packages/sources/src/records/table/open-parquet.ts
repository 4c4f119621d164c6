import { EngineError, readParquet } from "@tvars/engine";
import { readGeoParquet } from "@tvars/geo";
import { readFile } from "node:fs/promises";
import { SourceError } from "../../source-error.ts";
import { noRows } from "../csv/problems.ts";
import type { OpenRecords, ReadRecordsOptions } from "../reader.ts";
import { memoryBatches } from "./memory.ts";
import { ofLayer } from "./open-layer.ts";

/**
 * Opens a Parquet file; one that says it holds shapes (GeoParquet) is read with them.
 * @throws SourceError or GeoError where it cannot be read
 */
export async function openParquet(
  path: string,
  name: string,
  options: ReadRecordsOptions,
): Promise<OpenRecords> {
  const bytes = await readFile(path);
  // The description of the shapes lies in the file's last part, under the name "geo".
  if (bytes.subarray(Math.max(0, bytes.length - 65_536)).includes('"primary_column"'))
    return ofLayer(
      name,
      "parquet",
      await readGeoParquet(name, bytes, {
        ...(options.crs ? { crs: options.crs } : {}),
        ...(options.axisOrder ? { axisOrder: options.axisOrder } : {}),
      }),
    );
  const { columns, rows } = await readParquet(path).catch((cause: unknown) => {
    throw cause instanceof EngineError ? broken(name, cause) : cause;
  });
  if (rows.length === 0) throw noRows(name);
  const table = {
    rows: rows.length,
    rowOf: (row: number) => row + 1,
    cell: (row: number, column: string) => rows[row]![column],
    decimal: "." as const,
  };
  return {
    name,
    file: { format: "parquet" },
    columns,
    rows: rows.length,
    words: [],
    geometry: null,
    crs: undefined,
    batches: (wanted, batch) => memoryBatches(table, wanted, batch),
    close: async () => {},
  };
}

const broken = (file: string, cause: EngineError): SourceError =>
  new SourceError("body", {
    file,
    problem: { sv: "filen är inte hel Parquet", en: "the file is not whole Parquet" },
    expected: {
      sv: "en Parquet-fil som är skriven till slut",
      en: "a Parquet file that was written to its end",
    },
    action: { sv: "hämta eller skriv filen igen", en: "fetch or write the file again" },
    cause,
  });
