import { SourceError } from "../source-error.ts";
import { decode, headOf } from "../text-of.ts";
import { openCsv } from "./csv/open-csv.ts";
import type { OpenRecords, ReadRecordsOptions, RecordsFormat } from "./reader.ts";
import { openJson } from "./table/open-json.ts";
import { openLayer } from "./table/open-layer.ts";
import { openParquet } from "./table/open-parquet.ts";
import { openWorkbook } from "./table/open-workbook.ts";

/** Wider than any register; what is wider has its rows as columns, or is no table. */
export const MAX_COLUMNS = 2000;

/**
 * Opens a file of records. What it is is told by its contents; what is given is not doubted.
 * @throws SourceError, GeoError or CrsQuestion: what is wrong, where, and what to do
 */
export async function openRecords(path: string, options: ReadRecordsOptions = {}): Promise<OpenRecords> {
  const records = await openAny(path, options);
  if (records.columns.length <= MAX_COLUMNS) return records;
  await records.close();
  throw tooWide(records.name, records.columns.length);
}

async function openAny(path: string, options: ReadRecordsOptions): Promise<OpenRecords> {
  const name = path.replace(/^.*[\\/]/, "");
  const { head, size } = await headOf(path);
  const format = options.format ?? formatOf(name, head);
  switch (format) {
    case "xlsx":
    case "ods":
      return openWorkbook(path, name, format, options);
    case "json":
      return openJson(path, name, size, options);
    case "geojson":
    case "geopackage":
    case "shapefile":
      return openLayer(path, name, format, options);
    case "parquet":
      return openParquet(path, name, options);
    default:
      return openCsv(path, name, options);
  }
}

function formatOf(name: string, head: Buffer): RecordsFormat {
  const magic = head.subarray(0, 16).toString("latin1");
  if (magic.startsWith("SQLite format 3")) return "geopackage";
  if (magic.startsWith("PAR1")) return "parquet";
  if (magic.startsWith("PK\u0003\u0004")) return zipped(head);
  if (magic.startsWith("\u00D0\u00CF\u0011\u00E0")) throw unknown(name, "XLS");
  if (magic.startsWith("%PDF")) throw unknown(name, "PDF");
  if (isBinary(head)) throw unknown(name, magic.replaceAll(/[^\x20-\x7e]/g, "·"));
  const start = decode(head)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (start.startsWith("<")) throw unknown(name, start.slice(0, 40));
  if (start.startsWith("{") || start.startsWith("["))
    return /"type"\s*:\s*"(Feature|FeatureCollection|GeometryCollection)"/.test(start) ? "geojson" : "json";
  return "csv";
}

function zipped(head: Buffer): RecordsFormat {
  const names = head.toString("latin1");
  if (names.includes("application/vnd.oasis.opendocument.spreadsheet")) return "ods";
  if (/\[Content_Types\]\.xml|xl\//.test(names)) return "xlsx";
  return "shapefile";
}

/** Zero bytes are UTF-16 where every other byte is one, and no text at all elsewhere. */
function isBinary(head: Buffer): boolean {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]! += 1;
  return zeros[0]! + zeros[1]! > 0 && Math.min(zeros[0]!, zeros[1]!) * 20 > Math.max(zeros[0]!, zeros[1]!);
}

const tooWide = (file: string, columns: number): SourceError =>
  new SourceError("content", {
    file,
    value: String(columns),
    problem: { sv: "filen har för många kolumner", en: "the file has too many columns" },
    expected: { sv: `högst ${MAX_COLUMNS} kolumner`, en: `at most ${MAX_COLUMNS} columns` },
    action: {
      sv: "behåll de kolumner som behövs, eller gör om kolumner till rader",
      en: "keep the columns that are needed, or turn columns into rows",
    },
  });

const unknown = (file: string, value: string): SourceError =>
  new SourceError("body", {
    file,
    value,
    problem: {
      sv: "filen är av ett slag som inte kan läsas som uppgifter",
      en: "the file is of a kind that cannot be read as records",
    },
    expected: {
      sv: "CSV, XLSX, ODS, JSON, GeoJSON, GeoPackage, zippad Shapefile eller Parquet",
      en: "CSV, XLSX, ODS, JSON, GeoJSON, GeoPackage, a zipped Shapefile or Parquet",
    },
    action: { sv: "spara uppgifterna i något av formaten", en: "save the records in one of the formats" },
  });
