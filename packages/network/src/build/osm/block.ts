import { broken, Cursor } from "./protobuf.ts";

const utf8 = new TextDecoder();
const UNSEEN = 2;

/** A block's shared parts: its string table, read only where someone asks, and its grid of coordinates. */
export class Block {
  readonly bytes: Uint8Array;
  readonly groups: Cursor[] = [];
  granularity = 100;
  latOffset = 0;
  lonOffset = 0;
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #texts: (string | undefined)[] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const cursor = new Cursor(bytes);
    while (cursor.next()) {
      if (cursor.field === 1 && cursor.wire === 2) this.#strings(cursor.message());
      else if (cursor.field === 2 && cursor.wire === 2) this.groups.push(cursor.message());
      else if (cursor.field === 17 && cursor.wire === 0) this.granularity = cursor.varint();
      else if (cursor.field === 19 && cursor.wire === 0) this.latOffset = cursor.varint();
      else if (cursor.field === 20 && cursor.wire === 0) this.lonOffset = cursor.varint();
      else cursor.skip();
    }
  }

  #strings(table: Cursor): void {
    const starts: number[] = [];
    const ends: number[] = [];
    while (table.next()) {
      if (table.field !== 1 || table.wire !== 2) {
        table.skip();
        continue;
      }
      const end = table.open();
      starts.push(table.at);
      ends.push(end);
      table.at = end;
    }
    this.#starts = Uint32Array.from(starts);
    this.#ends = Uint32Array.from(ends);
    this.#texts = Array.from<string | undefined>({ length: starts.length });
  }

  /** How many texts there are. */
  get texts(): number {
    return this.#starts.length;
  }

  text(index: number): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    if (index >= this.#starts.length) throw broken(`text ${index} of ${this.#starts.length}`, 0);
    return (this.#texts[index] = utf8.decode(this.bytes.subarray(this.#starts[index], this.#ends[index])));
  }

  /** Says quickly whether a text of the table is one of `words`. */
  among(words: ReadonlySet<string>): (index: number) => boolean {
    const seen = new Uint8Array(this.#starts.length).fill(UNSEEN);
    return (index) => {
      const known = seen[index]!;
      if (known !== UNSEEN && known !== undefined) return known === 1;
      const is = words.has(this.text(index));
      seen[index] = is ? 1 : 0;
      return is;
    };
  }
}
