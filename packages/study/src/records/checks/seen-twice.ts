/** Above so many different keys no more are remembered: a check may not fill the memory. */
export const MOST_KEYS = 2_000_000;

/**
 * Tells keys that come again by 53 bits of a hash: at two million keys a false alarm has a chance of about 1 in 4,500, and no key is kept.
 */
export class SeenTwice {
  readonly rows: number[] = [];
  /** Keys that came again, every time counted. */
  again = 0;
  isFull = false;
  private readonly keys = new Set<number>();

  see(key: string, row: number): void {
    const hash = hash53(key);
    if (this.keys.has(hash)) {
      this.again += 1;
      if (this.rows.length < 100) this.rows.push(row);
    } else if (this.keys.size < MOST_KEYS) this.keys.add(hash);
    else this.isFull = true;
  }
}

/** cyrb53: two multiplicative hashes of 32 bits, put together to 53. */
function hash53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    a = Math.imul(a ^ letter, 2654435761);
    b = Math.imul(b ^ letter, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
