import type { Measure } from "../catalogue/measure.ts";

export type { AreaParts, Difference, DifferenceOptions } from "./difference.ts";
export { proportionalFit } from "./ipf.ts";
export type { IpfOptions, IpfTable } from "./ipf.ts";
export { karmelMaclachlan } from "./karmel-maclachlan.ts";
export type { Key, Keys } from "./pairing.ts";
export { shapleyDifference } from "./shapley-difference.ts";
export type { ShapleyOptions } from "./shapley-difference.ts";
export type { Table } from "./table.ts";
export type { Compared } from "./valuation.ts";

/** What a value, or the difference of two, is made of. */
export const DECOMPOSITION: readonly Measure[] = [];
