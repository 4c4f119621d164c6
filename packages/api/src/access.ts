/** Access to services: how it is measured, by whom it is had, and what barriers take of it. */
import { z } from "zod";
import { areaType, placeRef, provenance, text } from "./basic.ts";
import { line, position, profile } from "./network.ts";

export const ACCESS_MODES = ["walk", "cycle", "car", "transit"] as const;
export const accessMode = z.enum(ACCESS_MODES);
export const ACCESS_FORMS = [
  "cumulative",
  "interval",
  "gravity",
  "closest",
  "balancing",
  "2sfca",
  "e2sfca",
  "bfca",
  "availability",
  "total-constrained",
] as const;
export const accessForm = z.enum(ACCESS_FORMS);
export const ACCESS_DECAYS = ["binary", "linear", "exponential", "power", "logistic"] as const;
export const accessDecay = z.enum(ACCESS_DECAYS);

const formRow = z.object({
  type: areaType.nullable(),
  people: z.number(),
  mean: z.number().nullable().describe("Over people who reach any; null: nobody does."),
  worst: z
    .number()
    .nullable()
    .describe("What the worst off tenth has at most; for minutes, at least; null: no way at all."),
  without: z.number().describe("Share of people with no way to any, 0–1."),
  meanOpen: z.number().nullable().describe("The mean with the barriers open."),
  lost: z
    .number()
    .nullable()
    .describe(
      "What the barriers take from a person, mean: less access, or more minutes; below 0: they give.",
    ),
  shareOfLost: z.number().nullable().describe("Part of all that is lost that these people bear, 0–1."),
  shareOfPeople: z.number(),
});

export const accessFormAnswer = z
  .object({
    form: accessForm,
    explains: text.describe("What the form says, in plain words."),
    unit: text,
    moreIsBetter: z.boolean(),
    service: z.object({ kind: z.string(), name: text, count: z.number() }),
    parameters: z.object({
      cutoff: z.number().optional().describe("Minutes."),
      decay: accessDecay.optional(),
      beta: z.number().optional(),
      n: z.number().optional(),
      line: z.number().optional(),
    }),
    all: formRow,
    byType: z.array(formRow),
    inequality: z
      .object({
        gini: z.number().nullable(),
        palma: z
          .number()
          .nullable()
          .describe("Mean of the tenth with the lowest index over that of the four tenths with the highest."),
        concentration: z
          .number()
          .nullable()
          .describe("Over the index; above 0: more where the index is higher, that is challenges greater."),
        theil: z
          .object({ total: z.number(), between: z.number(), within: z.number() })
          .nullable()
          .describe("Theil T and its parts between and within area types."),
        poverty: z
          .object({ line: z.number(), share: z.number(), gap: z.number(), squared: z.number() })
          .nullable()
          .describe("Foster–Greer–Thorbecke: people below the line, mean and squared gap; null for minutes."),
      })
      .describe("Over people; of what they have with the barriers as they are."),
    lost: z
      .object({
        concentration: z
          .number()
          .nullable()
          .describe("Of what is lost, over the index: above 0: those where the index is higher bear more."),
      })
      .nullable()
      .describe("null where people compete for the same, so that somebody gains by a barrier."),
    reading: text,
  })
  .meta({ id: "AccessForm" });

export const accessAnswer = z
  .object({
    network: z.string(),
    profile,
    minutes: z.array(z.number()),
    place: placeRef.nullable(),
    mode: accessMode.optional(),
    timetable: z
      .object({
        title: text,
        date: z.string(),
        departure: z.string().describe("hh:mm, the first of one departure each minute."),
        window: z.number().describe("Minutes; times are the median over their departures."),
        valid: z.object({ from: z.string(), to: z.string() }),
        stops: z.number().describe("Stops with calls that are joined to the network."),
        trips: z
          .number()
          .describe("Trips that run on the date, those of the day before that run past midnight too."),
      })
      .optional()
      .describe("Where mode is transit."),
    services: z.array(
      z.object({
        kind: z.string(),
        name: text,
        count: z.number(),
        byType: z.array(
          z.object({
            type: areaType.nullable(),
            people: z.number(),
            medianMinutes: z.number().nullable(),
            medianMinutes90: z
              .number()
              .nullable()
              .optional()
              .describe("By public transport: the same where one in ten departures is worse."),
            within: z.array(z.number()).describe("Share of people within each of the minutes, 0–1."),
            within90: z
              .array(z.number())
              .optional()
              .describe("By public transport: within the minutes on nine departures of ten."),
            withinWithout: z
              .array(z.number())
              .describe("The same with the barriers open: what they take away."),
          }),
        ),
      }),
    ),
    form: accessFormAnswer.optional().describe("Where a form was asked for."),
    inequality: z.object({
      palma: z.number().nullable(),
      gini: z.number().nullable(),
      concentration: z
        .number()
        .nullable()
        .describe("Over the socioeconomic index; above 0: more reach where the index is higher."),
    }),
    structure: z.array(
      z.object({
        type: areaType.nullable(),
        people: z.number(),
        density1km: z.number().describe("People within 1 km walk, mean."),
        mix: z.number().nullable().describe("Evenness of residents and services within 1 km walk, 0–1."),
      }),
    ),
    reading: text,
    provenance,
  })
  .meta({ id: "AccessAnswer" });

export const isochroneAnswer = z
  .object({
    from: position,
    minutes: z.array(z.number()),
    profile,
    polygons: z.array(
      z.object({
        minutes: z.number(),
        coordinates: z.array(z.array(line)),
        people: z.number(),
        open: z
          .object({ coordinates: z.array(z.array(line)), people: z.number() })
          .optional()
          .describe("Were the barriers open every 50 m; where the network has barriers."),
      }),
    ),
    provenance,
  })
  .meta({ id: "IsochroneAnswer" });

export type AccessMode = z.infer<typeof accessMode>;
export type AccessForm = z.infer<typeof accessForm>;
export type AccessDecay = z.infer<typeof accessDecay>;
export type AccessFormAnswer = z.infer<typeof accessFormAnswer>;
export type AccessAnswer = z.infer<typeof accessAnswer>;
export type IsochroneAnswer = z.infer<typeof isochroneAnswer>;
