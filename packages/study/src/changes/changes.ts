import type { Changes } from "@tvars/api";
import type { Cube } from "@tvars/cube";
import { figureAt, statusCode } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { Engine, Snapshot } from "@tvars/engine";
import type { Version } from "@tvars/areas";
import type { Gazetteer } from "../data/gazetteer.ts";
import { originOf } from "@tvars/engine";

interface Cell {
  area: string;
  year: number;
  measure: string;
  group: string;
  figure: Figure;
}

/** Every cell of a figures snapshot by its key, those that say nothing left out. */
async function cellsOf(engine: Engine, snapshot: Snapshot): Promise<Map<string, Cell>> {
  const groups = (snapshot.dimensions ?? [])
    .map(({ id }) => id)
    .filter((id) => id !== "year" && id !== "measure");
  const cube = await engine.cube({ from: [snapshot], by: ["area", "year", "measure", ...groups] });
  const cells = new Map<string, Cell>();
  const ids = cube.dimensions.map(({ categories }) => categories.map(({ id }) => id));
  const sizes = ids.map(({ length }) => length);
  for (let index = 0; index < cube.values.length; index++) {
    if (isEmpty(cube, index)) continue;
    const at = positions(index, sizes);
    const [area, year, measure, ...rest] = at.map((position, dimension) => ids[dimension]![position]!);
    const group = rest.join(" · ");
    cells.set([area, year, measure, group].join("|"), {
      area: area!,
      year: Number(year),
      measure: measure!,
      group,
      figure: figureAt(cube, index),
    });
  }
  return cells;
}

const MISSING = statusCode("missing");
const isEmpty = (cube: Cube, index: number): boolean =>
  cube.status[index] === MISSING && cube.flags[index] === 0;

function positions(index: number, sizes: readonly number[]): number[] {
  const at: number[] = [];
  let rest = index;
  for (let dimension = sizes.length - 1; dimension >= 0; dimension--) {
    at[dimension] = rest % sizes[dimension]!;
    rest = Math.floor(rest / sizes[dimension]!);
  }
  return at;
}

const same = (a: Figure, b: Figure): boolean => a.status === b.status && a.value === b.value;

/** Value by value, what a newer snapshot of a table changed in the one it supersedes. */
export async function changesBetween(
  engine: Engine,
  gazetteer: Gazetteer,
  older: Snapshot,
  newer: Snapshot,
  limit: number,
): Promise<Changes> {
  const [before, after] = await Promise.all([cellsOf(engine, older), cellsOf(engine, newer)]);
  const summary = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  const rows: Changes["rows"] = [];
  const note = ({ area, year, measure, group }: Cell, a: Figure | null, b: Figure | null): void => {
    // A revision is what the reader looks for: it is never crowded out by what is merely new.
    if (rows.length >= limit && !(a && b)) return;
    const [version, code] = area.split(":") as [Version, string];
    const name = gazetteer.get(version, code)?.name ?? code;
    rows.push({ area, name, year, measure, ...(group ? { group } : {}), before: a, after: b });
  };
  for (const [key, cell] of after) {
    const then = before.get(key);
    if (!then) {
      summary.added += 1;
      note(cell, null, cell.figure);
    } else if (same(then.figure, cell.figure)) summary.unchanged += 1;
    else {
      summary.changed += 1;
      note(cell, then.figure, cell.figure);
    }
  }
  for (const [key, cell] of before)
    if (!after.has(key)) {
      summary.removed += 1;
      note(cell, cell.figure, null);
    }
  const rank = (row: Changes["rows"][number]): number => (row.before && row.after ? 0 : row.before ? 1 : 2);
  rows.sort((a, b) => rank(a) - rank(b));
  return {
    table: newer.table,
    title: newer.title,
    from: originOf(older),
    to: originOf(newer),
    summary,
    rows: rows.slice(0, limit),
    truncated: Math.min(rows.length, limit) < summary.added + summary.removed + summary.changed,
  };
}
