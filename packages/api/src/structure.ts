/** How densely, mixed and near each other people live, with what barriers cut off, in one typology. */
import { z } from "zod";
import { areaRef, areaType, provenance, text } from "./basic.ts";
import { position, profile } from "./network.ts";

/** Parts of a structure, in the order of the typology's bits. */
export const STRUCTURE_PARTS = ["cut-off", "sparse", "separated"] as const;

/** The eight of barrier × sparse × separated: `joined` is none of the three, otherwise the parts with dots between. */
export const STRUCTURES = [
  "joined",
  "cut-off",
  "sparse",
  "cut-off.sparse",
  "separated",
  "cut-off.separated",
  "sparse.separated",
  "cut-off.sparse.separated",
] as const;
export const structure = z.enum(STRUCTURES);

const measured = {
  severed: z
    .number()
    .describe(
      "Share of the people within the walk, were the barriers open, whom the barriers put beyond it, 0–1.",
    ),
  perKm2: z
    .number()
    .nullable()
    .describe(
      "People within the walk for each km² of a circle of that radius; null where people are not known.",
    ),
  mix: z
    .number()
    .nullable()
    .describe(
      "Entropy of residents, jobs and services within the walk, 0 (one use) to 1 (as in the whole network).",
    ),
  separation: z
    .number()
    .nullable()
    .describe(
      "How far homes are from being matched by jobs and services, 0 (in proportion) to 1 (one of them alone).",
    ),
  meshM: z
    .number()
    .nullable()
    .describe("Spacing of the ways around, 2A/L, metres; null where there are none."),
};

export const structureAnswer = z
  .object({
    network: z.string(),
    profile,
    walkM: z.number(),
    thresholds: z.object({
      severed: z.number().describe("Cut off: severed share, at or above."),
      sparse: z.number().describe("Sparse: people per km², below."),
      separated: z.number().describe("Separated: separation, at or above."),
    }),
    known: z
      .object({ barrier: z.boolean(), sparse: z.boolean(), separated: z.boolean() })
      .describe("What could be told here; a part that could not is never said of a place."),
    uses: z.array(z.object({ id: z.string(), name: text, count: z.number() })),
    people: z.number(),
    year: z.number().nullable().describe("Of the area types."),
    classes: z
      .array(
        z.object({
          structure,
          name: text,
          people: z.number(),
          share: z.number(),
          byType: z.array(
            z.object({
              type: areaType.nullable(),
              people: z.number(),
              share: z.number().describe("Of all people of the type, 0–1."),
            }),
          ),
        }),
      )
      .describe("All eight, in the order of the typology; 1 = greatest challenges."),
    byType: z
      .array(z.object({ type: areaType.nullable(), people: z.number(), ...measured }))
      .describe("Means over the people."),
    areas: z
      .array(
        z.object({ area: areaRef, type: areaType.nullable(), people: z.number(), structure, ...measured }),
      )
      .describe("Means over the people of each RegSO, and the structure that these means give."),
    cellM: z.number(),
    cells: z
      .array(z.object({ at: position.describe("Its middle."), structure, ...measured }))
      .describe("Squares where people live: means over their people, and the structure that these give."),
    reading: text,
    provenance,
  })
  .meta({ id: "Structure" });

export type StructureId = z.infer<typeof structure>;
export type StructureAnswer = z.infer<typeof structureAnswer>;
