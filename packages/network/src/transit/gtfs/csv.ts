import { NetworkError } from "../../error.ts";

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const LATEST_S = 48 * 3600;

/** The time of a cell that has none. */
export const UNTIMED = -1;

/**
 * Rows of a CSV file read byte by byte, since a country's stop_times are hundreds of megabytes: no string is made of a cell unless
 * asked for. Quotes, CRLF, a byte order mark and spaces around cells are understood.
 */
export class CsvRows {
  readonly file: string;
  readonly columns: readonly string[];
  readonly bytes: Uint8Array;
  /** First byte and the byte after the last of each cell of the row, without its quotes. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Line of the row, the header being line 1. */
  line = 1;
  private at: number;
  private readonly decoder = new TextDecoder();

  constructor(bytes: Uint8Array, file: string) {
    this.bytes = bytes;
    this.file = file;
    this.at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const header: string[] = [];
    // Wide enough for any header; the rows get just the columns there are.
    this.start = new Int32Array(1024);
    this.end = new Int32Array(1024);
    const cells = this.cells(this.start.length);
    for (let column = 0; column < cells; column += 1) header.push(this.text(column).toLowerCase());
    if (cells === 0)
      throw new NetworkError("file", {
        value: file,
        expected: "a line of column names",
        action: "Fetch the feed again: the file is empty.",
      });
    this.columns = header;
  }

  /** Number of a column, or −1. */
  column(name: string): number {
    return this.columns.indexOf(name);
  }

  /** Number of a column that must be there. @throws NetworkError `file` */
  need(name: string): number {
    const column = this.column(name);
    if (column >= 0) return column;
    throw new NetworkError("file", {
      value: `${this.file} with ${this.columns.join(", ")}`,
      expected: `a column ${name}`,
      action: "Ask the publisher for a feed that follows the GTFS reference.",
    });
  }

  /** Goes to the next row; false after the last. Missing cells are empty. */
  next(): boolean {
    const width = this.columns.length;
    for (;;) {
      if (this.at >= this.bytes.length) return false;
      this.line += 1;
      const cells = this.cells(width);
      if (cells === 0) continue;
      for (let column = cells; column < width; column += 1) this.start[column] = this.end[column] = 0;
      return true;
    }
  }

  text(column: number): string {
    if (column < 0) return "";
    const cell = this.decoder.decode(this.bytes.subarray(this.start[column]!, this.end[column]!));
    return cell.includes('""') ? cell.replaceAll('""', '"') : cell;
  }

  empty(column: number): boolean {
    return column < 0 || this.start[column] === this.end[column];
  }

  /** A number, or what stands for an empty cell. @throws NetworkError `file` */
  number(column: number, otherwise: number): number {
    if (this.empty(column)) return otherwise;
    const value = Number(this.text(column));
    if (Number.isFinite(value)) return value;
    throw this.wrong(column, "a number");
  }

  /** Whole digits without making a string; −1 where the cell is empty or something else. */
  digits(column: number): number {
    if (this.empty(column)) return -1;
    let value = 0;
    for (let at = this.start[column]!; at < this.end[column]!; at += 1) {
      const digit = this.bytes[at]! - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** Seconds of H:MM:SS or HH:MM:SS; `UNTIMED` for an empty cell. @throws NetworkError `file`, also for a time past 48:00 */
  time(column: number): number {
    if (this.empty(column)) return UNTIMED;
    const end = this.end[column]!;
    let part = 0;
    let parts = 0;
    let seconds = 0;
    for (let at = this.start[column]!; at <= end; at += 1) {
      if (at === end || this.bytes[at] === 0x3a) {
        if (parts > 0 && part > 59) throw this.wrong(column, "minutes and seconds up to 59");
        seconds = seconds * 60 + part;
        parts += 1;
        part = 0;
        continue;
      }
      const digit = this.bytes[at]! - 0x30;
      if (digit < 0 || digit > 9) throw this.wrong(column, "a time such as 08:05:00");
      part = part * 10 + digit;
    }
    if (parts !== 3) throw this.wrong(column, "a time such as 08:05:00");
    if (seconds > LATEST_S)
      throw this.wrong(
        column,
        "a time up to 48:00:00",
        "A trip that ends more than a day after its service day began is a mistake; ask the publisher to mend it.",
      );
    return seconds;
  }

  /** The error for a cell that cannot be used. */
  wrong(
    column: number,
    expected: string,
    action = "Ask the publisher to mend the feed, or mend the line.",
  ): NetworkError {
    return new NetworkError("file", {
      value: `${this.text(column)} in column ${this.columns[column]} on line ${this.line} of ${this.file}`,
      expected,
      action,
    });
  }

  /** Reads one line; the number of cells, 0 for an empty line. */
  private cells(most: number): number {
    const { bytes, start, end } = this;
    let { at } = this;
    let cells = 0;
    const first = at;
    for (;;) {
      while (bytes[at] === SPACE) at += 1;
      let from = at;
      let to: number;
      if (bytes[at] === QUOTE) {
        from = at += 1;
        while (at < bytes.length && (bytes[at] !== QUOTE || bytes[at + 1] === QUOTE)) {
          if (bytes[at] === QUOTE) at += 1;
          at += 1;
        }
        to = at;
        at += 1;
        while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LF) at += 1;
      } else {
        while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LF) at += 1;
        to = at;
        if (to > from && bytes[to - 1] === CR) to -= 1;
        while (to > from && bytes[to - 1] === SPACE) to -= 1;
      }
      if (cells < most) {
        start[cells] = from;
        end[cells] = to;
        cells += 1;
      }
      if (at < bytes.length && bytes[at] === COMMA) {
        at += 1;
        continue;
      }
      this.at = at + 1;
      const only = cells === 1 && start[0] === end[0] && bytes[first] !== QUOTE;
      return only ? 0 : cells;
    }
  }
}
