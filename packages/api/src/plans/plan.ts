/** Planning and direction: a list of an agency's measures (åtgärder), who they reach, what they cost, what comes first. */
import { z } from "zod";
import { areaType, figure, provenance, text } from "../basic.ts";
import { peopleByType } from "../network.ts";
import { estimated } from "../records/breakdown.ts";

export const PLAN_STAGES = [
  "atgardsvalsstudie",
  "lansplan",
  "nationell-plan",
  "genomforande",
  "other",
] as const;
export const PLAN_STATUSES = ["idea", "proposed", "decided", "building", "open", "rejected"] as const;

/** One measure of a plan. What is not known stays null and is said, never 0. */
export const planMeasure = z
  .object({
    id: z.string(),
    name: z.string(),
    geometry: z
      .unknown()
      .nullable()
      .describe("GeoJSON geometry in WGS 84; null where only a road reference is known."),
    road: z.string().nullable().describe("Road number or reference, for example E45 or 45.2."),
    costMsek: z.number().nonnegative().nullable(),
    costSpread: z.number().nonnegative().nullable().describe("Relative standard deviation of the cost, 0–1."),
    from: z.number().int().nullable(),
    to: z.number().int().nullable(),
    stage: z.enum(PLAN_STAGES).nullable(),
    step: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
      .nullable()
      .describe("Of fyrstegsprincipen."),
    status: z.enum(PLAN_STATUSES).nullable(),
    scenario: z.string().nullable().describe("Id of a drawn scenario whose benefit is this measure's."),
    alternative: z.string().nullable().describe("Measures with the same word exclude each other."),
    placed: z
      .enum(["file", "road"])
      .nullable()
      .default(null)
      .describe(
        "Whether its geometry stood in the file, or is the road of its reference in a stored network.",
      ),
  })
  .meta({ id: "PlanMeasure" });

export const planProblem = z.object({
  row: z.number().nullable(),
  measure: z.string().nullable(),
  what: z.enum([
    "no-cost",
    "absurd-cost",
    "no-place",
    "placed-by-road",
    "outside",
    "impossible-date",
    "unknown-stage",
    "unknown-step",
    "unknown-scenario",
    "twice",
    "unreadable",
  ]),
  text,
  column: z.string().nullable().default(null),
  value: z.string().nullable().default(null).describe("What stood there."),
  expected: text.nullable().default(null),
  action: text.nullable().default(null).describe("What to do."),
  kept: z.boolean().describe("Whether the measure is in the list nevertheless, with the gap said."),
});

export const plan = z
  .object({
    id: z.string(),
    title: text,
    source: z.string(),
    imported: z.string(),
    invented: z.boolean(),
    measures: z.array(planMeasure),
    problems: z.array(planProblem),
  })
  .meta({ id: "Plan" });

export const planCriterion = z.object({
  id: z.enum([
    "people",
    "people-challenged",
    "severed",
    "access",
    "cost-per-person",
    "share-challenged",
    "sparse-separated",
  ]),
  title: text,
  weight: z.number().nonnegative(),
  about: text,
});

/** One measure weighed. */
export const planRow = z.object({
  measure: planMeasure,
  place: z
    .unknown()
    .nullable()
    .describe("GeoJSON geometry that reach is counted from: the measure's own, or that of its scenario."),
  reach: peopleByType.nullable().describe("Who lives within reach; null where the place is not known."),
  benefit: z
    .object({
      people: peopleByType,
      hours: estimated.describe("Saved if each walks there and back once."),
      hoursByType: z.array(z.object({ type: areaType.nullable(), hours: figure })),
      kinds: z
        .array(z.enum(["crossing", "service", "line"]))
        .describe("Ways across barriers, services that come nearer, lines of public transport."),
      from: z.enum(["scenario", "nearest-barrier"]),
      text,
    })
    .nullable()
    .describe("From its scenario where one is drawn."),
  shareChallenged: figure.describe("Share of those reached who live in type 1–2, 0–1."),
  costPerPerson: estimated.nullable().describe("SEK."),
  surroundings: z
    .array(z.object({ id: z.string(), title: text, people: z.number() }))
    .describe("Sparse, separated, cut off."),
  score: z.number().nullable(),
  parts: z.record(z.string(), z.number()).describe("Of the score, by criterion."),
  rank: z.number().nullable(),
  rankLow: z.number().nullable(),
  rankHigh: z
    .number()
    .nullable()
    .describe("90 % of the draws of weights and of uncertain figures lie between."),
  notKnown: z.array(text),
});

export const planAnswer = z
  .object({
    plan: plan.omit({ measures: true }),
    title: text,
    reading: z.array(text),
    reachM: z.number(),
    criteria: z.array(planCriterion),
    rows: z.array(planRow),
    beats: z
      .array(z.object({ a: z.string(), b: z.string(), share: z.number() }))
      .describe("How often a ranks before b, of the draws."),
    spending: z.object({
      byType: z.array(
        z.object({
          type: z.number(),
          msek: z.number(),
          perResident: z.number().describe("SEK."),
          low: z.number().nullable().describe("90 % of perResident over the uncertain costs."),
          high: z.number().nullable(),
          residents: z.number(),
        }),
      ),
      byKind: z
        .array(
          z.object({
            by: z.enum(["stage", "step"]),
            id: z.string().nullable().describe("null: not told."),
            measures: z.number(),
            msek: z.number().nullable().describe("null: no cost is known."),
            shareChallenged: figure,
            perChallenged: figure.describe("SEK per resident of types 1–2."),
            perOther: figure.describe("SEK per resident of types 3–5."),
          }),
        )
        .describe("By plan stage and by step of fyrstegsprincipen."),
      shareChallenged: figure,
      residentsChallenged: figure,
      concentration: z.array(z.tuple([z.number(), z.number()])),
      index: estimated.nullable(),
      unplaced: z.object({ measures: z.number(), msek: z.number() }),
      uncosted: z.number(),
    }),
    byYear: z.array(
      z.object({ year: z.number(), msek: z.number(), measures: z.number(), shareChallenged: figure }),
    ),
    leavesOut: z.array(text).describe("What the list does not weigh."),
    provenance,
  })
  .meta({ id: "PlanAnswer" });

/** How often each measure of a list comes before each other. */
export const planOrder = z
  .object({
    plan: z.object({ id: z.string(), title: text }),
    title: text,
    reading: z.array(text),
    draws: z.number(),
    measures: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          rank: z.number().nullable(),
          rankLow: z.number().nullable(),
          rankHigh: z.number().nullable(),
        }),
      )
      .describe("In the order of the list."),
    before: z
      .array(z.array(z.number().nullable()))
      .describe(
        "Row by row: share of the draws in which the row's measure comes before the column's; null for itself and, in lists of more than 40, for those not beside each other.",
      ),
    provenance,
  })
  .meta({ id: "PlanOrder" });

/** Social-consequence sheet of one measure: numbers where there are numbers, "not known" where not. */
export const consequenceSheet = z
  .object({
    measure: planMeasure,
    title: text,
    questions: z.array(
      z.object({
        id: z.string(),
        heading: text,
        question: text,
        known: z.boolean(),
        answer: text.describe("Where not known: why."),
        figures: z.array(
          z.object({
            title: text,
            value: figure,
            unit: text,
            type: areaType.nullable().optional().describe("Of which area type; null: without a known one."),
          }),
        ),
        toFindOut: text.nullable(),
      }),
    ),
    export: z
      .array(z.object({ field: z.string(), label: text, value: z.string() }))
      .describe("Fields for the distribution analysis of a samlad effektbedömning."),
    provenance,
  })
  .meta({ id: "ConsequenceSheet" });

export type PlanMeasure = z.output<typeof planMeasure>;
export type Plan = z.output<typeof plan>;
export type PlanProblem = z.output<typeof planProblem>;
export type PlanAnswer = z.output<typeof planAnswer>;
export type PlanRow = z.output<typeof planRow>;
export type PlanCriterion = z.output<typeof planCriterion>;
export type PlanOrder = z.output<typeof planOrder>;
export type ConsequenceSheet = z.output<typeof consequenceSheet>;
