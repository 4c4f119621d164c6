import type { loadSolver } from "@tvars/disclosure";
import type { AreasOf } from "./rows.ts";

export type Highs = Awaited<ReturnType<typeof loadSolver>>;

/** What weighing a release needs beside the tables: a solver, and which areas a place holds. */
export interface Tools {
  highs: Highs;
  areasOf: AreasOf;
}
