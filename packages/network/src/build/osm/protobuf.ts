import { NetworkError } from "../../error.ts";

const utf8 = new TextDecoder();

/** A place in protocol-buffer bytes that moves on as it is read. Numbers above 2^53 lose digits: no OpenStreetMap id is that large. */
export class Cursor {
  readonly bytes: Uint8Array;
  at: number;
  end: number;
  /** Field and wire type of the tag read last. */
  field = 0;
  wire = 0;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    if (this.at >= this.end) {
      if (this.at > this.end) throw broken("a field that runs over its message", this.at);
      return false;
    }
    const tag = this.varint();
    this.field = tag >>> 3;
    this.wire = tag & 7;
    return true;
  }

  varint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    byte = bytes[this.at++]!;
    value |= (byte & 0x7f) << 7;
    if (byte < 0x80) return value;
    byte = bytes[this.at++]!;
    value |= (byte & 0x7f) << 14;
    if (byte < 0x80) return value;
    byte = bytes[this.at++]!;
    value |= (byte & 0x7f) << 21;
    if (byte < 0x80) return value;
    return this.#long(value);
  }

  #long(low: number): number {
    let value = low;
    for (let scale = 2 ** 28; ; scale *= 128) {
      if (this.at >= this.end || scale > 2 ** 63) throw broken("a number that does not end", this.at);
      const byte = this.bytes[this.at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  /** A signed number in zigzag. */
  signed(): number {
    const value = this.varint();
    if (value < 0x80000000) return (value >>> 1) ^ -(value & 1);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Opens a length-delimited field: the position where it ends. */
  open(): number {
    const length = this.varint();
    const end = this.at + length;
    if (!(end <= this.end)) throw broken(`a field of ${length} bytes`, this.at);
    return end;
  }

  /** The message inside a length-delimited field; this cursor goes on behind it. */
  message(): Cursor {
    const end = this.open();
    const inner = new Cursor(this.bytes, this.at, end);
    this.at = end;
    return inner;
  }

  view(): Uint8Array {
    const end = this.open();
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }

  text(): string {
    return utf8.decode(this.view());
  }

  skip(): void {
    if (this.wire === 0) this.varint();
    else if (this.wire === 1) this.at += 8;
    else if (this.wire === 2) this.at = this.open();
    else if (this.wire === 5) this.at += 4;
    else throw broken(`wire type ${this.wire}`, this.at);
  }
}

/** Numbers of a packed field, in an array that is used again for the next. */
export class Run {
  length = 0;
  data: Float64Array = new Float64Array(SURE);
}

/** Up to so many bytes one number each is taken for granted; beyond, they are counted before place is made for them. */
const SURE = 65_536;

/** Running sums of a packed field of signed numbers in zigzag, as OpenStreetMap keeps ids and places. */
export function readDeltas({ bytes, at: from, end }: Cursor, into: Run): void {
  let at = from;
  const most = end - at > SURE ? countOf(bytes, at, end) : end - at;
  if (most > into.data.length) into.data = new Float64Array(most);
  const { data } = into;
  let sum = 0;
  let count = 0;
  while (at < end) {
    let byte = bytes[at++]!;
    let low = byte & 0x7f;
    for (let shift = 7; byte >= 0x80 && shift < 28; shift += 7) {
      byte = bytes[at++]!;
      low |= (byte & 0x7f) << shift;
    }
    if (byte >= 0x80) {
      let value = low;
      for (let scale = 2 ** 28; byte >= 0x80; scale *= 128) {
        if (at >= end || scale > 2 ** 63) throw broken("a number that does not end", at);
        byte = bytes[at++]!;
        value += (byte & 0x7f) * scale;
      }
      sum += value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    } else sum += (low >>> 1) ^ -(low & 1);
    data[count++] = sum;
  }
  if (at > end) throw broken("a number that does not end", at);
  into.length = count;
}

/** Every number ends with a byte below 128. */
function countOf(bytes: Uint8Array, from: number, end: number): number {
  let count = 1;
  for (let at = from; at < end; at++) if (bytes[at]! < 0x80) count++;
  return count;
}

export const broken = (value: string, at: number, cause?: unknown): NetworkError =>
  new NetworkError("file", {
    value: `${value} at byte ${at}`,
    expected: "a whole OpenStreetMap PBF file",
    action: "Fetch the file again; it is cut off or damaged.",
    cause,
  });
