/** Shapes that many answers share. */
import { FLAGS, STATUSES } from "@tvars/cube";
import { DIVISIONS, VERSIONS } from "@tvars/areas";
import { z } from "zod";

export const text = z.object({ sv: z.string(), en: z.string() }).meta({ id: "Text" });

export const figure = z
  .object({
    value: z.number().nullable().describe("The number; null exactly when status says that there is none."),
    status: z.enum(STATUSES),
    flags: z.array(z.enum(FLAGS)).optional(),
  })
  .meta({ id: "Figure", description: "One number with its status. Never a bare null." });

export const division = z.enum(DIVISIONS);
export const version = z.enum(VERSIONS);

/** Area type 1–5: 1 = greatest challenges. */
export const areaType = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const origin = z
  .object({
    source: z.string(),
    table: z.string().optional(),
    snapshot: z.string().optional().describe("See GET /api/snapshots/{id}."),
    updated: z.string().optional(),
    fetched: z.string().optional(),
    licence: z.string().optional(),
    attribution: text.optional(),
    invented: z.boolean().optional(),
  })
  .meta({ id: "Origin" });

/** What every answer with figures ends with: where they come from and how to get them again. */
export const provenance = z
  .object({
    origin: z.array(origin),
    notes: z.array(z.object({ text, mandatory: z.boolean() })),
    method: text.describe("How the figures were made, in plain words, with the formula."),
    command: z.string().describe("The tvars command that gives the same figures."),
    request: z.string().describe("The API call that gives the same figures."),
    hidden: z.object({ count: z.number(), reason: text }).optional(),
  })
  .meta({ id: "Provenance" });

/** An area as it is referred to: `id` is `regso@2025:1780R001`, `kommun:1780`, `lan:17` or `riket`. */
export const areaRef = z
  .object({
    id: z.string(),
    code: z.string(),
    version,
    division,
    name: z.string(),
    kommun: z.object({ code: z.string(), name: z.string() }).optional(),
    lan: z.object({ code: z.string(), name: z.string() }).optional(),
  })
  .meta({ id: "AreaRef" });

/**
 * A place is anything figures can be shown for: an area, or a set of areas. Written as an area id, `set:ID` (saved)
 * or `areas:CODE,CODE,…` (codes of the version valid in the year).
 */
export const placeRef = z
  .object({
    id: z.string(),
    kind: z.enum(["riket", "lan", "kommun", "regso", "deso", "set"]),
    name: text,
    areas: z.number().describe("RegSO in the place in the year asked for."),
  })
  .meta({ id: "PlaceRef" });

/** RFC 9457 problem; the last five are filled wherever they are known. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    file: z.string().optional(),
    row: z.union([z.number(), z.string()]).optional(),
    value: z.unknown().optional(),
    expected: z.string().optional(),
    action: z.string().optional(),
    question: z
      .unknown()
      .optional()
      .describe("Set when the program asks instead of guessing, e.g. coordinate system."),
    texts: z
      .object({ title: text, detail: text, expected: text.optional(), action: text.optional() })
      .optional()
      .describe("The same in both languages, where a problem is a part of an answer."),
  })
  .meta({ id: "Problem" });

export type Problem = z.infer<typeof problem>;
export type Provenance = z.infer<typeof provenance>;
export type AreaRef = z.infer<typeof areaRef>;
export type PlaceRef = z.infer<typeof placeRef>;
