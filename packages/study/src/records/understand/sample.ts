import type { RecordColumn } from "@tvars/api";
import type { OpenRecords, RowBatch } from "@tvars/sources";
import type { Shapes } from "@tvars/geo";
import { isPersonal } from "./personal.ts";
import { kindOf, looksLike } from "./looks-like.ts";

/** So many rows are looked at before anything is said of a file. */
export const SAMPLE_ROWS = 20_000;
const EXAMPLES = 4;
const OF_PERSONS: ReadonlySet<RecordColumn["looksLike"]> = new Set([
  "personal-number",
  "protected-identity",
  "age",
  "sex",
]);

export interface LookedAt {
  columns: RecordColumn[];
  /** Cells of the rows looked at, by column. */
  cells: Map<string, string[]>;
  rows: number;
  /** Whether the file was read to its end. */
  isWhole: boolean;
  unreadable: RowBatch["unreadable"];
  shapes: Shapes | undefined;
}

/** Looks at the first rows of a file: what each column is, how full it is, some values where they tell nobody who a person is. */
export async function lookAt(
  records: OpenRecords,
  hints: ReadonlyMap<string, NonNullable<RecordColumn["looksLike"]>> = new Map(),
): Promise<LookedAt> {
  const cells = new Map<string, string[]>(records.columns.map((name) => [name, []]));
  const wanted = records.columns.map((column) => ({ column, as: "text" as const }));
  const unreadable: RowBatch["unreadable"] = [];
  let [rows, isWhole] = [0, true];
  let shapes: Shapes | undefined;
  for await (const batch of records.batches(wanted, { shapes: records.geometry !== null })) {
    const take = Math.min(batch.length, SAMPLE_ROWS - rows);
    for (const [name, column] of cells) {
      const { dictionary, codes } = batch.texts[name]!;
      for (let i = 0; i < take; i++) column.push(dictionary[codes[i]!]!);
    }
    unreadable.push(...batch.unreadable.slice(0, 100));
    shapes ??= batch.shapes;
    rows += take;
    if (take < batch.length || rows >= SAMPLE_ROWS) {
      isWhole = records.rows !== undefined && rows >= records.rows;
      break;
    }
  }
  const decimal = records.file.decimal ?? ".";
  const told = records.columns.map((name) => {
    const all = cells.get(name)!;
    const texts = all.filter((text) => text !== "");
    const distinct = new Set(texts);
    const sample = { name, texts, distinct: distinct.size, rows };
    const kind = kindOf(sample, decimal);
    return { name, texts, distinct, kind, role: hints.get(name) ?? looksLike(sample, kind) };
  });
  const hasPersons = told.some(({ role }) => role !== null && OF_PERSONS.has(role));
  const columns = told.map(({ name, texts, distinct, kind, role }): RecordColumn => {
    const personal = isPersonal(role, name, { texts, distinct: distinct.size, hasPersons });
    return {
      name,
      kind,
      filled: rows === 0 ? 0 : texts.length / rows,
      distinct: distinct.size,
      examples: personal ? [] : [...distinct].slice(0, EXAMPLES).map((text) => text.slice(0, 60)),
      looksLike: role,
      personal,
    };
  });
  return { columns, cells, rows, isWhole, unreadable, shapes };
}
