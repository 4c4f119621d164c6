import type { Understanding } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { OpenRecords } from "@tvars/sources";
import type { LookedAt } from "./sample.ts";

const FORMATS: Record<string, string> = {
  csv: "CSV",
  xlsx: "Excel (XLSX)",
  ods: "OpenDocument (ODS)",
  json: "JSON",
  geojson: "GeoJSON",
  geopackage: "GeoPackage",
  shapefile: "Shapefile",
  parquet: "Parquet",
};

const SIGNS: Record<string, Text> = {
  ";": { sv: "semikolon", en: "semicolons" },
  ",": { sv: "komma", en: "commas" },
  "\t": { sv: "tabb", en: "tabs" },
  "|": { sv: "lodstreck", en: "bars" },
};

/** What was understood of a file, sentence by sentence, so that it can be corrected. */
export function wordsOf(
  { file, columns, words }: OpenRecords,
  { columns: told, rows, isWhole, unreadable }: LookedAt,
  settled: Understanding["crs"][number] | undefined,
): Text[] {
  const said: Text[] = [formatSaid(file)];
  said.push(
    isWhole
      ? {
          sv: `${rows} rader och ${columns.length} kolumner.`,
          en: `${rows} rows and ${columns.length} columns.`,
        }
      : {
          sv: `${columns.length} kolumner; de första ${rows} raderna är genomlästa.`,
          en: `${columns.length} columns; the first ${rows} rows have been looked through.`,
        },
  );
  said.push(...words);
  if (settled)
    said.push({
      sv: `Koordinaterna läses som ${settled.title.sv}; ${percent(settled.inside)} av raderna ligger bland områdena.`,
      en: `The coordinates are read as ${settled.title.en}; ${percent(settled.inside)} of the rows lie among the areas.`,
    });
  const personal = told.filter((column) => column.personal).map(({ name }) => name);
  if (personal.length > 0)
    said.push({
      sv: `Ser ut att kunna peka ut personer, visas inte och tas bort efter placeringen: ${personal.join(", ")}.`,
      en: `Looks like it could identify people, is not shown and is dropped after placing: ${personal.join(", ")}.`,
    });
  if (unreadable.length > 0)
    said.push({
      sv: `${unreadable.length} rader gick inte att läsa, den första är rad ${unreadable[0]!.row}: ${unreadable[0]!.text.sv}.`,
      en: `${unreadable.length} rows could not be read, the first is row ${unreadable[0]!.row}: ${unreadable[0]!.text.en}.`,
    });
  return said;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

function formatSaid({ format, encoding, delimiter, decimal, sheet }: OpenRecords["file"]): Text {
  const name = FORMATS[format] ?? format;
  if (format === "csv") {
    const sign = SIGNS[delimiter ?? ";"] ?? { sv: delimiter!, en: delimiter! };
    return {
      sv: `${name} i ${encoding} med ${sign.sv} mellan cellerna och ${decimal === "," ? "decimalkomma" : "decimalpunkt"}.`,
      en: `${name} in ${encoding} with ${sign.en} between cells and a decimal ${decimal === "," ? "comma" : "point"}.`,
    };
  }
  if (sheet !== undefined) return { sv: `${name}, bladet ${sheet}.`, en: `${name}, the sheet ${sheet}.` };
  return { sv: `${name}.`, en: `${name}.` };
}
