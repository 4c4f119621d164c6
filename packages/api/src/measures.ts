/** Segregation and inequality measures: what there is, of which groups, and the answers. */
import { z } from "zod";
import { areaRef, division, figure, origin, placeRef, provenance, text, version } from "./basic.ts";
import { breakMark } from "./barometer.ts";

/** Measures are made of the areas of these divisions. */
export const MEASURED_DIVISIONS = ["regso", "deso"] as const;
export const measuredDivision = z.enum(MEASURED_DIVISIONS);

/** How everyone is placed anew when a value is compared with chance. */
export const NULL_MODELS = [
  "systematic",
  "evenness",
  "person-permutation",
  "geographic-permutation",
  "systematic-geographic",
  "evenness-geographic",
] as const;
export const nullModel = z.enum(NULL_MODELS);

/** What is drawn again for an interval: persons (the areas stay), or areas (a sample of areas). */
export const BOOTSTRAPS = ["persons", "areas"] as const;
export const bootstrapKind = z.enum(BOOTSTRAPS);

export const MAX_REPLICATES = 10_000;

export const groupName = z.object({ id: z.string(), label: text });

/** Groups of people (or dwellings, households) that a stored table counts in every area. */
export const grouping = z
  .object({
    id: z.string().describe("For example background, education, or TABLE.dimension of an imported table."),
    title: text,
    ordered: z.boolean().describe("The groups stand in order from low to high."),
    groups: z.array(groupName),
    total: groupName
      .optional()
      .describe("The table has a published total: one group can be set against the rest of it."),
    suggested: z
      .array(z.string())
      .describe("Groups to begin with: one, to be set against the rest; or two or more."),
    years: z.array(z.number()),
    divisions: z.array(division),
    unit: text.describe("What is counted, in the plural."),
    table: z.string(),
    made: z
      .boolean()
      .describe("Counts are made from published shares and population, not published themselves."),
    protectedFrom: z
      .number()
      .optional()
      .describe("From this year the source disturbs the counts (Cell Key): parts do not sum to totals."),
    caveats: z.array(text),
    origin: z.array(origin),
  })
  .meta({ id: "Grouping" });

export const measureOption = z
  .object({
    id: z.string(),
    kind: z.enum(["number", "choice", "boolean", "numbers"]),
    default: z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]),
    choices: z.array(z.string()).optional(),
    unit: z.string().optional(),
    what: text,
  })
  .meta({ id: "MeasureOption" });

export const measureRange = z.object({
  low: z.number().nullable().describe("null: no bound below."),
  high: z.number().nullable().describe("null: no bound above."),
  lowMeans: text,
  highMeans: text,
});

/** One entry of the catalogue. */
export const measureInfo = z
  .object({
    id: z.string(),
    aliases: z.array(z.string()).optional(),
    symbol: z.string(),
    family: z.string(),
    name: text,
    groups: z.enum(["two", "many", "ordered", "none"]),
    needs: z
      .array(z.enum(["centres", "ground", "perimeters", "adjacency", "borders", "values", "nesting"]))
      .optional(),
    needsOneOf: z
      .array(
        z.enum(["centres", "ground", "perimeters", "adjacency", "borders", "values", "nesting", "reach"]),
      )
      .optional(),
    formula: z.string(),
    sources: z.array(z.string()),
    range: measureRange,
    perArea: text.optional().describe("What each area's number is; absent where there is none."),
    sensitiveTo: text,
    notToRead: text,
    options: z.array(measureOption).optional(),
    simulated: z.boolean().describe("Can be tested by simulation and bootstrapped."),
  })
  .meta({ id: "MeasureInfo" });

export const interval = z
  .object({
    low: z.number(),
    high: z.number(),
    level: z.number().describe("Coverage, 0–1."),
    method: z.string(),
  })
  .meta({ id: "Interval" });

export const reliability = z
  .object({
    grade: z
      .enum(["good", "caution", "poor"])
      .describe("poor: mostly chance, or too few people; caution: read with its interval."),
    reasons: z.array(text),
  })
  .meta({ id: "Reliability" });

export const chanceTest = z
  .object({
    model: nullModel,
    replicates: z.number(),
    seed: z.number(),
    p: z
      .number()
      .describe(
        "Two-sided: twice the smaller of (b + 1) / (m + 1), b the draws at least as high, or at least as low. Never 0.",
      ),
    mean: z.number().describe("Mean of the value under chance."),
    low: z.number(),
    high: z.number(),
    level: z.number(),
  })
  .meta({ id: "ChanceTest" });

export const measureProfile = z.object({
  scale: text,
  at: z.array(z.number()),
  value: z.array(z.number()),
  low: z.array(z.number()).optional(),
  high: z.array(z.number()).optional(),
});

/** A measure's value is a figure with its uncertainty and its words. */
export const measureResult = z
  .object({
    id: z.string(),
    symbol: z.string(),
    name: text,
    ...figure.shape,
    interval: interval.nullable(),
    standardError: z.number().nullable(),
    expected: z
      .number()
      .nullable()
      .describe("What the value would be if everyone were placed at random, given group and area sizes."),
    chanceShare: z
      .number()
      .nullable()
      .describe("expected / value, 0–1: how much of the value chance alone would give."),
    reliability,
    range: measureRange,
    parts: z.array(z.object({ id: z.string(), name: text, value: z.number() })).nullable(),
    profile: measureProfile.nullable(),
    matrix: z
      .object({ rows: z.number(), columns: z.number(), values: z.array(z.number()).describe("Row-major.") })
      .nullable(),
    perGroup: z.array(z.object({ ...groupName.shape, value: z.number() })).nullable(),
    perArea: z
      .array(z.number())
      .optional()
      .describe("Only where asked for; in the order of the areas given."),
    test: chanceTest.nullable().describe("Only where asked for."),
    note: text.describe("What was done, and what to mind about this very value."),
    reading: text.describe("A plain sentence that says what the value says, with its numbers."),
    doesNotSay: text,
    problem: z
      .object({
        kind: z.enum(["input", "needs", "undefined"]),
        value: z.string(),
        expected: z.string(),
        action: z.string(),
      })
      .optional()
      .describe("Why there is no value; the status is then not-applicable."),
  })
  .meta({ id: "MeasureResult" });

export const measuredGroup = z
  .object({
    ...groupName.shape,
    sum: z.number(),
    share: z.number().describe("Of all counted, 0–1."),
  })
  .meta({ id: "MeasuredGroup" });

export const measuredAreas = z
  .object({
    used: z.number(),
    empty: z.number().describe("Used areas where nobody of the groups lives."),
    leftOut: z.number().describe("Areas without a known count: left out, never counted as 0."),
    reasons: z.array(z.object({ status: z.string(), count: z.number(), text })),
  })
  .meta({ id: "MeasuredAreas" });

export const groupingUsed = z.object({
  id: z.string(),
  title: text,
  unit: text,
  ordered: z.boolean(),
  caveats: z.array(text),
});

/** What all answers about stored tables say of what was measured. */
const measured = {
  place: placeRef,
  division: measuredDivision,
  grouping: groupingUsed,
  rest: z.boolean().describe("The last group is the rest of the people."),
};

export const measureAnswer = z
  .object({
    ...measured,
    version,
    year: z.number(),
    groups: z.array(measuredGroup),
    areas: measuredAreas,
    results: z.array(measureResult),
    provenance,
  })
  .meta({ id: "MeasureAnswer" });

export const measureAreasAnswer = z
  .object({
    ...measured,
    version,
    year: z.number(),
    groups: z.array(measuredGroup),
    areas: measuredAreas,
    result: measureResult,
    what: text.describe("What each area's number is."),
    rows: z.array(
      z.object({
        area: areaRef,
        part: figure,
        share: figure.describe(
          "The area's part of the sum of all parts; not applicable where they do not add up.",
        ),
        counts: z.array(figure).describe("In the order of the groups."),
        total: figure,
      }),
    ),
    provenance,
  })
  .meta({ id: "MeasureAreas" });

export const measureTrendAnswer = z
  .object({
    ...measured,
    groups: z.array(groupName),
    measure: z.object({ id: z.string(), symbol: z.string(), name: text, range: measureRange }),
    years: z.array(
      z.object({
        year: z.number(),
        version,
        ...figure.shape,
        interval: interval.nullable(),
        expected: z.number().nullable(),
        areas: measuredAreas,
        groups: z.array(measuredGroup),
      }),
    ),
    breaks: z.array(breakMark),
    change: z
      .object({
        from: z.number(),
        to: z.number(),
        difference: z.number(),
        interval: interval.nullable(),
        p: z.number().nullable(),
        paired: z.boolean().describe("Made of the same areas in both years."),
        areas: z.number().describe("Areas compared; in an unpaired test those of the later year."),
        method: text,
        reading: text,
      })
      .nullable(),
    provenance,
  })
  .meta({ id: "MeasureTrend" });

export const scalePoint = z.object({
  at: z.number().describe("Persons or metres; for a division the mean number of persons in its areas."),
  label: text,
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  expected: z.number().nullable(),
});

export const measureScaleAnswer = z
  .object({
    ...measured,
    version,
    year: z.number(),
    groups: z.array(measuredGroup),
    areas: measuredAreas,
    measure: z.object({ id: z.string(), symbol: z.string(), name: text, range: measureRange }),
    series: z.array(
      z.object({
        kind: z.enum(["division", "persons", "metres"]),
        title: text,
        unit: text,
        band: text.nullable().describe("What low and high are; null where there is no band."),
        points: z.array(scalePoint),
        absent: text.optional().describe("Why there are no points."),
      }),
    ),
    reading: text,
    provenance,
  })
  .meta({ id: "MeasureScale" });

export const areaChange = z.object({
  area: areaRef,
  change: z.number().describe("How much the area changed the value."),
});

export const measureDecompositionAnswer = z
  .object({
    ...measured,
    version,
    year: z.number(),
    groups: z.array(measuredGroup),
    areas: measuredAreas,
    measure: z.object({ id: z.string(), symbol: z.string(), name: text, range: measureRange }),
    nested: z.array(
      z.object({
        level: z.enum(["lan", "kommun"]),
        measure: z.object({ id: z.string(), symbol: z.string(), name: text }),
        total: z.number(),
        between: z.number(),
        within: z.number(),
        members: z
          .array(z.object({ area: areaRef, within: z.number().describe("The member's part of `within`.") }))
          .describe("In the order of their codes."),
        reading: text,
      }),
    ),
    difference: z
      .object({
        from: z.number(),
        to: z.number(),
        before: z.number(),
        after: z.number(),
        difference: z.number(),
        paired: z.boolean(),
        measure: z.object({ id: z.string(), symbol: z.string(), name: text }),
        parts: z
          .array(z.object({ id: z.string(), name: text, value: z.number() }))
          .describe("They add up to the difference."),
        reading: text,
      })
      .nullable(),
    changed: z
      .object({
        from: z.number(),
        to: z.number(),
        difference: z.number(),
        up: z.array(areaChange),
        down: z.array(areaChange),
        others: z.number().describe("What all other areas changed together."),
        reading: text,
      })
      .nullable(),
    absent: z.array(text).describe("What could not be made, and why."),
    provenance,
  })
  .meta({ id: "MeasureDecomposition" });

export const measurePlacesAnswer = z
  .object({
    place: placeRef,
    division: z.enum(["kommun", "lan"]),
    areasOf: measuredDivision,
    version,
    year: z.number(),
    grouping: groupingUsed,
    rest: z.boolean(),
    groups: z.array(groupName),
    measure: z.object({ id: z.string(), symbol: z.string(), name: text, range: measureRange }),
    caveat: text.describe("Shown with the table, always."),
    rows: z
      .array(
        z.object({
          area: areaRef,
          ...figure.shape,
          interval: interval.nullable(),
          expected: z.number().nullable(),
          areas: z.number(),
          leftOut: z.number(),
          persons: z.number(),
          groupShare: z.number().nullable().describe("The first group's share of all counted."),
          rank: z
            .object({ low: z.number(), high: z.number() })
            .nullable()
            .describe("Interval of ranks, 1 = highest value; null where it cannot be told."),
          reliability,
          note: text.optional(),
        }),
      )
      .describe("In the order of the codes, never a league table."),
    provenance,
  })
  .meta({ id: "MeasurePlaces" });

const column = z.array(z.number()).min(1).max(2_000_000);

/** Columns of one's own: areas in one order throughout. */
export const measureGiven = z.object({
  measures: z.array(z.string()).min(1).max(200),
  groups: z
    .record(z.string(), column)
    .refine((columns) => Object.keys(columns).length > 0, "at least one group"),
  total: column.optional().describe("With one group: it is measured against the rest of the total."),
  centres: z.object({ x: column, y: column }).optional().describe("Metres of a plane grid."),
  groundM2: column.optional(),
  perimeterM: column.optional(),
  adjacency: z
    .array(
      z.object({ a: z.number().int().min(0), b: z.number().int().min(0), borderM: z.number().optional() }),
    )
    .optional()
    .describe("Pairs of areas that touch, by their position, each pair once."),
  values: column.optional(),
  nesting: z
    .array(z.array(z.union([z.string(), z.number()])))
    .optional()
    .describe("For each level, outermost first, what larger area each area lies in."),
  options: z
    .record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]))
    .optional(),
  level: z.number().gt(0).lt(1).optional(),
  test: nullModel.optional(),
  bootstrap: bootstrapKind.optional(),
  replicates: z.number().int().min(2).max(MAX_REPLICATES).optional(),
  seed: z.number().int().min(0).optional(),
  perArea: z.boolean().optional(),
});

export const measureGivenAnswer = z
  .object({
    groups: z.array(measuredGroup),
    areas: measuredAreas,
    results: z.array(measureResult),
  })
  .meta({ id: "MeasureGivenAnswer" });

export type Grouping = z.infer<typeof grouping>;
export type GroupingUsed = z.infer<typeof groupingUsed>;
export type MeasureInfo = z.infer<typeof measureInfo>;
export type MeasureOption = z.infer<typeof measureOption>;
export type MeasureRange = z.infer<typeof measureRange>;
export type MeasureResult = z.infer<typeof measureResult>;
export type MeasureInterval = z.infer<typeof interval>;
export type Reliability = z.infer<typeof reliability>;
export type ChanceTest = z.infer<typeof chanceTest>;
export type BootstrapKind = z.infer<typeof bootstrapKind>;
export type NullModel = z.infer<typeof nullModel>;
export type MeasuredDivision = z.infer<typeof measuredDivision>;
export type MeasuredGroup = z.infer<typeof measuredGroup>;
export type MeasuredAreas = z.infer<typeof measuredAreas>;
export type MeasureAnswer = z.infer<typeof measureAnswer>;
export type MeasureAreas = z.infer<typeof measureAreasAnswer>;
export type MeasureTrend = z.infer<typeof measureTrendAnswer>;
export type MeasureScale = z.infer<typeof measureScaleAnswer>;
export type MeasureDecomposition = z.infer<typeof measureDecompositionAnswer>;
export type MeasurePlaces = z.infer<typeof measurePlacesAnswer>;
export type MeasureGiven = z.infer<typeof measureGiven>;
export type MeasureGivenAnswer = z.infer<typeof measureGivenAnswer>;
