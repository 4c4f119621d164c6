/** What may be wrong with a network, and where two networks of the same ground disagree. */
import { z } from "zod";
import { provenance, text } from "./basic.ts";
import { barrierKind, crossingKind, position } from "./network.ts";

/**
 * island: a part not joined to the rest. missing-link: ends that nearly meet. cut: a way that ends at a barrier because nothing says that one may
 * cross. motorway, fast: a crossing at grade where there is seldom one. unused: a crossing no way leads to on both sides.
 */
export const NETWORK_FAULTS = ["missing-link", "island", "cut", "motorway", "fast", "unused"] as const;
export const networkFault = z.enum(NETWORK_FAULTS);

export const networkQuality = z
  .object({
    network: z.string(),
    municipalities: z
      .array(
        z.object({
          code: z.string().nullable(),
          name: z.string().nullable().describe("null: outside every kommun at hand."),
          counts: z.record(networkFault, z.number()),
          all: z.number(),
        }),
      )
      .describe("Most faults first."),
    kinds: z.array(z.object({ fault: networkFault, name: text, count: z.number() })),
    faults: z
      .array(
        z.object({
          id: z.string(),
          fault: networkFault,
          at: position,
          municipality: z.string().nullable(),
          metres: z.number().nullable().describe("The gap, or the length of the part that is not joined."),
          text,
          ways: z.array(z.string()).describe("Ids of the ways concerned, in the source."),
        }),
      )
      .describe("A missing link looks exactly like severance: those come first."),
    badWays: z.number().describe("Lines whose shape, speed, width or climb cannot be."),
    reading: text,
    provenance,
  })
  .meta({ id: "NetworkQuality" });

export const DISAGREEMENTS = ["only-a", "only-b", "kind"] as const;

const side = z.object({
  id: z.string(),
  title: text,
  crossings: z.number().describe("On the ground that both cover."),
  outside: z.number().describe("Crossings where the other network has none of its ways near: not compared."),
});

export const networkComparison = z
  .object({
    a: side,
    b: side,
    withinM: z.number().describe("Crossings no farther apart than this may be the same."),
    agree: z.number().describe("The same place and the same kind in both."),
    rows: z
      .array(
        z.object({
          id: z.string(),
          what: z.enum(DISAGREEMENTS).describe("In one of them only, or in both with different kinds."),
          at: position,
          kindA: crossingKind.nullable(),
          kindB: crossingKind.nullable(),
          awayM: z.number().nullable(),
          barrier: z.string().describe("Name of the barrier, else its id."),
          barrierKind: barrierKind.nullable(),
        }),
      )
      .describe("Where they disagree."),
    reading: text,
    provenance,
  })
  .meta({ id: "NetworkComparison" });

export type NetworkFault = z.infer<typeof networkFault>;
export type NetworkQuality = z.infer<typeof networkQuality>;
export type NetworkComparison = z.infer<typeof networkComparison>;
