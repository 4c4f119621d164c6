/** Positions of OpenStreetMap ids (above 2^32 since 2013) in order of first sight; open addressing, no object for an id. */
export class IdTable {
  size = 0;
  #mask: number;
  #ids: Float64Array;
  #position: Uint32Array;

  constructor(expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#mask = slots - 1;
    this.#ids = new Float64Array(slots).fill(Number.NaN);
    this.#position = new Uint32Array(slots);
  }

  /** The position of an id, given one now if it is new. */
  add(id: number): number {
    const slot = this.#slot(id);
    if (this.#ids[slot] === id) return this.#position[slot]!;
    if (this.size * 2 > this.#mask) {
      this.#grow();
      return this.add(id);
    }
    this.#ids[slot] = id;
    this.#position[slot] = this.size;
    return this.size++;
  }

  /** The position of an id, −1 where it was never added. */
  find(id: number): number {
    const slot = this.#slot(id);
    return this.#ids[slot] === id ? this.#position[slot]! : -1;
  }

  #slot(id: number): number {
    const ids = this.#ids;
    const mask = this.#mask;
    let slot = (Math.imul(id | 0, 0x9e3779b1) >>> 7) & mask;
    for (let at = ids[slot]!; at === at && at !== id; at = ids[slot]!) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [ids, positions] = [this.#ids, this.#position];
    const slots = ids.length * 2;
    this.#mask = slots - 1;
    this.#ids = new Float64Array(slots).fill(Number.NaN);
    this.#position = new Uint32Array(slots);
    for (let old = 0; old < ids.length; old++) {
      const id = ids[old]!;
      if (id !== id) continue;
      const slot = this.#slot(id);
      this.#ids[slot] = id;
      this.#position[slot] = positions[old]!;
    }
  }
}
