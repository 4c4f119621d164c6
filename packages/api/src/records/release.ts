/** From a protected table to a published one: what is at risk, a reviewer's decision and reason, a frozen link. */
import { z } from "zod";
import { text } from "../basic.ts";
import { breakdownAnswer, breakdownAsked, hidden } from "./breakdown.ts";

export const RELEASE_STATES = ["draft", "released", "refused", "withdrawn"] as const;

/** What an attacker could compute of a hidden cell from everything published. */
export const attack = z
  .object({
    key: z.record(z.string(), z.string()),
    label: text,
    hidden,
    low: z.number(),
    high: z.number(),
    required: z.number().describe("Least width the rule asks for."),
    enough: z.boolean(),
    atLeast: z
      .literal(true)
      .optional()
      .describe("The interval is at least this wide; it was not asked to the end."),
    through: z.array(z.string()).describe("Earlier releases the interval follows from, beside this table."),
  })
  .meta({ id: "Attack" });

export const releaseEvent = z.object({
  at: z.string(),
  who: z.string(),
  what: z.enum(["drafted", "checked", "released", "refused", "withdrawn", "erratum"]),
  reason: z.string(),
  supersedes: z.string().optional().describe("An earlier release that this one takes the place of."),
  hash: z
    .string()
    .describe("SHA-256 over this event and the hash before it: what is changed afterwards is seen."),
});

export const releaseHead = z
  .object({
    id: z.string(),
    state: z.enum(RELEASE_STATES),
    title: text,
    records: z.string(),
    drafted: z.string(),
    decided: z.string().nullable(),
    link: z.string().describe("Frozen: the figures behind it never change."),
    errata: z.array(z.object({ at: z.string(), text })),
    supersededBy: z.string().nullable(),
  })
  .meta({ id: "ReleaseHead" });

export const release = releaseHead
  .extend({
    asked: breakdownAsked,
    table: breakdownAnswer.describe(
      "As published. Byte for byte the same at every reading; without rows once it is withdrawn.",
    ),
    sha256: z.string().describe("Of the table as JSON without spaces."),
    log: z.array(releaseEvent),
  })
  .meta({ id: "Release" });

/** The release workbench: what a reviewer weighs. Never an unprotected figure. */
export const releaseCheck = z
  .object({
    release: releaseHead,
    atRisk: z.number().describe("Cells the rules hide in themselves."),
    secondary: z.number().describe("Cells hidden so that those cannot be computed."),
    attacks: z.array(attack).describe("Narrowest first."),
    differencing: z.array(
      z.object({
        release: z.string(),
        title: text,
        text,
        cells: z.number().describe("Cells that the two together would tell too closely."),
      }),
    ),
    verdict: z.enum(["safe", "unsafe", "review"]),
    words: z.array(text),
    loss: z.object({ cells: z.number(), shareOfCells: z.number(), shareOfCount: z.number() }),
  })
  .meta({ id: "ReleaseCheck" });

export const releaseDecision = z
  .object({
    decision: z.enum(["release", "refuse", "withdraw", "erratum"]),
    who: z.string().min(1),
    reason: z.string().min(1),
    supersedes: z
      .string()
      .optional()
      .describe("release: an earlier release that this one takes the place of."),
  })
  .meta({ id: "ReleaseDecision" });

export type ReleaseEvent = z.output<typeof releaseEvent>;
export type Release = z.output<typeof release>;
export type ReleaseHead = z.output<typeof releaseHead>;
export type ReleaseCheck = z.output<typeof releaseCheck>;
export type ReleaseDecision = z.output<typeof releaseDecision>;
export type Attack = z.output<typeof attack>;
