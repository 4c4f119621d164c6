/**
 * Tells whether a text was seen before, in twelve bytes for each: two hashes of 32 bits, since a register of millions would fill the
 * memory as texts. Among ten million texts the chance that any two are taken for the same is less than one in a hundred thousand.
 */
export class Seen {
  #high = new Uint32Array(1 << 12);
  #low = new Uint32Array(1 << 12);
  #used = 0;

  /** True where the text was there already. */
  add(text: string): boolean {
    const [high, low] = hashes(text);
    if (2 * this.#used >= this.#high.length) this.#grow();
    return this.#put(high, low);
  }

  #put(high: number, low: number): boolean {
    const mask = this.#high.length - 1;
    for (let slot = high & mask; ; slot = (slot + 1) & mask) {
      const there = this.#low[slot]!;
      if (there === 0 && this.#high[slot] === 0) {
        this.#high[slot] = high;
        this.#low[slot] = low;
        this.#used++;
        return false;
      }
      if (there === low && this.#high[slot] === high) return true;
    }
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(4 * high.length);
    this.#low = new Uint32Array(4 * low.length);
    this.#used = 0;
    for (let slot = 0; slot < high.length; slot++)
      if (high[slot] !== 0 || low[slot] !== 0) this.#put(high[slot]!, low[slot]!);
  }
}

/** Two multiplicative hashes with a final mix (MurmurHash3's); never both zero. */
function hashes(text: string): [number, number] {
  let [a, b] = [0x9747b28c, 0x3c6ef372];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca6b);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ unit, 0xc2b2ae35);
    b = (b << 17) | (b >>> 15);
  }
  return [mix(a ^ text.length) >>> 0, mix(b + text.length) >>> 0 || 1];
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
