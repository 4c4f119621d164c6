/** Follow-up: goals, what changed and whether the change is real, before and after, early signs. */
import { z } from "zod";
import { areaRef, areaType, figure, provenance, text } from "../basic.ts";
import { breakMark } from "../barometer.ts";
import { breakdownAsked, estimated } from "../records/breakdown.ts";

/** What a goal or an evaluation follows: an indicator, a measure, or own records. */
export const followed = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("indicator"), id: z.string(), place: z.string().default("riket") }),
  z.object({
    kind: z.literal("population-share"),
    types: z.array(areaType),
    place: z.string().default("riket"),
  }),
  z.object({
    kind: z.literal("measure"),
    measure: z.string(),
    grouping: z.string(),
    groups: z.array(z.string()).optional(),
    place: z.string().default("riket"),
  }),
  z.object({ kind: z.literal("records"), asked: breakdownAsked }),
]);

/** Of what the value is taken: one type, or the gap between two groups of types. */
export const followedOf = z.union([
  z.literal("all"),
  z.object({ types: z.array(areaType) }),
  z.object({ gap: z.tuple([z.array(areaType), z.array(areaType)]), as: z.enum(["difference", "ratio"]) }),
]);

export const goal = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: text,
    follows: followed,
    of: followedOf.default("all"),
    direction: z.enum(["at-most", "at-least"]),
    target: z.number(),
    by: z.number().int().describe("Year the target is for."),
    from: z.number().int().describe("Year it is counted from."),
    owner: z.string().default(""),
    because: text.optional(),
  })
  .meta({ id: "Goal" });

export const GOAL_STATUSES = [
  "met",
  "not-met",
  "on-way",
  "off-way",
  "too-early",
  "not-comparable",
  "no-data",
] as const;

export const followedYear = z.object({ year: z.number(), value: estimated, version: z.string().optional() });

export const goalAnswer = z
  .object({
    goal,
    status: z.enum(GOAL_STATUSES),
    title: text,
    reading: z.array(text),
    unit: text,
    years: z.array(followedYear),
    path: z
      .array(z.object({ year: z.number(), value: z.number() }))
      .describe("Straight from the first value to the target."),
    trend: estimated.nullable().describe("Change per year since the last break."),
    breaks: z.array(breakMark),
    revised: z.array(z.object({ year: z.number(), before: figure, after: figure, text })),
    cutoffsMoved: text.nullable(),
    provenance,
  })
  .meta({ id: "GoalAnswer" });

/** The same areas over time against the same type each year. */
export const compositionAnswer = z
  .object({
    title: text,
    reading: z.array(text),
    from: z.number(),
    to: z.number(),
    unit: text,
    types: z.array(
      z.object({
        type: areaType,
        sameType: z.array(followedYear).describe("Whatever areas were of the type each year."),
        sameAreas: z.array(followedYear).describe("The areas that were of the type in the first year."),
        own: z.number().describe("Part of the change that is the areas' own."),
        composition: z
          .number()
          .describe("Part that comes of areas joining and leaving the type. Both add up exactly."),
      }),
    ),
    breaks: z.array(breakMark),
    provenance,
  })
  .meta({ id: "CompositionAnswer" });

export const evaluationAsked = z
  .object({
    follows: followed,
    treated: z.array(z.string()).min(1).describe("Areas where something was done: codes or ids."),
    since: z.number().int().describe("First year with it."),
    comparison: z
      .union([z.literal("matched"), z.array(z.string())])
      .default("matched")
      .describe("matched: areas alike in index, its parts, population and trend before."),
    perTreated: z.number().int().min(1).max(20).default(5),
    within: z.string().default("riket").describe("Where comparison areas are looked for."),
    seed: z.number().int().default(1),
    placebos: z.number().int().min(0).max(2000).default(500),
    level: z.number().gt(0).lt(1).default(0.95),
  })
  .meta({ id: "EvaluationAsked" });

/** Difference in differences, with what must hold for it to mean anything. */
export const evaluationAnswer = z
  .object({
    asked: evaluationAsked,
    title: text,
    reading: z.array(text),
    unit: text,
    effect: estimated,
    p: z
      .number()
      .nullable()
      .describe("Share of assignments, the real one among them, that show as large a difference."),
    preTrend: z.object({ difference: estimated, alike: z.boolean(), text }),
    series: z.array(
      z.object({ year: z.number(), treated: figure, comparison: figure, effect: estimated.nullable() }),
    ),
    treated: z.array(areaRef),
    comparison: z.array(areaRef.extend({ weight: z.number(), distance: z.number() })),
    balance: z.array(
      z.object({ what: text, treated: z.number(), comparison: z.number(), standardised: z.number() }),
    ),
    placebos: z.array(z.number()),
    assumptions: z.array(z.object({ text, checked: z.enum(["holds", "doubtful", "cannot-be-checked"]) })),
    breaks: z.array(breakMark),
    provenance,
  })
  .meta({ id: "EvaluationAnswer" });

/** Areas that may change type, with how sure that is. */
export const earlyAnswer = z
  .object({
    title: text,
    reading: z.array(text),
    year: z.number(),
    ahead: z.number(),
    rows: z.array(
      z.object({
        area: areaRef,
        type: areaType,
        index: figure,
        distance: z.number().describe("Index points to the nearest cut; positive: above it."),
        trend: estimated,
        chances: z.array(z.object({ type: areaType, chance: z.number() })),
        text,
      }),
    ),
    calibration: z
      .array(z.object({ said: z.number(), happened: z.number(), areas: z.number() }))
      .describe("How earlier years' chances turned out."),
    score: z
      .object({
        brier: z.number().describe("Mean squared error of the chances; 0 is best."),
        climatology: z.number().describe("The same where every area is given the usual share."),
        persistence: z.number().describe("The same where no change is expected."),
        expected: z.number(),
        happened: z.number(),
        areas: z.number().describe("Areas and years."),
      })
      .nullable()
      .describe("How good earlier years' chances were; null where none could be said."),
    provenance,
  })
  .meta({ id: "EarlyAnswer" });

export const NEWS_KINDS = [
  "data",
  "revision",
  "type-change",
  "goal",
  "release",
  "erratum",
  "report",
] as const;
/** Kinds of news as an address takes them: `goal,type-change`. */
export const newsKinds = z
  .string()
  .regex(new RegExp(`^(${NEWS_KINDS.join("|")})(,(${NEWS_KINDS.join("|")}))*$`))
  .optional()
  .describe(`Only these kinds, separated by commas: ${NEWS_KINDS.join(", ")}.`);

/** What changed, one entry at a time; the same entries make the Atom feed. */
export const newsEntry = z
  .object({
    id: z.string(),
    at: z.string(),
    kind: z.enum(NEWS_KINDS),
    title: text,
    text,
    link: z.string(),
    places: z.array(z.string()),
  })
  .meta({ id: "NewsEntry" });

export type Followed = z.output<typeof followed>;
export type FollowedOf = z.output<typeof followedOf>;
export type Goal = z.output<typeof goal>;
export type GoalInput = z.input<typeof goal>;
export type GoalAnswer = z.output<typeof goalAnswer>;
export type CompositionAnswer = z.output<typeof compositionAnswer>;
export type EvaluationAsked = z.output<typeof evaluationAsked>;
export type EvaluationAskedInput = z.input<typeof evaluationAsked>;
export type EvaluationAnswer = z.output<typeof evaluationAnswer>;
export type EarlyAnswer = z.output<typeof earlyAnswer>;
export type NewsEntry = z.output<typeof newsEntry>;
export type FollowedYear = z.output<typeof followedYear>;
