/** Segregation on a network as it is, with its barriers open, and by straight line. */
import { z } from "zod";
import { areaRef, provenance, text } from "./basic.ts";
import { groupingUsed, measuredDivision, measuredGroup } from "./measures.ts";
import { barrierKind, profile } from "./network.ts";

export const SEGREGATION_MEASURES = [
  "spatial-information-theory",
  "spatial-relative-diversity",
  "spatial-dissimilarity-ro",
  "divergence",
] as const;
export const segregationMeasure = z.enum(SEGREGATION_MEASURES);
export const MAX_PERMUTATIONS = 999;

export const barrierSegregation = z
  .object({
    network: z.string(),
    profile,
    grouping: groupingUsed,
    groups: z.array(measuredGroup),
    measure: z.object({
      id: segregationMeasure,
      symbol: z.string(),
      name: text,
      kernel: z.string().describe("How people count by distance up to the radius."),
    }),
    division: measuredDivision,
    version: z.string(),
    year: z.number(),
    places: z.number().describe("Nodes of the network where people live: the places that have surroundings."),
    areas: z.number().describe("Areas whose people are laid on the streets inside them."),
    leftOut: z.number().describe("Areas on the network without every count."),
    permutations: z.number(),
    seed: z.number(),
    radii: z.array(
      z.object({
        radiusM: z.number(),
        now: z.number().describe("On the network as it is, N."),
        open: z.number().describe("On the network with the barriers open every 50 m, N⁰."),
        straight: z.number().describe("By straight line, E."),
        difference: z.number().describe("N − N⁰: what the barriers add."),
        beyondStraight: z.number().describe("N − E: what the barriers and the street network add."),
        p: z
          .number()
          .nullable()
          .describe(
            "Share of exchanges of the areas' compositions, the real one counted in, with a difference at least as large.",
          ),
        areas: z
          .array(
            z.object({
              area: areaRef,
              persons: z.number(),
              difference: z.number().describe("The area's part of N − N⁰."),
            }),
          )
          .describe("Where most mixing is lost, most first; the parts of all areas sum to the difference."),
      }),
    ),
    mixing: z
      .object({
        decayM: z.number().describe("Metres after which a meeting is worth 1/e of one next door."),
        share: z
          .number()
          .describe("Of potential meetings between groups across barriers, the share they remove, 0–1."),
        barriers: z.array(
          z.object({
            barrier: z.string(),
            name: z.string(),
            kind: barrierKind,
            share: z
              .number()
              .describe("Of potential meetings between groups across this barrier, the share it removes."),
            part: z.number().describe("Of all mixing that barriers remove, the part of this one."),
            segment: z.string().describe("The stretch that removes most: see /api/barriers/{id}."),
          }),
        ),
      })
      .describe("Mixing lost at each barrier, most first; the same whatever the radius."),
    reading: text,
    provenance,
  })
  .meta({ id: "BarrierSegregation" });

export type SegregationMeasure = z.infer<typeof segregationMeasure>;
export type BarrierSegregation = z.infer<typeof barrierSegregation>;
