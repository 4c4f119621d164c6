import { z } from "zod";

export const FORMATS = [
  "json",
  "json-stat2",
  "csv",
  "csv-semicolon",
  "xlsx",
  "geojson",
  "svg",
  "png",
] as const;
export type Format = (typeof FORMATS)[number];
export const TABULAR = ["json", "json-stat2", "csv", "csv-semicolon", "xlsx"] as const;
export const MAPPED = [...TABULAR, "geojson"] as const;
export const PICTURED = [...TABULAR, "svg", "png"] as const;

/** One route: where it is asked, what it may be asked, what it answers. */
export interface Route {
  method: "get" | "post" | "delete" | "put";
  path: string;
  summary: string;
  query?: z.ZodObject;
  params?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Formats other than JSON that the answer can be had in, by `?format=`. */
  formats?: readonly Format[];
}

/** What many routes are asked by. */
export const lang = z.enum(["sv", "en"]).default("sv");
export const year = z.coerce.number().int().optional().describe("Default: the latest year with an index.");
export const place = z
  .string()
  .default("riket")
  .describe("riket, lan:17, kommun:1780, regso@2025:1780R001, set:ID or areas:CODE,CODE");
export const format = z.enum(FORMATS).default("json");
