import { Seen } from "../place/seen.ts";

/** Tells keys that come again, however many there are, without keeping any: twelve bytes of hashes for each. */
export class SeenTwice {
  readonly rows: number[] = [];
  /** Keys that came again, every time counted. */
  again = 0;
  readonly #seen = new Seen();

  see(key: string, row: number): void {
    if (!this.#seen.add(key)) return;
    this.again += 1;
    if (this.rows.length < 100) this.rows.push(row);
  }
}
