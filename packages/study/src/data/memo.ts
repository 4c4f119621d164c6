/**
 * Keeps what is dear to compute for as long as the snapshots it came from are current. Keys hold the snapshot ids, so a new
 * snapshot makes new entries; the least recently used go first.
 */
export class Memo {
  readonly #entries = new Map<string, Promise<unknown>>();
  readonly #limit: number;

  constructor(limit = 200) {
    this.#limit = limit;
  }

  get<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key) as Promise<Value> | undefined;
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const made = make();
    this.#entries.set(key, made);
    // A failure is not kept: the next asker tries again.
    made.catch(() => this.#entries.delete(key));
    if (this.#entries.size > this.#limit) this.#entries.delete(this.#entries.keys().next().value!);
    return made;
  }
}
