/** Area, kommun and län pages; search; sets of areas; indicators. */
import { z } from "zod";
import { areaRef, areaType, division, figure, placeRef, provenance, text, version } from "./basic.ts";
import { areaRow, barometer, breakMark, cutoffInterval } from "./barometer.ts";

export const searchHit = z
  .object({ area: areaRef, centre: z.tuple([z.number(), z.number()]).nullable(), also: z.array(z.string()) })
  .meta({ id: "SearchHit", description: "`also`: other names the area has or has had." });

export const point = z.object({
  lon: z.number(),
  lat: z.number(),
  areas: z.array(areaRef).describe("The areas the point lies in, one per version at hand."),
});

export const caveat = z
  .object({
    id: z.enum(["student", "pensioner", "border", "new-building", "small-population"]),
    title: text,
    text: text.describe("What to think of when reading the index here."),
    evidence: z.array(z.object({ what: text, figure: figure, unit: text, year: z.number() })),
  })
  .meta({ id: "Caveat" });

export const bridge = z
  .object({
    outcome: z.enum(["unchanged", "split", "moved", "ended", "new", "unknown"]),
    reason: text,
    from: z.array(areaRef),
    to: z.array(areaRef),
  })
  .meta({ id: "Bridge" });

export const yearOfArea = z.object({
  year: z.number(),
  version,
  index: figure,
  type: figure,
  v1: figure,
  v2: figure,
  v3: figure,
  population: figure,
});

export const areaPage = z
  .object({
    area: areaRef,
    year: z.number(),
    names: z.array(
      z.object({ name: z.string(), version, from: z.number().optional(), to: z.number().optional() }),
    ),
    parents: z.array(areaRef),
    children: z.array(areaRef),
    years: z.array(yearOfArea),
    breaks: z.array(breakMark),
    bridge: bridge.nullable(),
    distance: z
      .object({
        nearest: z.tuple([areaType, areaType]).describe("The two types on either side of the nearest cut."),
        points: z.number().describe("Index points to the cut; positive: the index is above it."),
        sd: z.number().nullable(),
        cut: cutoffInterval,
      })
      .nullable(),
    change: z
      .object({
        from: z.number(),
        to: z.number(),
        index: figure,
        v1: figure,
        v2: figure,
        v3: figure,
        remainder: figure,
        typeFrom: figure,
        typeTo: figure,
        typeOwn: figure.describe("Type with today's own values and yesterday's cuts."),
        typeCuts: figure.describe("Type with yesterday's own values and today's cuts."),
        text,
      })
      .nullable(),
    caveats: z.array(caveat),
    neighbours: z.array(z.object({ area: areaRef, type: figure, index: figure, borderM: z.number() })),
    similar: z.array(z.object({ area: areaRef, type: figure, index: figure, distance: z.number() })),
    comparison: z.array(z.object({ place: placeRef, meanIndex: figure, v1: figure, v2: figure, v3: figure })),
    contrasts: z
      .array(
        z.object({
          indicator: z.string(),
          title: text,
          unit: text,
          year: z.number(),
          whole: figure,
          parts: z.array(z.object({ area: areaRef, figure })),
        }),
      )
      .describe("DeSO inside the RegSO: what the average hides."),
    ages: z.array(z.object({ age: z.string(), label: text, population: figure })),
    centre: z.tuple([z.number(), z.number()]).nullable(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    provenance,
  })
  .meta({ id: "AreaPage" });

/** A kommun, a län, the country or a set of areas. */
export const placePage = z
  .object({
    place: placeRef,
    barometer,
    areas: z.array(areaRow),
    members: z
      .array(z.object({ place: placeRef, types: barometer.shape.types }))
      .describe("Kommuner of a län, län of the country."),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    provenance,
  })
  .meta({ id: "PlacePage" });

export const indicator = z
  .object({
    id: z.string(),
    title: text,
    description: text,
    unit: text,
    decimals: z.number(),
    polarity: z.enum(["high-is-better", "low-is-better", "neutral"]),
    ages: z.string().optional(),
    numerator: text.optional(),
    denominator: text.optional(),
    table: z.string(),
    divisions: z.array(division),
    years: z.array(z.number()),
    caveats: z.array(text),
    source: text,
  })
  .meta({ id: "Indicator" });

export const indicatorFigures = z
  .object({
    indicator,
    place: placeRef,
    division,
    year: z.number(),
    rows: z.array(z.object({ area: areaRef, type: figure, figure })),
    byType: z
      .array(z.object({ type: areaType, figure, areas: z.number() }))
      .describe("Empty where the indicator cannot be summed by type."),
    trend: z.array(z.object({ year: z.number(), place: figure, byType: z.array(figure) })),
    breaks: z.array(breakMark),
    provenance,
  })
  .meta({ id: "IndicatorFigures" });

export const areaSet = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    name: z.string().min(1).max(120),
    version,
    codes: z.array(z.string()).min(1).max(4000),
  })
  .meta({ id: "AreaSet", description: "Any set of areas: a corridor, a project area, a service district." });

export type SearchHit = z.infer<typeof searchHit>;
export type AreaPage = z.infer<typeof areaPage>;
export type PlacePage = z.infer<typeof placePage>;
export type Indicator = z.infer<typeof indicator>;
export type IndicatorFigures = z.infer<typeof indicatorFigures>;
export type AreaSet = z.infer<typeof areaSet>;
export type Caveat = z.infer<typeof caveat>;
export type Bridge = z.infer<typeof bridge>;
export type YearOfArea = z.infer<typeof yearOfArea>;
