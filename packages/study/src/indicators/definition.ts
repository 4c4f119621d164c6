import { DIVISIONS } from "@tvars/areas";
import { z } from "zod";

const text = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });

/** Cells of a table: one measure, and for further dimensions the categories to keep (several are summed). */
const cells = z.strictObject({
  measure: z.string().min(1),
  where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
});

/**
 * How the figure is made.
 * published: read as it stands; never summed over areas
 * count:     additive over areas
 * ratio:     factor × numerator / denominator, both additive, so it can be made for any set of areas
 */
const value = z.union([
  z.strictObject({ published: cells }),
  z.strictObject({ count: cells }),
  z.strictObject({
    ratio: z.strictObject({
      numerator: cells,
      denominator: cells,
      factor: z.number().positive().default(100),
    }),
  }),
]);

/** An indicator is a file, not code. */
export const indicatorDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphen"),
  title: text,
  description: text,
  unit: text,
  decimals: z.number().int().min(0).max(6),
  polarity: z.enum(["high-is-better", "low-is-better", "neutral"]),
  ages: z.string().optional(),
  numerator: text.optional(),
  denominator: text.optional(),
  table: z.string().min(1),
  value,
  divisions: z.array(z.enum(DIVISIONS)).min(1),
  caveats: z.array(text).default([]),
  source: text,
});

export type IndicatorDefinition = z.infer<typeof indicatorDefinition>;
export type Cells = z.infer<typeof cells>;
