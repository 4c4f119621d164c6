import type { RowBatch, WantedColumn } from "../reader.ts";
import { NumberCells, TextCells } from "./columns.ts";
import { NOTE, NOTE_WIDTH, cellsDiffer, unclosed } from "./problems.ts";

const [QUOTE, LF, CR] = [34, 10, 13];
const BATCH_ROWS = 1 << 16;
/** A cell longer than this is a quotation mark that was never closed. */
const MAX_RECORD_BYTES = 1 << 24;

export interface ScanOptions {
  file: string;
  columns: readonly string[];
  delimiter: string;
  decimal: "." | ",";
  /** Rows before the first row of data, the header among them. */
  skip: number;
  decode: (bytes: Uint8Array) => string;
  signal?: AbortSignal | undefined;
  onBytes?: (bytes: number) => void;
}

/**
 * Rows of separated text in batches, from blocks of bytes. Only the wanted cells are looked at; numbers are parsed and texts are told
 * apart by their bytes. A row of another width than the header is told as unreadable; empty lines are passed over.
 * @throws SourceError where a quotation mark is never closed
 */
export async function* scanRows(
  blocks: AsyncIterable<Uint8Array>,
  wanted: readonly WantedColumn[],
  options: ScanOptions,
): AsyncGenerator<RowBatch> {
  const scan = new Scan(wanted, options);
  let rest = new Uint8Array(0);
  for await (const block of blocks) {
    options.signal?.throwIfAborted();
    const buffer = new Uint8Array(rest.length + block.length);
    buffer.set(rest);
    buffer.set(block, rest.length);
    let at = 0;
    for (;;) {
      const end = scan.records(buffer, at, false);
      at = end;
      if (!scan.isFull) break;
      yield scan.take();
    }
    rest = buffer.slice(at);
    if (rest.length > MAX_RECORD_BYTES) throw unclosed(options.file, scan.row + 1);
    options.onBytes?.(block.length);
  }
  let at = 0;
  while (at < rest.length) {
    at = scan.records(rest, at, true);
    if (scan.isFull) yield scan.take();
  }
  if (!scan.isEmpty) yield scan.take();
}

type Cells = { as: "text"; cells: TextCells } | { as: "number"; cells: NumberCells };

class Scan {
  /** Rows seen, blank ones counted. */
  row = 0;
  private readonly sinks: (Cells | undefined)[];
  private readonly kept: [WantedColumn, Cells][];
  private readonly delimiter: number;
  private readonly options: ScanOptions;
  private rows = new Int32Array(BATCH_ROWS);
  private unreadable: RowBatch["unreadable"] = [];
  private filled = 0;
  /** Where the cells of the record lie: pairs of from and to; quoted ones with doubled marks are held apart. */
  private from = new Int32Array(64);
  private to = new Int32Array(64);
  private doubled = new Uint8Array(64);
  private cells = 0;

  constructor(wanted: readonly WantedColumn[], options: ScanOptions) {
    this.options = options;
    this.delimiter = options.delimiter.charCodeAt(0);
    this.kept = wanted.map((want) => [
      want,
      want.as === "text"
        ? { as: "text", cells: new TextCells(BATCH_ROWS, options.decode) }
        : { as: "number", cells: new NumberCells(BATCH_ROWS, options.decimal, options.decode) },
    ]);
    this.sinks = options.columns.map((name) => this.kept.find(([{ column }]) => column === name)?.[1]);
  }

  get isFull(): boolean {
    return this.filled === BATCH_ROWS;
  }

  get isEmpty(): boolean {
    return this.filled === 0 && this.unreadable.length === 0;
  }

  /** Takes whole records from `at` until the buffer or the batch is full; answers where the next begins. */
  records(buffer: Uint8Array, at: number, isLast: boolean): number {
    while (at < buffer.length && !this.isFull) {
      const end = this.record(buffer, at, isLast);
      if (end < 0) return at;
      at = end;
      this.row += 1;
      if (this.row > this.options.skip) this.keep(buffer);
    }
    return at;
  }

  /** Marks the cells of one record; answers where the next begins, or -1 where it goes on beyond the buffer. */
  private record(buffer: Uint8Array, start: number, isLast: boolean): number {
    const { delimiter } = this;
    this.cells = 0;
    const length = buffer.length;
    let at = start;
    for (;;) {
      if (buffer[at] === QUOTE) {
        let close = at + 1;
        let hasDoubled = false;
        for (;;) {
          close = buffer.indexOf(QUOTE, close);
          if (close < 0) {
            if (isLast) throw unclosed(this.options.file, this.row + 1);
            return -1;
          }
          if (close + 1 >= length && !isLast) return -1;
          if (buffer[close + 1] !== QUOTE) break;
          hasDoubled = true;
          close += 2;
        }
        this.mark(at + 1, close, hasDoubled ? 1 : 0);
        at = close + 1;
        // What stands between a closing mark and the separator is not a cell of its own.
        while (at < length && buffer[at] !== delimiter && buffer[at] !== LF && buffer[at] !== CR) at++;
      } else {
        const first = at;
        let byte = 0;
        while (at < length && (byte = buffer[at]!) !== delimiter && byte !== LF && byte !== CR) at++;
        this.mark(first, at, 0);
      }
      if (at >= length) return isLast ? length : -1;
      if (buffer[at] === delimiter) {
        at++;
        if (at >= length) {
          if (!isLast) return -1;
          this.mark(at, at, 0);
          return at;
        }
        continue;
      }
      if (buffer[at] === CR) {
        if (at + 1 >= length && !isLast) return -1;
        return buffer[at + 1] === LF ? at + 2 : at + 1;
      }
      return at + 1;
    }
  }

  private mark(from: number, to: number, doubled: number): void {
    const at = this.cells++;
    if (at === this.from.length) this.widen();
    this.from[at] = from;
    this.to[at] = to;
    this.doubled[at] = doubled;
  }

  private widen(): void {
    const { from, to, doubled } = this;
    this.from = new Int32Array(2 * from.length);
    this.to = new Int32Array(2 * to.length);
    this.doubled = new Uint8Array(2 * doubled.length);
    this.from.set(from);
    this.to.set(to);
    this.doubled.set(doubled);
  }

  private keep(buffer: Uint8Array): void {
    const { from, to, doubled, sinks, cells } = this;
    if (cells !== sinks.length) {
      if (cells === 1 && isBlank(buffer, from[0]!, to[0]!)) return;
      if (!this.isShortTail(cells)) {
        this.unreadable.push({ row: this.row, ...cellsDiffer(cells, sinks.length) });
        return;
      }
    }
    if (this.isNote(buffer, cells)) {
      this.unreadable.push({ row: this.row, text: NOTE });
      return;
    }
    const at = this.filled;
    for (let column = 0; column < sinks.length; column++) {
      const sink = sinks[column];
      if (!sink) continue;
      if (column >= cells) sink.cells.add(at, buffer, 0, 0);
      else if (doubled[column])
        sink.cells.addText(
          at,
          this.options.decode(buffer.slice(from[column], to[column])).replaceAll('""', '"'),
        );
      else sink.cells.add(at, buffer, from[column]!, to[column]!);
    }
    this.rows[at] = this.row;
    this.filled += 1;
  }

  /** A table of some width with a single filled cell on a row: a note under it, not a row of it. */
  private isNote(buffer: Uint8Array, cells: number): boolean {
    if (cells < NOTE_WIDTH) return false;
    let filled = 0;
    for (let cell = 0; cell < cells && filled < 2; cell++)
      if (!isBlank(buffer, this.from[cell]!, this.to[cell]!)) filled++;
    return filled < 2;
  }

  /** One cell too many that is empty is a separator at the end of every row, as some programs write. */
  private isShortTail(cells: number): boolean {
    const { from, to, sinks } = this;
    return cells === sinks.length + 1 && from[cells - 1] === to[cells - 1];
  }

  take(): RowBatch {
    const { rows, filled: length, unreadable } = this;
    const texts: RowBatch["texts"] = {};
    const numbers: RowBatch["numbers"] = {};
    for (const [{ column }, sink] of this.kept)
      if (sink.as === "text") texts[column] = sink.cells.take(length);
      else numbers[column] = sink.cells.take(length);
    this.rows = new Int32Array(BATCH_ROWS);
    this.unreadable = [];
    this.filled = 0;
    return { length, row: (at) => rows[at]!, texts, numbers, unreadable };
  }
}

function isBlank(buffer: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (buffer[i]! > 32) return false;
  return true;
}
