import type { RecordsDefinition } from "@tvars/api";
import { changedColumns, neededColumns } from "../understand/changed.ts";
import { changedSince, noColumns } from "./problems.ts";

/**
 * A saved definition is held against the file before a row is read: a column it needs that is gone or has another name is named, never
 * guessed. New columns nobody asked for are no hindrance.
 * @throws StudyError `bad-request`
 */
export function lackingColumns(
  file: string,
  columns: readonly string[],
  definition: RecordsDefinition,
): void {
  const lacking = neededColumns(definition).filter((name) => !columns.includes(name));
  if (lacking.length === 0) return;
  const told = columns.map((name) => ({ name }) as Parameters<typeof changedColumns>[0][number]);
  const changed = changedColumns(told, definition).filter(({ column }) => lacking.includes(column));
  if (changed.length > 0) throw changedSince(file, changed);
  throw noColumns(file, lacking, columns);
}
