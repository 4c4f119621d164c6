/** The definition of an agency's own records: how a file is read, placed and counted. Saved, and run again next year. */
import { z } from "zod";
import { division, text, version } from "../basic.ts";

export const RECORD_FORMATS = [
  "csv",
  "xlsx",
  "ods",
  "json",
  "geojson",
  "geopackage",
  "shapefile",
  "parquet",
] as const;
export const recordFormat = z.enum(RECORD_FORMATS);

/** Swedish systems and what else files come in; an EPSG code for anything else. */
export const recordCrs = z
  .string()
  .regex(/^EPSG:\d{4,6}$/)
  .describe("For example EPSG:3006 (SWEREF 99 TM).");
export const axisOrder = z.enum(["east-north", "north-east"]);

/** How the file is written. Everything is found out when left out, and said back. */
export const recordFile = z.object({
  format: recordFormat.optional(),
  encoding: z.string().optional().describe("utf-8, utf-16le, windows-1252, iso-8859-1, macintosh, ibm850 …"),
  delimiter: z.string().length(1).optional(),
  decimal: z.enum([".", ","]).optional(),
  headerRow: z.number().int().min(1).optional().describe("Row of the column names, counted from 1."),
  sheet: z.string().optional().describe("Of a workbook."),
  layer: z.string().optional().describe("Of a GeoPackage."),
  path: z.string().optional().describe("Of JSON: where the list of rows lies, for example data.items."),
});

/** By what a line or polygon is shared out over the areas it touches. */
export const APPORTION = ["length", "area", "population", "midpoint"] as const;

/** Where a row belongs. */
export const recordPlace = z.discriminatedUnion("by", [
  z.object({
    by: z.literal("point"),
    x: z
      .string()
      .describe("Column of the east coordinate or longitude; both in one field: the same column twice."),
    y: z.string().describe("Column of the north coordinate or latitude."),
    crs: recordCrs.optional(),
    axisOrder: axisOrder.optional(),
  }),
  z.object({
    by: z.literal("geometry"),
    crs: recordCrs.optional(),
    axisOrder: axisOrder.optional(),
    apportion: z.enum(APPORTION).default("length"),
  }),
  z.object({
    by: z.literal("code"),
    column: z.string(),
    division: division.describe("What the codes are of."),
    version: version.optional().describe("Default: the version in force in the row's year."),
  }),
  z.object({
    by: z.literal("key"),
    column: z.string().describe("Postcode, address key, property …"),
    key: z.string().describe("Id of a key table, see PUT /api/records/keys/{id}."),
  }),
]);

/** What the place of a row says: where someone lives, or where something happened. Never mixed. */
export const PLACE_OF = ["residence", "event", "workplace", "service", "road"] as const;

export const recordTime = z.union([
  z.object({ year: z.number().int().describe("All rows are of this year.") }),
  z.object({
    column: z.string(),
    format: z
      .string()
      .optional()
      .describe("year, date (2024-03-01), day-month-year …; found out when left out."),
  }),
]);

export const recordGroup = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  column: z.string(),
  title: text,
  /** Numbers into bands: lower ends, ascending; `[0, 20, 65]` gives 0–19, 20–64, 65–. */
  bands: z.array(z.number()).optional(),
  /** Values put together under one name; what is not named keeps its own. */
  values: z.record(z.string(), z.string()).optional(),
  role: z.enum(["age", "sex"]).optional().describe("What standardisation and denominators know it as."),
});

export const recordAmount = z.object({
  column: z.string(),
  title: text,
  unit: text,
  /** Suppression marks of the file, beside ".." and "." which are always known. */
  marks: z.record(z.string(), z.enum(["suppressed", "missing", "not-applicable", "zero"])).optional(),
  combine: z.enum(["sum", "mean"]).default("sum"),
  weight: z
    .string()
    .optional()
    .describe("mean: column of what each row weighs, for example number of pupils."),
});

export const secrecyRules = z.object({
  smallest: z.number().int().min(1).default(5).describe("Counts of 1 to one less than this are hidden."),
  shareN: z.number().int().default(20).describe("A share needs more than this many in the group."),
  shareX: z
    .number()
    .int()
    .default(5)
    .describe("A share needs more than this many with the property, and without."),
  dominance: z
    .object({ n: z.number().int().min(1), k: z.number().min(1).max(100) })
    .optional()
    .describe("Amounts: hidden where the n largest contributors stand for more than k per cent."),
  pPercent: z
    .number()
    .min(1)
    .max(100)
    .optional()
    .describe("Amounts: hidden where one could be told within p per cent."),
  rounding: z.union([z.literal(3), z.literal(5), z.literal(10)]).optional(),
  roundingKind: z.enum(["conventional", "random", "controlled"]).default("controlled"),
  cellKey: z.object({ max: z.number().int().min(1), variance: z.number().positive() }).optional(),
  secondary: z.boolean().default(true).describe("Off only to show what an attacker could then compute."),
  open: z
    .boolean()
    .default(false)
    .describe("The records are public already, such as stops: nothing is hidden."),
  minimumSurvey: z.number().int().optional().describe("Survey data: fewest answers behind a figure."),
});

export const recordsDefinition = z
  .object({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .describe("Letters a–z, digits and hyphens."),
    title: text,
    unit: text.describe("What one row is, in the plural: departures, injured persons, pupils."),
    profile: z.string().optional().describe("Agency profile, see /api/records/profiles."),
    source: z.string().describe("Who made the file, as it is to be cited."),
    file: recordFile.default({}),
    place: recordPlace,
    placeOf: z.enum(PLACE_OF),
    time: recordTime,
    groups: z.array(recordGroup).default([]),
    amounts: z.array(recordAmount).default([]),
    rowCount: z.string().optional().describe("Column of how many each row stands for; default 1."),
    surveyWeight: z.string().optional(),
    contributor: z.string().optional().describe("Column of whose amount it is, for dominance."),
    protectedIdentity: z.object({ column: z.string(), values: z.array(z.string()) }).optional(),
    only: z.array(z.object({ column: z.string(), values: z.array(z.string()) })).default([]),
    identifier: z
      .string()
      .optional()
      .describe("Column that tells rows apart: found twice, said; then dropped."),
    keepIdentifiers: z.boolean().default(false),
    keepCoordinates: z.boolean().default(false),
    columns: z
      .array(z.string())
      .optional()
      .describe("The file's columns when it was defined: what changed is named."),
    retention: z.iso.date().optional().describe("From this day the stored rows are removed."),
    secrecy: secrecyRules.prefault({}),
    checks: z.array(z.string()).default([]).describe("Source checks to run, see the profile."),
    caveats: z.array(text).default([]),
  })
  .meta({ id: "RecordsDefinition" });

export type RecordsDefinition = z.output<typeof recordsDefinition>;
export type RecordsDefinitionInput = z.input<typeof recordsDefinition>;
export type RecordPlace = z.output<typeof recordPlace>;
export type RecordFile = z.output<typeof recordFile>;
export type RecordGroup = z.output<typeof recordGroup>;
export type SecrecyRules = z.output<typeof secrecyRules>;
