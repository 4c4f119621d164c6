import type { NumberColumn, TextColumn } from "../reader.ts";

/** Above this a dictionary is begun anew, so that a column of identifiers does not fill the memory. */
const MAX_DICTIONARY = 1 << 16;
const FIRST_ROWS = 1 << 10;

/** The same with room for twice as many rows, at least. */
function grown<Numbers extends Int32Array | Float64Array | Uint8Array>(
  values: Numbers,
  row: number,
): Numbers {
  const more = new (values.constructor as new (length: number) => Numbers)(
    Math.max(2 * values.length, row + 1),
  );
  more.set(values);
  return more;
}

/** Cells of one column as codes of a dictionary: a cell seen before costs a hash of its bytes and makes no text. */
export class TextCells {
  private dictionary: string[] = [""];
  /** The bytes of all entries, one after another: code `c` is `starts[c] … starts[c + 1]`. */
  private bytes = new Uint8Array(1 << 10);
  private starts = new Int32Array(1 << 8);
  private slots = new Int32Array(1 << 10).fill(-1);
  private codes: Int32Array;
  private readonly decode: (bytes: Uint8Array) => string;

  /** Room for `rows`, made as it is needed: a file of thousands of columns has few rows. */
  constructor(rows: number, decode: (bytes: Uint8Array) => string) {
    this.codes = new Int32Array(Math.min(rows, FIRST_ROWS));
    this.decode = decode;
  }

  /** `from … to` of the buffer, without the blanks around. */
  add(row: number, buffer: Uint8Array, from: number, to: number): void {
    while (from < to && buffer[from]! <= 32) from++;
    while (to > from && buffer[to - 1]! <= 32) to--;
    if (row >= this.codes.length) this.codes = grown(this.codes, row);
    this.codes[row] = from === to ? 0 : this.codeOf(buffer, from, to);
  }

  addText(row: number, text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.add(row, bytes, 0, bytes.length);
  }

  private codeOf(buffer: Uint8Array, from: number, to: number): number {
    const { slots, starts, bytes } = this;
    const length = to - from;
    let hash = SEED;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ buffer[i]!, PRIME);
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const code = slots[slot]!;
      if (code < 0) return this.insert(slot, buffer, from, to);
      const start = starts[code]!;
      if (starts[code + 1]! - start === length) {
        let same = 0;
        while (same < length && bytes[start + same] === buffer[from + same]) same++;
        if (same === length) return code;
      }
      slot = (slot + 1) & mask;
    }
  }

  private insert(slot: number, buffer: Uint8Array, from: number, to: number): number {
    const code = this.dictionary.length;
    const own = buffer.slice(from, to);
    const start = this.starts[code]!;
    const end = start + own.length;
    if (end > this.bytes.length) this.bytes = grown(this.bytes, end);
    if (code + 1 >= this.starts.length) this.starts = grown(this.starts, code + 1);
    this.bytes.set(own, start);
    this.starts[code + 1] = end;
    this.dictionary.push(this.decode(own));
    this.slots[slot] = code;
    if (2 * code > this.slots.length) this.grow();
    return code;
  }

  private grow(): void {
    const { starts, bytes, dictionary } = this;
    const slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let code = 1; code < dictionary.length; code++) {
      let hash = SEED;
      for (let i = starts[code]!; i < starts[code + 1]!; i++) hash = Math.imul(hash ^ bytes[i]!, PRIME);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }

  /** The first `rows` cells; the next batch begins after it. */
  take(rows: number): TextColumn {
    const column = { dictionary: this.dictionary, codes: this.codes.slice(0, rows) };
    if (this.dictionary.length > MAX_DICTIONARY) {
      this.dictionary = [""];
      this.slots = new Int32Array(1 << 10).fill(-1);
    }
    return column;
  }
}

/** Of FNV-1a. */
const [SEED, PRIME] = [0x811c9dc5, 0x01000193];

const POWERS = Array.from({ length: 23 }, (_, k) => 10 ** k);
const [ZERO, NINE, MINUS, PLUS, SPACE] = [48, 57, 45, 43, 32];

/** Cells of one column as numbers, parsed from their bytes where they are plain decimals. */
export class NumberCells {
  private values: Float64Array;
  private texts = new Map<number, string>();
  private readonly decimal: number;
  private readonly decode: (bytes: Uint8Array) => string;

  constructor(rows: number, decimal: "." | ",", decode: (bytes: Uint8Array) => string) {
    this.values = new Float64Array(Math.min(rows, FIRST_ROWS));
    this.decimal = decimal.charCodeAt(0);
    this.decode = decode;
  }

  add(row: number, buffer: Uint8Array, from: number, to: number): void {
    while (from < to && buffer[from]! <= SPACE) from++;
    while (to > from && buffer[to - 1]! <= SPACE) to--;
    if (row >= this.values.length) this.values = grown(this.values, row);
    this.values[row] = from === to ? NaN : this.parse(row, buffer, from, to);
  }

  addValue(row: number, value: number): void {
    if (row >= this.values.length) this.values = grown(this.values, row);
    this.values[row] = value;
  }

  addText(row: number, text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.add(row, bytes, 0, bytes.length);
  }

  /** A mantissa below 2^53 over a power of ten up to 10^22 is one correctly rounded division. */
  private parse(row: number, buffer: Uint8Array, from: number, to: number): number {
    let at = from;
    const negative = buffer[at] === MINUS;
    if (negative || buffer[at] === PLUS) at++;
    let [mantissa, digits, scale, fraction] = [0, 0, 0, false];
    for (; at < to; at++) {
      const byte = buffer[at]!;
      if (byte >= ZERO && byte <= NINE) {
        mantissa = mantissa * 10 + (byte - ZERO);
        digits++;
        if (fraction) scale++;
      } else if (byte === this.decimal && !fraction) fraction = true;
      else return this.slow(row, buffer, from, to);
    }
    if (digits === 0 || digits > 15) return this.slow(row, buffer, from, to);
    const value = mantissa / POWERS[scale]!;
    return negative ? -value : value;
  }

  private slow(row: number, buffer: Uint8Array, from: number, to: number): number {
    const text = this.decode(buffer.slice(from, to));
    const plain = text
      .replaceAll(/[\s\u00A0\u202F']/g, "")
      .replace(/^\u2212/, "-")
      .replace(this.decimal === 44 ? "," : ".", ".");
    const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : NaN;
    if (Number.isNaN(value)) this.texts.set(row, text);
    return value;
  }

  take(rows: number): NumberColumn {
    const column = { values: this.values.slice(0, rows), texts: this.texts };
    this.texts = new Map();
    return column;
  }
}
