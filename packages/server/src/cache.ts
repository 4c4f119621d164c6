/** Finished bytes of an answer, with the headers that belong to them. */
export interface Entry {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

export interface ByteCache {
  /** The entry of a key, made at most once at a time however many ask for it. */
  get(key: string, make: () => Promise<Entry>): Promise<Entry>;
  readonly bytes: number;
}

const OVERHEAD_BYTES = 512;

/**
 * Least recently used entries go first; bounded by bytes, since one national table weighs as much as a thousand tiles.
 * An entry larger than a quarter of the bound is answered but not kept.
 */
export function byteCache(maxBytes: number): ByteCache {
  const kept = new Map<string, Entry>();
  const making = new Map<string, Promise<Entry>>();
  let bytes = 0;

  const weigh = (key: string, { body }: Entry): number => body.byteLength + 2 * key.length + OVERHEAD_BYTES;

  const keep = (key: string, entry: Entry): void => {
    const weight = weigh(key, entry);
    if (weight > maxBytes / 4) return;
    kept.set(key, entry);
    bytes += weight;
    for (const [oldest, old] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= weigh(oldest, old);
    }
  };

  return {
    get: async (key, make) => {
      const found = kept.get(key);
      if (found !== undefined) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const underway = making.get(key);
      if (underway !== undefined) return underway;
      const made = make();
      making.set(key, made);
      try {
        const entry = await made;
        keep(key, entry);
        return entry;
      } finally {
        making.delete(key);
      }
    },
    get bytes() {
      return bytes;
    },
  };
}
