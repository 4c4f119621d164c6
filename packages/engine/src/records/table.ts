import { text } from "@tvars/cube";
import type { ParquetColumn } from "../engine.ts";
import { EngineError } from "../error.ts";
import type { RecordsBatch, RecordsColumn, RecordsTable } from "../records.ts";

/** @throws EngineError `draft` where an id could not name a folder or be told apart from others */
export function checkId(id: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(id)) return;
  throw new EngineError({
    kind: "draft",
    what: text("Uppgifterna kan inte heta så", "Records cannot have this name"),
    value: id,
    expected: text(
      "högst 100 bokstäver a–z, siffror, punkt, streck",
      "at most 100 letters a–z, digits, dots, dashes",
    ),
    action: text("Byt namn.", "Choose another name."),
  });
}

export const notFound = (id: string, known: readonly string[]): EngineError =>
  new EngineError({
    kind: "not-found",
    what: text("Uppgifterna finns inte", "There are no such records"),
    value: id,
    expected: text(known.join(", ") || "–"),
    action: text("Läs in dem, eller välj andra.", "Store them, or choose others."),
  });

interface StoredTable extends Omit<RecordsTable, "columns"> {
  columns: readonly { name: string; type: ParquetColumn["type"] }[];
}

/** What the catalogue says, without where it lies. */
export const tableOf = ({ id, columns, rows, stored, keepUntil }: StoredTable): RecordsTable => ({
  id,
  columns: columns.flatMap(({ name, type }) => (type === "BLOB" ? [] : [{ name, type }])),
  rows,
  stored,
  ...(keepUntil === undefined ? {} : { keepUntil }),
});

/** The columns the first batch has, and all batches, each held against them. */
export async function batchesOf(
  batches: AsyncIterable<RecordsBatch> | Iterable<RecordsBatch>,
): Promise<{ columns: RecordsColumn[]; rest: AsyncIterable<RecordsBatch> }> {
  const iterator =
    Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  const first = await iterator.next();
  if (first.done) throw oddColumns("[]", "minst ett parti rader", "at least one batch of rows");
  const columns = columnsOf(first.value);
  if (columns.length === 0) throw oddColumns("{}", "minst en kolumn", "at least one column");
  async function* rest(): AsyncGenerator<RecordsBatch> {
    try {
      for (let step = first; !step.done; step = await iterator.next()) {
        const told = JSON.stringify(columnsOf(step.value));
        if (told !== JSON.stringify(columns))
          throw oddColumns(told, JSON.stringify(columns), JSON.stringify(columns));
        yield step.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { columns, rest: rest() };
}

const columnsOf = (batch: RecordsBatch): RecordsColumn[] =>
  Object.entries(batch).map(([name, { type }]) => ({ name, type }));

const oddColumns = (value: string, sv: string, en: string): EngineError =>
  new EngineError({
    kind: "draft",
    what: text("Raderna kan inte sparas", "The rows cannot be stored"),
    value,
    expected: text(sv, en),
    action: text("Rätta den som skriver.", "Correct what writes it."),
  });
