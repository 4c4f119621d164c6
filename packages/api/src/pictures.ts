/** Pictures of places: what each is drawn from, figure by figure, with its names in both languages. */
import { z } from "zod";
import { breakMark } from "./barometer.ts";
import { areaType, figure, placeRef, provenance, text, version } from "./basic.ts";

export const PICTURE_KINDS = [
  "slope",
  "transitions",
  "multiples",
  "distribution",
  "maps",
  "concentration",
] as const;

const head = {
  place: placeRef.pick({ id: true, name: true }),
  breaks: z.array(breakMark),
  notes: z.array(text).describe("What was left out and why; said beneath the picture."),
  provenance,
};

export const slopeStory = z.object({
  kind: z.literal("slope"),
  ...head,
  of: z.enum(["share", "people", "areas", "index"]),
  from: z.number(),
  to: z.number(),
  items: z.array(
    z.object({ id: z.string(), name: text, type: areaType.nullable(), from: figure, to: figure }),
  ),
});

export const transitionsStory = z.object({
  kind: z.literal("transitions"),
  ...head,
  from: z.number(),
  to: z.number(),
  matrix: z.array(z.object({ from: areaType, to: areaType, areas: z.number(), population: figure })),
});

export const multiplesStory = z.object({
  kind: z.literal("multiples"),
  ...head,
  of: z.enum(["share", "areas"]),
  members: z
    .array(
      z.object({
        place: head.place,
        years: z.array(
          z.object({
            year: z.number(),
            types: z.array(z.object({ type: areaType, share: figure })),
          }),
        ),
      }),
    )
    .describe("In the order of their codes."),
});

export const distributionStory = z.object({
  kind: z.literal("distribution"),
  ...head,
  year: z.number(),
  measure: z.object({
    id: z.string(),
    title: text,
    unit: text,
    decimals: z.number(),
    direction: text.nullable(),
  }),
  own: head.place.nullable(),
  choices: z.array(z.object({ id: z.string(), title: text })).describe("What can be drawn instead."),
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      type: areaType.nullable(),
      figure,
      own: z.boolean(),
    }),
  ),
  quartiles: z.object({ lower: z.number(), median: z.number(), upper: z.number() }).nullable(),
  cuts: z.array(z.object({ between: z.string(), value: z.number() })),
});

const mapSide = z.object({
  year: z.number(),
  version,
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      figure,
      changed: z.boolean(),
      outline: z
        .string()
        .describe(
          "Rings apart by semicolons: the first point in whole metres (SWEREF 99 TM), then differences.",
        ),
    }),
  ),
});

export const mapsStory = z.object({
  kind: z.literal("maps"),
  ...head,
  from: z.number(),
  to: z.number(),
  of: z.enum(["type", "index"]),
  cuts: z.enum(["each", "same"]),
  steps: z.array(z.number()),
  before: mapSide,
  after: mapSide,
  compared: z.object({ areas: z.number(), lower: z.number(), higher: z.number(), same: z.number() }),
});

const shared = { type: areaType, people: z.number(), amount: z.number() };

export const concentrationStory = z.object({
  kind: z.literal("concentration"),
  ...head,
  year: z.number().nullable(),
  of: z.string(),
  choices: z
    .array(z.object({ id: z.string(), title: text }))
    .describe("Indicators that can be shared out here."),
  what: text,
  base: text.nullable().describe("Those it is shared out among; null for all residents."),
  types: z.array(z.object(shared)),
  areas: z
    .array(z.object({ code: z.string(), ...shared }))
    .describe("The highest index first within each type; empty where only types are known."),
  index: z
    .object({
      value: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      level: z.number().nullable(),
    })
    .nullable(),
});

export const pictureStory = z
  .discriminatedUnion("kind", [
    slopeStory,
    transitionsStory,
    multiplesStory,
    distributionStory,
    mapsStory,
    concentrationStory,
  ])
  .meta({ id: "PictureStory" });

export type PictureKind = (typeof PICTURE_KINDS)[number];
export type PictureStory = z.infer<typeof pictureStory>;
export type SlopeStory = z.infer<typeof slopeStory>;
export type TransitionsStory = z.infer<typeof transitionsStory>;
export type MultiplesStory = z.infer<typeof multiplesStory>;
export type DistributionStory = z.infer<typeof distributionStory>;
export type MapsStory = z.infer<typeof mapsStory>;
export type ConcentrationStory = z.infer<typeof concentrationStory>;
