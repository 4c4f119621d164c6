/**
 * Ids as numbers from 0 in the order they were added, found by their bytes: a map of strings would make one string for each of the
 * millions of calls in a country's feed.
 */
export class Ids {
  private bytes = new Uint8Array(1 << 12);
  private used = 0;
  private ends = new Uint32Array(1 << 8);
  private slots = new Int32Array(1 << 9).fill(-1);
  private readonly decoder = new TextDecoder();
  size = 0;

  /** The number of the id in bytes[start … end), adding it when it is new. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const slot = this.slotOf(bytes, start, end);
    if (this.slots[slot]! >= 0) return this.slots[slot]!;
    const length = end - start;
    while (this.used + length > this.bytes.length)
      this.bytes = grown(this.bytes, new Uint8Array(this.bytes.length * 2));
    this.bytes.set(bytes.subarray(start, end), this.used);
    this.used += length;
    if (this.size === this.ends.length) this.ends = grown(this.ends, new Uint32Array(this.size * 2));
    this.ends[this.size] = this.used;
    this.slots[slot] = this.size;
    this.size += 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    return this.size - 1;
  }

  /** The number of the id, or −1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.slots[this.slotOf(bytes, start, end)]!;
  }

  text(id: number): string {
    return this.decoder.decode(this.bytes.subarray(this.startOf(id), this.ends[id]!));
  }

  texts(): string[] {
    return Array.from({ length: this.size }, (_, id) => this.text(id));
  }

  private startOf(id: number): number {
    return id === 0 ? 0 : this.ends[id - 1]!;
  }

  private slotOf(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id < 0) return slot;
      const from = this.startOf(id);
      let same = this.ends[id]! - from === end - start;
      for (let k = 0; same && k < end - start; k += 1) same = this.bytes[from + k] === bytes[start + k];
      if (same) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let id = 0; id < this.size; id += 1)
      this.slots[this.slotOf(this.bytes, this.startOf(id), this.ends[id]!)] = id;
  }
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
