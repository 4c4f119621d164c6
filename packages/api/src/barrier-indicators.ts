/** Indicators of severance from research, beside the program's own: each as it was published, on the network at hand. */
import { z } from "zod";
import { areaRef, areaType, provenance, text } from "./basic.ts";
import { barrierKind, line, position, profile } from "./network.ts";

/** One figure on the network as it is, with the barriers asked about open, and with a scenario. */
export const threeWays = z
  .object({
    now: z.number().nullable(),
    open: z.number().nullable().describe("With the barriers asked about open every 50 m."),
    scenario: z.number().nullable().describe("null where no scenario was asked for."),
  })
  .meta({ id: "ThreeWays" });

const byType = z.array(
  z.object({
    type: areaType.nullable().describe("null: no area type known."),
    people: z.number(),
    travelTimeMin: threeWays,
    choice: threeWays,
    served: threeWays,
  }),
);

/** Travel time, choice, catchment and service efficiency for services of one kind (van Eldijk, Gil & Marcus 2022). */
export const fourIndicatorsAnswer = z
  .object({
    kind: z.string(),
    name: text,
    count: z.number(),
    travelTimeMin: threeWays.describe(
      "Minutes to the nearest, mean over all people who have one within 20 km.",
    ),
    choice: threeWays.describe("How many lie within the distance, mean over all people."),
    catchment: threeWays.describe("People within the distance of each, mean over the services."),
    served: threeWays.describe("Share of people with at least one within the distance, 0–1."),
    perFacility: threeWays.describe("Service efficiency as read here: people served, for each service."),
    overlap: threeWays.describe(
      "Services that each person served is served by; 1: catchments do not overlap.",
    ),
    byType,
    finding: text,
  })
  .meta({ id: "FourIndicators" });

const quantiles = { p50: z.number().nullable(), p90: z.number().nullable() };

export const barrierIndicators = z
  .object({
    network: z.string(),
    profile,
    withinM: z.number(),
    barrier: z.string().nullable(),
    segment: z.string().nullable(),
    scenario: z.object({ id: z.string(), name: z.string() }).nullable(),
    about: text.describe("Which barriers the answer is about."),
    lines: z.number().describe("Barrier lines it is about."),
    services: z.array(fourIndicatorsAnswer).describe("Empty where no services are known on the network."),
    score: z
      .object({
        finding: text,
        everyM: z.number(),
        awayM: z.number(),
        limitM: z.number(),
        spots: z.number().describe("Spots with a way between the two sides."),
        mean: z.number().nullable(),
        ...quantiles,
        atLeast2: z.number().nullable().describe("Share of spots with a score of 2 or more, 0–1."),
        worst: z.array(
          z.object({
            barrier: z.string(),
            name: z.string(),
            at: position,
            routeM: z.number(),
            directM: z.number(),
            score: z.number(),
          }),
        ),
      })
      .describe("The score of severance_snape: route over straight line between the two sides."),
    factor: z
      .object({
        finding: text,
        withinM: z.number(),
        mean: z
          .number()
          .nullable()
          .describe("Per cent, mean over the people; neighbouring places count alike."),
        weighted: z
          .number()
          .nullable()
          .describe("Per cent, with neighbouring places by the people who live there."),
        ...quantiles,
        byType: z.array(
          z.object({ type: areaType.nullable(), people: z.number(), mean: z.number(), weighted: z.number() }),
        ),
      })
      .describe("Barrier factor of the Community Severance Index."),
    communities: z
      .object({
        finding: text,
        count: z.number().describe("Parts with people."),
        division: z.number().describe("1 − Σ(P_k/P)²: the chance that two people live in different parts."),
        dissimilarity: z
          .number()
          .nullable()
          .describe("Of people in areas of type 1–2 and of type 4–5 between the parts, 0–1."),
        parts: z
          .array(
            z.object({
              part: z.number().describe("1 holds most people."),
              people: z.number(),
              share: z.number(),
              at: position,
              byType: z.array(z.object({ type: areaType.nullable(), people: z.number() })),
            }),
          )
          .describe("Those with most people; the rest are in the count."),
        cells: z
          .object({
            sideM: z.number(),
            at: z.array(z.tuple([z.number(), z.number(), z.number()])).describe("Longitude, latitude, part."),
          })
          .describe(
            "Where the parts lie: the part that most people of each square live in; 0 for a small one.",
          ),
      })
      .describe("T-communities: what the network falls into with no barrier crossed at all."),
    percolation: z
      .object({
        finding: text,
        steps: z.array(
          z.object({
            tauM: z.number().describe("Longest link let in."),
            clusters: z.number(),
            largest: z.number().describe("Share of people in the largest cluster, 0–1."),
            largestOpen: z.number().describe("The same with the barriers asked about open."),
            largestScenario: z.number().nullable(),
          }),
        ),
        bottleneckM: threeWays
          .nullable()
          .describe(
            "Least τ at which most people on each side of the stretch asked about are joined; null without a stretch or with nobody on a side.",
          ),
      })
      .describe("How the network grows together as longer links are let in."),
    contrast: z
      .object({
        finding: text,
        year: z.number(),
        beta: z
          .number()
          .describe("How much more the index of neighbouring areas differs with a barrier between."),
        standardError: z.number().nullable(),
        gammaPerKm: z.number(),
        pairs: z.number(),
        pairsAcross: z.number(),
        meanAcross: z.number(),
        meanElse: z.number(),
        p: z.number().nullable(),
        permutations: z.number(),
        seed: z.number(),
        neighbours: z
          .array(
            z.object({
              a: areaRef,
              b: areaRef,
              difference: z.number().describe("|index of a − index of b|."),
              across: z.string().describe("Id of the stretch that the line between them meets first."),
            }),
          )
          .describe("With a barrier between, those that differ most first."),
      })
      .nullable()
      .describe(
        "Boundary contrast; null where the index of neighbouring areas is not known on both kinds of border.",
      ),
    stretches: z.array(
      z.object({
        id: z.string(),
        barrier: z.string(),
        name: z.string(),
        kind: barrierKind,
        line,
        spots: z.number(),
        score: z.number().nullable().describe("Median score of its spots."),
        scoreMax: z.number().nullable(),
        contrast: z
          .number()
          .nullable()
          .describe("Mean |difference of index| of neighbours parted by it first."),
        neighbours: z.number(),
      }),
    ),
    reading: text,
    provenance,
  })
  .meta({ id: "BarrierIndicators" });

export type ThreeWays = z.infer<typeof threeWays>;
export type FourIndicatorsAnswer = z.infer<typeof fourIndicatorsAnswer>;
export type BarrierIndicators = z.infer<typeof barrierIndicators>;
