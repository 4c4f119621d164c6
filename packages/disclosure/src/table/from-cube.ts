import { type Cube, statusCode } from "@tvars/cube";
import type { Relation } from "./dimension.ts";
import { FIXED, type Table } from "./table.ts";

export interface FromCubeOptions {
  /** What is counted; tables are linked where it is the same. */
  measure?: string;
  /** Dimension → its relations. */
  relations?: Readonly<Record<string, readonly Relation[]>>;
  /** Dimension → the category that means "all". */
  totals?: Readonly<Record<string, string>>;
  contributors?: Float64Array;
  largest?: Table["largest"];
  /** The cube is out already: what it shows is fixed as shown, what it hides as hidden. */
  released?: boolean;
}

/** A cube as a table to protect, or, with `released`, as what an attacker already holds. */
export function tableOfCube(cube: Cube, options: FromCubeOptions = {}): Table {
  const { measure = "count", relations = {}, totals = {}, contributors, largest, released = false } = options;
  const [suppressed, none, missing] = [
    statusCode("suppressed"),
    statusCode("not-applicable"),
    statusCode("missing"),
  ];
  return {
    measure,
    dimensions: cube.dimensions.map(({ id, categories }) => ({
      id,
      categories: categories.map((category) => category.id),
      ...(relations[id] && { relations: relations[id] }),
      ...(totals[id] !== undefined && { total: totals[id] }),
    })),
    values: cube.values.slice(),
    notApplicable: cube.status.map((status) => (status === none ? 1 : 0)),
    fixed: cube.status.map((status) => {
      if (status === suppressed) return FIXED.hidden;
      return released && status !== missing ? FIXED.published : FIXED.free;
    }),
    ...(contributors && { contributors }),
    ...(largest && { largest }),
  };
}
