import { readFileSync } from "node:fs";
import { sharedPath } from "../../../test/support/shared.ts";
import { type BarrierLine, type Graph, graphOf } from "../src/index.ts";

export const lineOf = (
  id: string,
  points: readonly (readonly [number, number])[],
  kind: BarrierLine["kind"] = "trunk",
): BarrierLine => ({
  id,
  kind,
  xM: Float64Array.from(points, ([x]) => x),
  yM: Float64Array.from(points, ([, y]) => y),
});

export interface DividedCity {
  graph: Graph;
  lines: BarrierLine[];
  columns: number;
  rows: number;
  stepM: number;
}

/** A grid city with a barrier half a block north of row `south`, crossed only at the columns with bridges. */
export function dividedCity(
  columns: number,
  rows: number,
  stepM: number,
  south: number,
  bridges: readonly number[],
): DividedCity {
  const xM = Float64Array.from({ length: columns * rows }, (_, node) => (node % columns) * stepM);
  const yM = Float64Array.from({ length: columns * rows }, (_, node) => Math.floor(node / columns) * stepM);
  const from: number[] = [];
  const to: number[] = [];
  for (let node = 0; node < columns * rows; node++) {
    const [column, row] = [node % columns, Math.floor(node / columns)];
    if (column > 0) {
      from.push(node - 1);
      to.push(node);
    }
    if (row > 0 && (row !== south + 1 || bridges.includes(column))) {
      from.push(node - columns);
      to.push(node);
    }
  }
  const y = (south + 0.5) * stepM;
  return {
    graph: graphOf({ xM, yM }, { from, to, weightMm: from.map(() => 1000 * stepM) }),
    lines: [
      lineOf("barrier", [
        [-stepM / 2, y],
        [(columns - 0.5) * stepM, y],
      ]),
    ],
    columns,
    rows,
    stepM,
  };
}

/** The motorways, trunk roads and railways of the real network. */
export function osloBarriers(): BarrierLine[] {
  const ways = JSON.parse(readFileSync(sharedPath("net", "oslo.barriers.json"), "utf8")) as {
    kind: BarrierLine["kind"];
    way: number;
    pts: [number, number][];
  }[];
  return ways
    .filter(({ kind }) => kind === "motorway" || kind === "trunk" || kind === "rail")
    .map(({ kind, way, pts }) => lineOf(String(way), pts, kind));
}
