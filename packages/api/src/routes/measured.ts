import { z } from "zod";
import { measuredDivision } from "../measures.ts";
import { place } from "./route.ts";

export const measureName = z
  .string()
  .default("dissimilarity")
  .describe("Id or alias of a measure, see /api/measures.");

/** What is measured; every further parameter is an option of the measure, by its id in the catalogue. */
export const measuredQuery = {
  grouping: z.string().default("background").describe("See /api/groupings."),
  groups: z
    .string()
    .optional()
    .describe("Group ids separated by commas; default: what the grouping suggests for the measure."),
  rest: z
    .enum(["true", "false"])
    .optional()
    .describe("Set one group against the rest; default true where one group is given."),
  place,
  division: measuredDivision.default("regso"),
  level: z.coerce.number().gt(0).lt(1).default(0.95).describe("Coverage of intervals."),
};
export const measuredYear = z.coerce
  .number()
  .int()
  .optional()
  .describe("Default: the latest year of the grouping.");
