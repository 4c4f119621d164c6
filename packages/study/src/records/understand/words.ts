import type { AgencyProfile, Understanding } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { OpenRecords } from "@tvars/sources";
import type { Rounded } from "./coordinates.ts";
import type { MixedLevels } from "./levels.ts";
import { told } from "./questions.ts";
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
  { columns: looked, rows, isWhole, unreadable }: LookedAt,
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
      sv: `Koordinaterna läses som ${settled.title.sv}; ${percent(settled.inside, "sv")} av raderna ligger bland områdena.`,
      en: `The coordinates are read as ${settled.title.en}; ${percent(settled.inside, "en")} of the rows lie among the areas.`,
    });
  const personal = looked.filter((column) => column.personal).map(({ name }) => name);
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

/** What is odd without being wrong: rounded shapes beside good columns, sums among parts; and which agency's files it looks like. */
export function alsoSaid(
  rounded: Rounded | undefined,
  mixed: readonly MixedLevels[],
  profile: AgencyProfile | undefined,
  chosen: string | undefined,
): Text[] {
  return [
    ...(rounded
      ? [
          {
            sv: `Filens egna punkter är avrundade till ${rounded.shapes} decimaler, kolumnerna med koordinater har ${rounded.columns}: kolumnerna används.`,
            en: `The file's own points are rounded to ${rounded.shapes} decimals, its columns of coordinates have ${rounded.columns}: the columns are used.`,
          },
        ]
      : []),
    ...mixed.map(({ column, levels, names }) => ({
      sv: `${column} blandar områden av flera slag: ${told(levels, "sv")}${names > 0 ? ` och ${names} namn` : ""}.`,
      en: `${column} mixes areas of several kinds: ${told(levels, "en")}${names > 0 ? ` and ${names} names` : ""}.`,
    })),
    ...(profile && chosen === undefined
      ? [
          {
            sv: `Kolumnerna liknar profilen ${profile.title.sv} (${profile.agency.sv}).`,
            en: `The columns look like the profile ${profile.title.en} (${profile.agency.en}).`,
          },
        ]
      : []),
  ];
}

/** What was taken without being asked for, and what cannot be had of it. */
export function takenSaid({ time, place }: Understanding["suggestion"]): Text[] {
  const isCoarse = place?.by === "code" && (place.division === "kommun" || place.division === "lan");
  return [
    ...(time && "column" in time
      ? [
          {
            sv: `Året tas ur kolumnen ${time.column}.`,
            en: `The year is taken from the column ${time.column}.`,
          },
        ]
      : []),
    ...(isCoarse
      ? [
          {
            sv: `Platsen är ${place.division === "lan" ? "län" : "kommun"}: uppgifterna kan redovisas så, men inte efter områdestyp.`,
            en: `The place is the ${place.division === "lan" ? "county" : "municipality"}: the records can be shown so, but not by area type.`,
          },
        ]
      : []),
  ];
}

const percent = (share: number, lang: "sv" | "en"): string =>
  lang === "sv"
    ? `${String(Math.round(share * 1000) / 10).replace(".", ",")} %`
    : `${Math.round(share * 1000) / 10}%`;

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
