export { readOsm, type ReadOsmOptions, type ReadWays } from "./osm/read-osm.ts";
export type { ReadReport } from "./report.ts";
export type { PlaneBounds } from "./plane.ts";
