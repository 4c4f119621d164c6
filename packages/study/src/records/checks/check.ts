import type { DryRun, RecordsDefinition } from "@tvars/api";
import type { Text } from "@tvars/cube";

export type CheckResult = DryRun["checks"][number];
export type Outcome = Pick<CheckResult, "outcome" | "text" | "rows">;

/** What a check knows before it sees the first row. */
export interface CheckContext {
  definition: RecordsDefinition;
  /** Columns of the file. */
  columns: readonly string[];
}

/** Rows that a check sees: only those the definition keeps. Cells are those of the columns the check asked for. */
export interface CheckRows {
  length: number;
  row(at: number): number;
  /** The cell, empty where the column is not there. */
  cell(at: number, column: string | undefined): string;
  /** Year of the row; undefined where it is not known. */
  year(at: number): number | undefined;
  /** Kommun as placed, or from a code of the row itself; empty where not known. */
  kommun(at: number): string;
  /** Whether the file's own shape of the row holds anything; undefined where the file has no shapes. */
  hasShape(at: number): boolean | undefined;
}

/** Sees every row once, in batches, and says at the end what it found. Keeps counts and row numbers, never what rows hold. */
export interface Check {
  columns: readonly (string | undefined)[];
  see(rows: CheckRows): void;
  /** Whether no rows to come can make it stop them; absent where it must see them all. */
  isSettled?(): boolean;
  end(): Outcome;
}

/** A source check: its title, and how it begins. One file each. */
export interface SourceCheck {
  id: string;
  title: Text;
  begin(context: CheckContext): Check;
}

/** At most so many row numbers are told. */
export const MAX_ROWS = 100;

export const ok = (text: Text): Outcome => ({ outcome: "ok", text });

export function found(outcome: "warning" | "stop", text: Text, rows: readonly number[] = []): Outcome {
  return { outcome, text, ...(rows.length > 0 ? { rows: rows.slice(0, MAX_ROWS) } : {}) };
}

/** A check that cannot be made says so: silence would look like everything was in order. */
export const unchecked = (why: Text): Check => ({
  columns: [],
  see: () => {},
  end: () =>
    found("warning", { sv: `Gick inte att kontrollera: ${why.sv}`, en: `Could not be checked: ${why.en}` }),
});

export const percent = (share: number): string => `${Math.round(share * 1000) / 10}`.replace(".", ",");
export const percentEn = (share: number): string => `${Math.round(share * 1000) / 10}`;
