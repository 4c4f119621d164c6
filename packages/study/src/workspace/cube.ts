import type { Cube } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import { originOf } from "@tvars/engine";
import { snapshotOf } from "../data/data.ts";
import { noSuchDimension, noSuchTable, tooManyCells } from "../problems.ts";

/** Cells an answer may hold; more is asked for in parts, or exported as Parquet from the workspace folder. */
export const MAX_CELLS = 2_000_000;

/** Figures of a stored table as a cube; any dimension may be cut down to some of its categories. */
export async function cubeOf(
  data: Data,
  engine: Engine,
  table: string,
  select: Record<string, string[]>,
): Promise<Cube> {
  const snapshot = snapshotOf(data, table);
  if (!snapshot || snapshot.kind !== "figures")
    throw noSuchTable(
      table,
      data.snapshots.filter(({ kind }) => kind === "figures").map((one) => one.table),
    );
  const dimensions = (snapshot.dimensions ?? []).map(({ id }) => id);
  const by = ["area", ...dimensions];
  const unknown = Object.keys(select).find((name) => name !== "version" && !by.includes(name));
  if (unknown !== undefined) throw noSuchDimension(table, unknown, ["version", ...by]);
  const where = Object.fromEntries(
    Object.entries(select).map(([name, values]) => [name, name === "year" ? values.map(Number) : values]),
  );
  const cube = await engine.cube({ from: [snapshot], by, where });
  if (cube.values.length > MAX_CELLS) throw tooManyCells(cube.values.length, MAX_CELLS);
  return { ...cube, label: snapshot.title, notes: snapshot.notes ?? [], origin: [originOf(snapshot)] };
}
