import { NetworkError } from "../../error.ts";

/** Ids reach 2^34 in 2026. */
const MOST_ID = 2 ** 35;
const MOST = 2 ** 28 - 1;

/**
 * Positions of OpenStreetMap ids (above 2^32 since 2013) in order of first sight; open addressing, eight bytes for a place of the table. Ids that
 * follow each other, as those of a way drawn at once do, lie beside each other.
 *
 * @throws NetworkError `file` for ids of 2^35 or more and for more than 2^28 of them.
 */
export class IdTable {
  size = 0;
  #mask: number;
  #most: number;
  /** Low half of the id, then position + 1 above three bits of its high half; 0 where it is free. */
  #slots: Int32Array;

  constructor(expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.4)));
    this.#mask = slots - 1;
    this.#most = Math.floor(0.7 * slots);
    this.#slots = new Int32Array(2 * slots);
  }

  /** The position of an id, given one now if it is new. */
  add(id: number): number {
    const slots = this.#slots;
    const low = id | 0;
    const high = highOf(id);
    const at = this.#slot(low, high);
    const known = slots[at + 1]! >>> 3;
    if (known !== 0) return known - 1;
    if (!(Math.abs(id) < MOST_ID) || this.size === MOST) throw tooLarge(id);
    slots[at] = low;
    slots[at + 1] = (++this.size << 3) | high;
    if (this.size > this.#most) this.#grow();
    return this.size - 1;
  }

  /** The position of an id, −1 where it was never added. */
  find(id: number): number {
    return (this.#slots[this.#slot(id | 0, highOf(id)) + 1]! >>> 3) - 1;
  }

  #slot(low: number, high: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = ((Math.imul((low >>> 3) + (high << 29), 0x9e3779b1) >>> 4) ^ (low & 7)) & mask;
    for (;;) {
      const at = 2 * slot;
      const rest = slots[at + 1]!;
      if (rest === 0 || (slots[at] === low && (rest & 7) === high)) return at;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = 2 * this.#mask + 1;
    this.#most *= 2;
    this.#slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const rest = old[at + 1]!;
      if (rest === 0) continue;
      const slot = this.#slot(old[at]!, rest & 7);
      this.#slots[slot] = old[at]!;
      this.#slots[slot + 1] = rest;
    }
  }
}

/** Negative ones, as editors write them, in the upper half. */
const highOf = (id: number): number => Math.floor(id / 4_294_967_296) & 7;

const tooLarge = (id: number): NetworkError =>
  new NetworkError("file", {
    value: `node ${id}`,
    expected: `ids below ${MOST_ID}, and at most ${MOST} nodes that ways ask for`,
    action: "Check the file, or cut out the region with osmium extract.",
  });
