import { nestingOf, type Nesting } from "./dimension.ts";
import { inconsistent, unknownCell } from "./faults.ts";
import { categoriesAt, checkTable, FIXED, type Table, tableStrides } from "./table.ts";

/** A further equality between cells: the sum of `left` is the sum of `right`. Cells by table and position. */
export interface Link {
  left: readonly CellRef[];
  right: readonly CellRef[];
}
export type CellRef = readonly [table: number, cell: number];

/** What becomes of a cell: FIXED's three, and `unknown` for what the agency does not know either. */
export const STATE = { ...FIXED, unknown: 3 } as const;

/**
 * All tables as one sparse system: cells × linear equalities `Σ sign · value = 0`.
 * Rows and their transpose are both kept, because attacks walk rows and protection walks cells.
 */
export interface System {
  cells: number;
  values: Float64Array;
  /** STATE per cell. */
  state: Uint8Array;
  /** What anyone knows of a hidden cell beforehand. */
  lower: Float64Array;
  upper: Float64Array;
  /** Values are whole numbers. */
  whole: boolean;
  rowStarts: Int32Array;
  rowCells: Int32Array;
  rowSigns: Int8Array;
  cellStarts: Int32Array;
  cellRows: Int32Array;
  cellSigns: Int8Array;
  parts: readonly Part[];
}

/** One table within the system. */
export interface Part {
  table: Table;
  strides: Int32Array;
  nestings: readonly Nesting[];
  /** Position in the table → cell of the system. */
  cellOf: Int32Array;
}

export interface SystemOptions {
  links?: readonly Link[];
  /** Counts are whole and not negative; amounts may be fractions. */
  whole?: boolean;
  /** Amounts that may be negative have no floor for an attacker. */
  mayBeNegative?: boolean;
  /** Parts that do not sum to their total (a Cell-Key protected source): refuse, or leave that equality out. */
  onInconsistent?: "refuse" | "leave-out";
}

/**
 * Tables as one system of cells and equalities. Margins, hierarchies and links become rows; a category that is its
 * dimension's `total` links a table to those without the dimension. Cells the agency does not know become unknowns
 * that nobody publishes: derived where an equality leaves one only, else one residual per equality.
 * @throws DisclosureError `inconsistent` where known parts do not sum to their known total
 */
export function systemOf(tables: readonly Table[], options: SystemOptions = {}): System {
  const { links = [], whole = true, mayBeNegative = false } = options;
  const { parts, count } = numberCells(tables);
  const values: number[] = Array.from({ length: count }, () => NaN);
  const state: number[] = Array.from({ length: count }, () => STATE.free);
  for (const { table, cellOf } of parts)
    for (let at = 0; at < cellOf.length; at++) {
      const cell = cellOf[at]!;
      const none = table.notApplicable?.[at] === 1;
      if (Number.isNaN(values[cell]!)) values[cell] = none ? 0 : table.values[at]!;
      const fixed = none ? STATE.published : (table.fixed?.[at] ?? STATE.free);
      if (fixed === STATE.published || state[cell] === STATE.free) state[cell] = fixed;
    }
  for (let cell = 0; cell < count; cell++) if (Number.isNaN(values[cell]!)) state[cell] = STATE.unknown;

  const rows = equalities(parts, links);
  fillUnknown(rows, values);
  const kept = rows.filter((row) => balance(row, values, state, options, parts));
  for (let cell = 0; cell < count; cell++) if (Number.isNaN(values[cell]!)) values[cell] = 0;

  return systemFrom({ values, state, rows: kept, whole, mayBeNegative, parts });
}

/** A system from its rows, for equalities that come from no table. */
export function systemFrom({
  values,
  state,
  rows: kept,
  whole = true,
  mayBeNegative = false,
  parts = [],
}: {
  values: ArrayLike<number>;
  state: ArrayLike<number>;
  rows: readonly Row[];
  whole?: boolean;
  mayBeNegative?: boolean;
  parts?: readonly Part[];
}): System {
  const entries = kept.reduce((sum, row) => sum + row.cells.length, 0);
  const cells = values.length;
  const system: System = {
    cells,
    values: Float64Array.from(values),
    state: Uint8Array.from(state),
    lower: new Float64Array(cells).fill(mayBeNegative ? -Infinity : 0),
    upper: new Float64Array(cells).fill(Infinity),
    whole,
    rowStarts: new Int32Array(kept.length + 1),
    rowCells: new Int32Array(entries),
    rowSigns: new Int8Array(entries),
    cellStarts: new Int32Array(cells + 1),
    cellRows: new Int32Array(entries),
    cellSigns: new Int8Array(entries),
    parts,
  };
  compress(system, kept);
  return system;
}

/** An equality: Σ sign · value = 0. */
export interface Row {
  cells: number[];
  signs: number[];
}

function numberCells(tables: readonly Table[]): { parts: Part[]; count: number } {
  const byKey = new Map<string, number>();
  let count = 0;
  const parts = tables.map((table): Part => {
    checkTable(table);
    const cellOf = new Int32Array(table.values.length);
    for (let at = 0; at < cellOf.length; at++) {
      if (tables.length === 1) {
        cellOf[at] = count++;
        continue;
      }
      const key = cellKey(table, at);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, count);
      cellOf[at] = known ?? count++;
    }
    return {
      table,
      strides: tableStrides(table.dimensions),
      nestings: table.dimensions.map(nestingOf),
      cellOf,
    };
  });
  return { parts, count };
}

/** Measure and categories, in an order of their own, without the dimensions the cell is the total of. */
export function cellKey(table: Table, at: number): string {
  const names = categoriesAt(table, at);
  const coordinates = table.dimensions
    .map(({ id, total }, d) => (names[d] === total ? undefined : `${id}=${names[d]}`))
    .filter((coordinate) => coordinate !== undefined)
    .sort();
  return JSON.stringify([table.measure, ...coordinates]);
}

function equalities(parts: readonly Part[], links: readonly Link[]): Row[] {
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (const { table, nestings, strides, cellOf } of parts) {
    const shared = parts.length > 1;
    for (const [d, { size, relations }] of nestings.entries()) {
      const stride = strides[d]!;
      for (const { total, parts: pieces } of relations)
        for (let origin = 0; origin < table.values.length; origin++) {
          if (Math.floor(origin / stride) % size !== 0) continue;
          const cells = [cellOf[origin + total * stride]!];
          for (const piece of pieces) cells.push(cellOf[origin + piece * stride]!);
          if (shared) {
            const key = cells.join();
            if (seen.has(key)) continue;
            seen.add(key);
          }
          rows.push({ cells, signs: cells.map((_, at) => (at === 0 ? 1 : -1)) });
        }
    }
  }
  for (const { left, right } of links) {
    const sign = new Map<number, number>();
    const add = ([table, at]: CellRef, by: number): void => {
      const cell = parts[table]?.cellOf[at];
      if (cell === undefined) throw unknownCell([table, at]);
      sign.set(cell, (sign.get(cell) ?? 0) + by);
    };
    for (const ref of left) add(ref, 1);
    for (const ref of right) add(ref, -1);
    const used = [...sign].filter(([, by]) => by !== 0);
    if (used.length > 0) rows.push({ cells: used.map(([cell]) => cell), signs: used.map(([, by]) => by) });
  }
  return rows;
}

/** Follows equalities that leave one cell unknown, until none does. */
function fillUnknown(rows: readonly Row[], values: number[]): void {
  if (!values.some(Number.isNaN)) return;
  for (let changed = true; changed;) {
    changed = false;
    for (const { cells, signs } of rows) {
      let [gap, gapSign, rest, gaps] = [-1, 0, 0, 0];
      for (let k = 0; k < cells.length; k++) {
        const value = values[cells[k]!]!;
        if (Number.isNaN(value)) [gap, gapSign, gaps] = [cells[k]!, signs[k]!, gaps + 1];
        else rest += signs[k]! * value;
      }
      if (gaps !== 1) continue;
      values[gap] = -rest / gapSign + 0;
      changed = true;
    }
  }
}

/** Whether the equality holds and is kept; one with several unknowns gets a residual of its own in their place. */
function balance(
  row: Row,
  values: number[],
  state: number[],
  { onInconsistent = "refuse", mayBeNegative = false }: SystemOptions,
  parts: readonly Part[],
): boolean {
  let [sum, scale] = [0, 1];
  const keep = row.cells.map((cell, k) => {
    const value = values[cell]!;
    if (Number.isNaN(value)) return false;
    sum += row.signs[k]! * value;
    scale = Math.max(scale, Math.abs(value));
    return true;
  });
  const rest = Math.abs(sum) <= 1e-9 * scale * row.cells.length ? 0 : sum;
  const gaps = keep.filter((kept) => !kept).length;
  const gapSign = row.signs[keep.indexOf(false)] ?? 0;
  const derived = row.cells.find((cell) => state[cell] === STATE.unknown && values[cell]! < -1e-9);
  const impossible = !mayBeNegative && (derived !== undefined || (gaps > 0 && -rest * gapSign < 0));
  if ((gaps === 0 && rest !== 0) || impossible) {
    if (onInconsistent === "leave-out") return false;
    throw inconsistent(row, values, parts);
  }
  if (gaps > 0) {
    row.cells = row.cells.filter((_, k) => keep[k]);
    row.signs = row.signs.filter((_, k) => keep[k]);
    row.cells.push(values.length);
    row.signs.push(gapSign);
    values.push(-rest / gapSign + 0);
    state.push(STATE.unknown);
  }
  return row.cells.length > 0;
}

function compress(system: System, rows: readonly Row[]): void {
  const { rowStarts, rowCells, rowSigns, cellStarts, cellRows, cellSigns } = system;
  let at = 0;
  for (const [r, { cells, signs }] of rows.entries()) {
    for (let k = 0; k < cells.length; k++, at++) {
      rowCells[at] = cells[k]!;
      rowSigns[at] = signs[k]!;
      cellStarts[cells[k]! + 1]!++;
    }
    rowStarts[r + 1] = at;
  }
  for (let cell = 0; cell < system.cells; cell++) cellStarts[cell + 1]! += cellStarts[cell]!;
  const next = cellStarts.slice(0, -1);
  for (let r = 0; r < rows.length; r++)
    for (let k = rowStarts[r]!; k < rowStarts[r + 1]!; k++) {
      const to = next[rowCells[k]!]!++;
      cellRows[to] = r;
      cellSigns[to] = rowSigns[k]!;
    }
}
