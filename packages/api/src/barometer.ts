/** The barometer: index, area types and who lives where. */
import { z } from "zod";
import { areaRef, areaType, figure, placeRef, provenance, text, version } from "./basic.ts";

export const byType = z
  .object({
    type: areaType,
    areas: z.number().describe("RegSO of this type."),
    population: figure,
    share: figure.describe("Share of the place's population, 0–1."),
  })
  .meta({ id: "ByType" });

export const breakMark = z
  .object({ between: z.tuple([z.number(), z.number()]), reason: text })
  .meta({ id: "BreakMark", description: "Figures on either side are not comparable without care." });

/** Population and areas by type for one place in one year, with its development and comparison. */
export const barometer = z
  .object({
    place: placeRef,
    year: z.number(),
    version,
    types: z.array(byType).length(5),
    untyped: z.object({ areas: z.number(), population: figure }),
    meanIndex: figure.describe("Population-weighted mean of the RegSO index; higher = greater challenges."),
    trend: z.array(
      z.object({ year: z.number(), version, types: z.array(byType), meanIndex: figure, population: figure }),
    ),
    breaks: z.array(breakMark),
    comparison: z.array(z.object({ place: placeRef, types: z.array(byType), meanIndex: figure })),
    provenance,
  })
  .meta({ id: "Barometer" });

/** One row of the equal table: what the map shows, in figures. */
export const areaRow = z
  .object({
    area: areaRef,
    index: figure,
    type: figure,
    v1: figure.describe("Low economic standard, per cent."),
    v2: figure.describe("Pre-upper-secondary education, per cent."),
    v3: figure.describe("Economic assistance and/or long-term unemployed, per cent."),
    population: figure,
    change: figure.describe("Change of index since the year before; missing across a moved boundary."),
    typeBefore: figure,
    /** kommun and län rows: share of population per type. */
    types: z.array(byType).optional(),
  })
  .meta({ id: "AreaRow" });

export const areaTable = z
  .object({
    place: placeRef,
    year: z.number(),
    version,
    rows: z.array(areaRow),
    provenance,
  })
  .meta({ id: "AreaTable" });

/** Just enough for the map to recolour when the year changes: arrays of equal length. */
export const mapValues = z
  .object({
    year: z.number(),
    version,
    codes: z.array(z.string()),
    type: z.array(z.number().nullable()),
    index: z.array(z.number().nullable()),
    status: z.array(z.string()).describe("Status words of the type, with flags after a blank."),
    typeBefore: z.array(z.number().nullable()).describe("Type in `before`, null where not comparable."),
    typeOwn: z
      .array(z.number().nullable())
      .describe(
        "Type with this year's own values under the cuts of `before`: typeBefore → typeOwn is the area's own change, typeOwn → type is moved cuts.",
      ),
    before: z.number().nullable(),
  })
  .meta({ id: "MapValues" });

export const cutoffInterval = z.object({
  low: z.number().nullable(),
  high: z.number().nullable(),
  areasBelow: z.string().optional(),
  areasAbove: z.string().optional(),
});

/** The four cuts of a year: 5|4 at μ−σ, 4|3 at μ, 3|2 at μ+σ, 2|1 at μ+2σ. */
export const cutoffs = z
  .object({
    year: z.number(),
    areas: z.number(),
    complete: z.boolean().describe("True when every RegSO of the version has an index."),
    published: z
      .object({ mean: z.number(), sd: z.number(), cuts: z.array(z.number()), source: text })
      .nullable(),
    computed: z.object({ mean: z.number(), sd: z.number(), cuts: z.array(z.number()) }).nullable(),
    recovered: z
      .array(cutoffInterval)
      .describe("From published index and types: each cut lies in its interval."),
    contradictions: z.number(),
    undecidable: z.array(z.string()),
  })
  .meta({ id: "Cutoffs" });

export const recompute = z
  .object({
    years: z.array(
      z.object({
        year: z.number(),
        compared: z.number(),
        indexEqual: z.number(),
        typeCompared: z.number(),
        typeEqual: z.number(),
        undecidable: z.number(),
      }),
    ),
    mismatches: z.array(
      z.object({
        area: z.string(),
        year: z.number(),
        what: z.enum(["index", "type"]),
        published: z.number(),
        computed: z.number(),
      }),
    ),
    provenance,
  })
  .meta({ id: "Recompute" });

export const transitions = z
  .object({
    place: placeRef,
    from: z.number(),
    to: z.number(),
    areas: z.number(),
    notComparable: z.object({ moved: z.number(), onlyBefore: z.number(), onlyAfter: z.number() }),
    matrix: z.array(
      z.object({
        from: areaType,
        to: areaType,
        areas: z.number(),
        share: figure.describe("Of the areas of type `from`, 0–1."),
        low: z.number().nullable(),
        high: z.number().nullable(),
        population: figure,
      }),
    ),
    stay: z.object({ share: figure, low: z.number().nullable(), high: z.number().nullable() }),
    provenance,
  })
  .meta({ id: "Transitions" });

export type ByType = z.infer<typeof byType>;
export type Barometer = z.infer<typeof barometer>;
export type AreaRow = z.infer<typeof areaRow>;
export type AreaTable = z.infer<typeof areaTable>;
export type MapValues = z.infer<typeof mapValues>;
export type Cutoffs = z.infer<typeof cutoffs>;
export type Recompute = z.infer<typeof recompute>;
export type Transitions = z.infer<typeof transitions>;
export type BreakMark = z.infer<typeof breakMark>;
