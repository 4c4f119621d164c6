// Words of the shared memory through which threads divide one question.
const [TILE, DONE, INSIDE, WORDS] = [0, 1, 2, 3];

/** No thread may join any more. */
const CLOSED = 1 << 30;
/** Beyond the last tile of any question. */
const STOP = 1 << 29;

export type Turn = Int32Array<SharedArrayBuffer>;

/** A question's turn: the next tile, the sources done, and how many threads are at it. */
export const openTurn = (): Turn => new Int32Array(new SharedArrayBuffer(4 * WORDS));

export const takeTile = (turn: Turn): number => Atomics.add(turn, TILE, 1);

export const addDone = (turn: Turn, sources: number): number => Atomics.add(turn, DONE, sources) + sources;

/** No more tiles are given out. */
export const stopTurn = (turn: Turn): void => void Atomics.store(turn, TILE, STOP);

/** Whether a thread came in time. One that is late, or never starts, is not waited for. */
export function join(turn: Turn): boolean {
  for (;;) {
    const inside = Atomics.load(turn, INSIDE);
    if (inside >= CLOSED) return false;
    if (Atomics.compareExchange(turn, INSIDE, inside, inside + 1) === inside) return true;
  }
}

export function leave(turn: Turn): void {
  Atomics.sub(turn, INSIDE, 1);
  Atomics.notify(turn, INSIDE);
}

/** Closes the turn and waits until those inside have left. */
export function closeTurn(turn: Turn): void {
  Atomics.or(turn, INSIDE, CLOSED);
  for (let inside = Atomics.load(turn, INSIDE); inside !== CLOSED; inside = Atomics.load(turn, INSIDE))
    Atomics.wait(turn, INSIDE, inside);
}
