import { ShapesBuilder, type Shapes } from "@tvars/geo";
import type { BatchOptions, RowBatch, WantedColumn } from "../reader.ts";
import { NumberCells, TextCells } from "../csv/columns.ts";

const BATCH_ROWS = 1 << 16;
const decoder = new TextDecoder();

/** A table that lies in memory: workbooks, JSON, layers. Cells are texts, numbers, dates, booleans or nothing. */
export interface MemoryTable {
  rows: number;
  /** Row in the file of a row, from 1. */
  rowOf(at: number): number;
  cell(at: number, column: string): unknown;
  shapes?: Shapes;
  decimal: "." | ",";
}

/** Its rows in batches, as those of a file that is too large for memory. */
export async function* memoryBatches(
  table: MemoryTable,
  wanted: readonly WantedColumn[],
  { shapes: withShapes, signal, onProgress }: BatchOptions = {},
): AsyncGenerator<RowBatch> {
  for (let start = 0; start < table.rows; start += BATCH_ROWS) {
    signal?.throwIfAborted();
    const length = Math.min(BATCH_ROWS, table.rows - start);
    const texts: RowBatch["texts"] = {};
    const numbers: RowBatch["numbers"] = {};
    for (const { column, as } of wanted) {
      if (as === "text") {
        const cells = new TextCells(length, (bytes) => decoder.decode(bytes));
        for (let i = 0; i < length; i++) cells.addText(i, textOfCell(table.cell(start + i, column)));
        texts[column] = cells.take(length);
      } else {
        const cells = new NumberCells(length, table.decimal, (bytes) => decoder.decode(bytes));
        for (let i = 0; i < length; i++) {
          const value = table.cell(start + i, column);
          if (typeof value === "number" && Number.isFinite(value)) cells.addValue(i, value);
          else cells.addText(i, textOfCell(value));
        }
        numbers[column] = cells.take(length);
      }
    }
    yield {
      length,
      row: (at) => table.rowOf(start + at),
      texts,
      numbers,
      ...(withShapes && table.shapes ? { shapes: sliceShapes(table.shapes, start, start + length) } : {}),
      unreadable: [],
    };
    onProgress?.(start + length, table.rows);
  }
}

/** A cell as its file would write it: whole days without a clock, numbers with a point. */
export function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return "";
    const iso = value.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  if (typeof value === "object") return JSON.stringify(value);
  return String(value).trim();
}

/** Features `from … to` of shapes, as shapes of their own. */
export function sliceShapes(shapes: Shapes, from: number, to: number): Shapes {
  if (from === 0 && to === shapes.kind.length) return shapes;
  const builder = new ShapesBuilder();
  for (let feature = from; feature < to; feature++) {
    const kind = shapes.kind[feature]!;
    for (let part = shapes.partOf[feature]!; part < shapes.partOf[feature + 1]!; part++) {
      for (let ring = shapes.ringOf[part]!; ring < shapes.ringOf[part + 1]!; ring++) {
        const first = shapes.vertexOf[ring]!;
        const count = shapes.vertexOf[ring + 1]! - first;
        builder
          .reserve(count)
          .set(shapes.xy.subarray(2 * first, 2 * (first + count)), 2 * builder.vertexCount);
        builder.endRing(count, false, false);
      }
      builder.endPart();
    }
    builder.endFeature(kind);
  }
  return builder.build(shapes.crs);
}
