/** From a file to stored records: what was understood, what will happen to every row, what is stored. */
import { z } from "zod";
import { areaType, origin, problem, text, version } from "../basic.ts";
import { axisOrder, recordCrs, recordFile, recordsDefinition } from "./definition.ts";

/** What happens to a row. Every row has exactly one verdict. */
export const VERDICTS = [
  "matched",
  "outside",
  "missing",
  "ambiguous",
  "wrong-version",
  "protected",
  "unreadable",
  "filtered",
] as const;
export const verdict = z.enum(VERDICTS);

export const recordColumn = z.object({
  name: z.string(),
  kind: z.enum(["text", "integer", "number", "date", "year", "code", "geometry", "empty"]),
  filled: z.number().describe("Share of the looked-at rows with a value, 0–1."),
  distinct: z.number().describe("Different values among the rows looked at."),
  examples: z.array(z.string()).describe("A few values; none of a column that looks personal."),
  looksLike: z
    .enum([
      "east",
      "north",
      "longitude",
      "latitude",
      "both-coordinates",
      "regso",
      "deso",
      "kommun",
      "lan",
      "postcode",
      "date",
      "year",
      "age",
      "sex",
      "identifier",
      "personal-number",
      "protected-identity",
      "count",
      "amount",
      "weight",
      "category",
    ])
    .nullable(),
  personal: z
    .boolean()
    .describe("Looks like something that tells who a person is: dropped after placing unless kept."),
});

/** What was understood of a file, in words, and what is asked rather than guessed. */
export const understanding = z
  .object({
    upload: z.string().describe("Id of the file on the server until it is stored or a day has passed."),
    name: z.string(),
    file: recordFile.describe("How it was read."),
    rows: z.number().nullable().describe("null where the file was not read to its end."),
    columns: z.array(recordColumn),
    words: z.array(text).describe("What was understood, sentence by sentence."),
    sheets: z.array(z.string()).optional(),
    layers: z.array(z.string()).optional(),
    geometry: z.enum(["point", "line", "polygon", "mixed"]).nullable(),
    crs: z.array(
      z.object({
        crs: recordCrs,
        axisOrder,
        title: text,
        inside: z
          .number()
          .describe("Share of the rows that would then lie in Sweden or the stored areas, 0–1."),
      }),
    ),
    questions: z.array(
      z.object({
        id: z.string(),
        text,
        field: z.string().describe("Where in the definition the answer goes, for example place.crs."),
        options: z.array(z.object({ value: z.string(), label: text })),
      }),
    ),
    suggestion: recordsDefinition.partial().describe("A definition to start from."),
    changed: z
      .array(
        z.object({
          column: z.string(),
          what: z.enum(["gone", "new", "renamed", "retyped"]),
          now: z.string().optional(),
        }),
      )
      .describe("Against the saved definition of the same id, named and never guessed."),
    refused: problem
      .nullable()
      .describe("Set where the file cannot be used for statistics by area, with the reason."),
    preview: z.object({
      head: z.array(z.array(z.string())),
      points: z
        .array(z.tuple([z.number(), z.number()]))
        .describe("WGS 84, at most 500, on a grid of 1 km: no one's door."),
    }),
  })
  .meta({ id: "Understanding" });

export const rowVerdict = z.object({
  row: z.number().describe("Row of the file, the header counted, from 1."),
  verdict,
  reason: text,
  value: z.string().optional(),
});

/** A dry run: every row's verdict counted, and examples; nothing is stored. */
export const dryRun = z
  .object({
    rows: z.number(),
    verdicts: z.array(z.object({ verdict, rows: z.number(), share: z.number(), title: text })),
    unmatched: z.object({
      share: z.number().describe("Of the rows that ought to have been placed, 0–1."),
      causes: z.array(z.object({ cause: verdict, rows: z.number(), share: z.number() })),
      byType: z
        .array(z.object({ type: areaType, matched: z.number(), low: z.number(), high: z.number() }))
        .describe("Rows of each area type, and what they could be at most if all unmatched lay there."),
    }),
    versions: z.array(z.object({ version, years: z.array(z.number()), rows: z.number() })),
    years: z.array(z.object({ year: z.number(), rows: z.number() })),
    apportioned: z.object({ by: z.string(), rows: z.number(), pieces: z.number() }).nullable(),
    examples: z.array(rowVerdict).describe("At most 20 of each verdict that is not matched."),
    checks: z.array(
      z.object({
        id: z.string(),
        title: text,
        outcome: z.enum(["ok", "warning", "stop"]),
        text,
        rows: z.array(z.number()).optional(),
      }),
    ),
    dropped: z.array(z.string()).describe("Columns not kept."),
    words: z.array(text),
    command: z.string().describe("The tvars command that does the same."),
  })
  .meta({ id: "DryRun" });

/** Stored records. */
export const recordsSet = z
  .object({
    definition: recordsDefinition,
    snapshot: z.string(),
    stored: z.string(),
    rows: z.number(),
    matched: z.number(),
    years: z.array(z.number()),
    verdicts: dryRun.shape.verdicts,
    invented: z.boolean(),
    origin: z.array(origin),
    earlier: z.array(z.object({ snapshot: z.string(), stored: z.string(), rows: z.number() })),
    expires: z.string().nullable(),
    from: z
      .object({
        file: z.string(),
        sha256: z.string(),
        bytes: z.number(),
        program: z.string().describe("Version of the program that placed the rows."),
      })
      .optional()
      .describe("What the rows were made from; the snapshots they were placed in stand in origin."),
    command: z.string(),
  })
  .meta({ id: "RecordsSet" });

export const keyTable = z
  .object({
    id: z.string(),
    title: text,
    rows: z.number().describe("Different keys."),
    division: z.string(),
    version: version.optional().describe("Absent: the version in force in the row's year."),
    from: z.string().describe("Name of the file it was read from."),
    areas: z.number().optional().describe("Different areas."),
    stored: z.string().optional(),
  })
  .meta({ id: "KeyTable" });

export type Verdict = z.output<typeof verdict>;
export type RecordColumn = z.output<typeof recordColumn>;
export type Understanding = z.output<typeof understanding>;
export type DryRun = z.output<typeof dryRun>;
export type RecordsSet = z.output<typeof recordsSet>;
export type KeyTable = z.output<typeof keyTable>;
