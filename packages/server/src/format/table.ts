import type { Figure, Note, Origin, Text } from "@tvars/cube";

/** A category of a dimension: its code, and what a person calls it. */
export interface Key {
  id: string;
  label: Text;
}

export type Cell = Key | Figure | string | undefined;

/**
 * A column of a table. `geo`, `time` and `key` tell the rows apart and become dimensions; `label` only explains;
 * `measure` holds figures.
 */
export interface Column {
  id: string;
  label: Text;
  role: "geo" | "time" | "key" | "label" | "measure";
  unit?: Text;
  decimals?: number;
}

/** An answer laid out as rows: what CSV, XLSX and JSON-stat are all written from, so that they cannot differ. */
export interface Table {
  /** Part of the file name: what the table is of. */
  name: string;
  title: Text;
  columns: Column[];
  rows: Record<string, Cell>[];
  notes: Note[];
  origin: Origin[];
  method?: Text;
  /** The command and the request that give the same figures again. */
  again?: { command: string; request: string };
}

export const isKey = (cell: Cell): cell is Key => typeof cell === "object" && "id" in cell;
export const isFigure = (cell: Cell): cell is Figure => typeof cell === "object" && "status" in cell;

/** Status and flags in words after one another; empty for a plain number, where there is nothing to say. */
export function statusWords({ value, status, flags = [] }: Figure): string {
  const plainStatus = status === (value === 0 ? "zero" : "value");
  return plainStatus && flags.length === 0 ? "" : [status, ...flags].join(" ");
}

export const key = (id: string | number, sv = String(id), en = sv): Key => ({
  id: String(id),
  label: { sv, en },
});

/** Counts come from the API as bare numbers; in a table they stand as figures like the rest. */
export const count = (value: number): Figure => ({ value, status: value === 0 ? "zero" : "value" });
