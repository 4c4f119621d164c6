import type { Cube } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import { originOf, snapshotOf } from "../data/data.ts";
import { StudyError } from "../error.ts";

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
    throw new StudyError("not-found", `Table "${table}" is not stored.`, {
      value: table,
      expected:
        data.snapshots
          .filter(({ kind }) => kind === "figures")
          .map((one) => one.table)
          .join(", ") || "a stored table",
      action: "Fetch or import it.",
    });
  const dimensions = (snapshot.dimensions ?? []).map(({ id }) => id);
  const by = ["area", ...dimensions];
  const unknown = Object.keys(select).find((name) => name !== "version" && !by.includes(name));
  if (unknown !== undefined)
    throw new StudyError("bad-request", `Table ${table} has no dimension "${unknown}".`, {
      value: unknown,
      expected: `one of version, ${by.join(", ")}`,
      action: "Check the name of the dimension.",
    });
  const where = Object.fromEntries(
    Object.entries(select).map(([name, values]) => [name, name === "year" ? values.map(Number) : values]),
  );
  const cube = await engine.cube({ from: [snapshot], by, where });
  if (cube.values.length > MAX_CELLS)
    throw new StudyError("bad-request", `The answer would hold ${cube.values.length} cells.`, {
      value: cube.values.length,
      expected: `at most ${MAX_CELLS}`,
      action: "Select fewer years, areas or groups.",
    });
  return { ...cube, label: snapshot.title, notes: snapshot.notes ?? [], origin: [originOf(snapshot)] };
}
