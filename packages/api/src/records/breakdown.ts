/** Own records by area type: the table that has passed disclosure control, and what it says. */
import { z } from "zod";
import { areaType, figure, placeRef, provenance, text } from "../basic.ts";
import { secrecyRules } from "./definition.ts";

/** What records are divided by. `regso` and other divisions give figures by area, hidden as the rules say. */
export const BREAKDOWN_BY = ["type", "regso", "deso", "kommun", "lan", "year"] as const;

export const RECORD_FIGURES = ["count", "rate", "share", "amount", "mean"] as const;

export const denominator = z
  .object({
    id: z.string().describe("residents, residents-20-64, workplaces, own:ID, records:ID, none …"),
    title: text,
    unit: text,
    per: z.number().describe("Rates are per this many."),
    years: z.array(z.number()),
    groups: z.array(z.enum(["age", "sex"])).describe("What it can be had by, for standardisation."),
    of: z.enum(["residence", "event", "both"]).describe("Which place of a record it fits."),
    caveat: text.optional(),
  })
  .meta({ id: "Denominator" });

export const breakdownAsked = z
  .object({
    records: z.string(),
    by: z
      .array(z.string())
      .default(["type"])
      .describe("type, year, regso, kommun …, and ids of the records' groups."),
    place: z.string().default("riket"),
    years: z.array(z.number()).optional(),
    figure: z.enum(RECORD_FIGURES).default("count"),
    amount: z.string().optional().describe("amount and mean: the column."),
    having: z
      .object({ group: z.string(), values: z.array(z.string()) })
      .optional()
      .describe("share: rows with these values, of all rows."),
    where: z.record(z.string(), z.array(z.string())).default({}),
    per: z.string().default("none").describe("Denominator of a rate."),
    reference: z
      .union([areaType, z.literal("mean")])
      .optional()
      .describe("Type that others are compared with; default 5."),
    standardise: z.enum(["none", "direct", "indirect"]).default("none"),
    level: z.number().gt(0).lt(1).default(0.95),
    secrecy: secrecyRules
      .partial()
      .optional()
      .describe("Stricter than the definition's rules; never looser."),
  })
  .meta({ id: "BreakdownAsked" });

/** A value with its interval; each bound is a figure of its own only as far as the value is published. */
export const estimated = z
  .object({ figure, low: z.number().nullable(), high: z.number().nullable() })
  .meta({ id: "Estimated" });

export const hidden = z
  .object({ kind: z.enum(["primary", "secondary"]), rule: z.string(), reason: text })
  .meta({ id: "Hidden" });

export const breakdownRow = z.object({
  key: z.record(z.string(), z.string()).describe("Category of each dimension; `all` where it is a sum."),
  label: z.record(z.string(), text),
  count: figure,
  hidden: hidden.nullable(),
  denominator: figure.nullable(),
  value: estimated.nullable().describe("The figure asked for, where it is not the count itself."),
  standardised: estimated.nullable(),
  difference: estimated.nullable().describe("Against the reference type."),
  ratio: estimated.nullable(),
});

export const breakdownAnswer = z
  .object({
    asked: breakdownAsked,
    title: text.describe("What was found, in one sentence."),
    reading: z.array(text).describe("What the figures say and what they do not say."),
    records: z.object({ id: z.string(), title: text, unit: text, placeOf: z.string() }),
    place: placeRef,
    unit: text,
    dimensions: z.array(
      z.object({
        id: z.string(),
        title: text,
        categories: z.array(z.object({ id: z.string(), label: text })),
      }),
    ),
    rows: z.array(breakdownRow),
    gaps: z
      .array(z.object({ id: z.string(), title: text, value: estimated, reading: text }))
      .describe("Between types: difference and ratio of 1–2 to 4–5, SII, RII, concentration index …"),
    concentration: z
      .array(z.tuple([z.number(), z.number()]))
      .nullable()
      .describe(
        "Share of people, most challenged first, against share of what is counted; of published figures.",
      ),
    funnel: z
      .object({
        points: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            population: z.number(),
            rate: z.number(),
            label: z.string(),
          }),
        ),
        limits: z.array(
          z.object({
            population: z.number(),
            low95: z.number(),
            high95: z.number(),
            low998: z.number(),
            high998: z.number(),
          }),
        ),
        centre: z.number(),
      })
      .nullable(),
    trend: z
      .object({
        breaks: z.array(z.object({ after: z.number(), why: text })),
        types: z.array(z.object({ type: areaType, perYear: estimated })),
      })
      .optional()
      .describe("Change a year of each type, where there are three years or more."),
    unmatched: z.object({
      rows: figure,
      share: z.number().nullable().describe("null where the number of rows is hidden."),
      causes: z.array(z.object({ cause: z.string(), title: text, rows: figure })),
      bounds: z
        .array(z.object({ type: areaType, low: z.number(), high: z.number() }))
        .describe("Of the rate or count, wherever the unmatched lay."),
    }),
    secrecy: z.object({
      rules: secrecyRules,
      primary: z.number(),
      secondary: z.number(),
      published: z.number(),
      narrowest: z
        .number()
        .nullable()
        .describe("Width of the narrowest interval an attacker can compute of a hidden count."),
      safe: z.boolean(),
      words: z.array(text),
    }),
    caveats: z.array(text),
    provenance,
  })
  .meta({ id: "BreakdownAnswer" });

export type BreakdownAsked = z.output<typeof breakdownAsked>;
export type BreakdownAskedInput = z.input<typeof breakdownAsked>;
export type BreakdownAnswer = z.output<typeof breakdownAnswer>;
export type BreakdownRow = z.output<typeof breakdownRow>;
export type Denominator = z.output<typeof denominator>;
export type Estimated = z.output<typeof estimated>;
