/** Work that may be divided among threads: each takes the next tile until none is left, so that the answer does not hang on who takes which. */
export interface Share {
  readonly threads: number;
  /** Position of a tile that nobody has taken. */
  take(): number;
  /** So many more sources are done; how many by all threads. */
  done(sources: number): number;
}

export function alone(): Share {
  let next = 0;
  let ready = 0;
  return { threads: 1, take: () => next++, done: (sources) => (ready += sources) };
}

/** Tiles for each thread, so that none waits long for the last. */
const TILES_EACH = 4;

/** A tile of whole groups: as large as told for one thread, small enough to go round for several. */
export function tileSize(
  sources: number,
  { group, most, threads }: { group: number; most: number; threads: number },
): number {
  if (threads === 1) return most;
  return Math.min(most, Math.max(group, Math.ceil(sources / (threads * TILES_EACH) / group) * group));
}

export function* taken<Tile>(tiles: readonly Tile[], share: Share): Generator<Tile> {
  for (let at = share.take(); at < tiles.length; at = share.take()) yield tiles[at]!;
}
