import type { RecordColumn } from "@tvars/api";
import type { OpenRecords, RowBatch } from "@tvars/sources";
import type { Shapes } from "@tvars/geo";
import { isPersonal, kindOf, looksLike } from "./looks-like.ts";

/** So many rows are looked at before anything is said of a file. */
export const SAMPLE_ROWS = 20_000;
const EXAMPLES = 4;

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
export async function lookAt(records: OpenRecords): Promise<LookedAt> {
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
  const columns = records.columns.map((name): RecordColumn => {
    const all = cells.get(name)!;
    const texts = all.filter((text) => text !== "");
    const distinct = new Set(texts);
    const sample = { name, texts, distinct: distinct.size, rows };
    const kind = kindOf(sample, decimal);
    const role = looksLike(sample, kind);
    const personal = isPersonal(role, name);
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
