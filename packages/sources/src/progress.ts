/** How far a fetch has come. Emitted once per finished part. */
export interface Progress {
  table: string;
  /** Finished parts, of all. */
  done: number;
  total: number;
  cells: number;
  bytes: number;
  /** Cells (or features) per second since the start of this table, parts found on disk not counted. */
  ratePerS: number;
  remainingS: number;
}

export type OnProgress = (progress: Progress) => void;

/** Counts parts and says how long the rest will take at the rate so far. */
export function progressOf(
  table: string,
  total: number,
  onProgress: OnProgress | undefined,
  now: () => number = Date.now,
): (part: { cells: number; bytes: number; kept?: boolean }) => void {
  const start = now();
  let done = 0;
  let fetched = 0;
  let cells = 0;
  let fetchedCells = 0;
  let bytes = 0;
  return (part) => {
    done += 1;
    cells += part.cells;
    bytes += part.bytes;
    if (part.kept !== true) {
      fetched += 1;
      fetchedCells += part.cells;
    }
    const seconds = Math.max(0.001, (now() - start) / 1000);
    const perPart = fetched === 0 ? 0 : seconds / fetched;
    onProgress?.({
      table,
      done,
      total,
      cells,
      bytes,
      ratePerS: fetchedCells / seconds,
      remainingS: perPart * (total - done),
    });
  };
}
