import type { BarrierLine, Crossing } from "../barrier.ts";
import { NetworkError } from "../error.ts";
import { lineLengthM, type Segments } from "./segments.ts";

export interface CarriagewayOptions {
  /** Farthest apart two carriageways of a road may lie, metres. */
  roadM?: number;
  /** The same for the tracks of a railway. */
  trackM?: number;
  /** Greatest angle between them, degrees. */
  degrees?: number;
  /** Crossings of both that lie this near along the road are one, metres. */
  alongM?: number;
}

export interface Carriageways {
  /** Each road and railway once: a segment holds the pieces of its own line, up to `ownEnd`, and then those beside it. */
  segments: Segments;
  /** Positions of lines that keep a segment of their own. */
  lines: number[];
  /** Crossings along those lines, one where both carriageways are passed: its wait is the sum. */
  crossings: Crossing[];
}

/** How much of a segment must lie beside another line, and how closely that is looked at. */
const MOST = 2 / 3;
const STEP_M = 25;

/**
 * The two carriageways of a road, and the tracks of a railway, as one barrier. A segment goes up in that of a longer line of the same kind and name
 * (railways: name too, or neither has one) when two thirds of it run beside that line: as near as the options say, square to it, and in its direction or
 * against it. What lies in between is crossed with both. Throws NetworkError (input) for distances that are not above 0.
 */
export function mergeCarriageways(
  segments: Segments,
  crossings: readonly Crossing[] = [],
  { roadM = 60, trackM = 20, degrees = 20, alongM = 60 }: CarriagewayOptions = {},
): Carriageways {
  if (!(roadM > 0 && trackM > 0 && degrees > 0 && alongM > 0))
    throw new NetworkError("input", {
      value: `roadM ${roadM}, trackM ${trackM}, degrees ${degrees}, alongM ${alongM}`,
      expected: "distances and an angle above 0",
      action: "Give for example roadM 60 and trackM 20.",
    });
  const { lines, count, line, pieces, firstPiece } = segments;
  const lengths = lines.map(lineLengthM);
  const withinM = (one: BarrierLine): number => (one.kind === "rail" ? trackM : roadM);
  const beside = new Beside(segments, Math.cos((degrees * Math.PI) / 180));
  /** The segment each goes up in; its own where it stays. */
  const into = Uint32Array.from({ length: count }, (_, segment) => segment);
  const ofLine: number[][] = lines.map(() => []);
  for (let segment = 0; segment < count; segment++) ofLine[line[segment]!]!.push(segment);
  const order = lines.map((_, at) => at).sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const mainOfPiece = new Int32Array(firstPiece[count]!).fill(-1);
  for (const at of order) {
    const name = nameOf(lines[at]!);
    if (name === undefined) continue;
    for (const segment of ofLine[at]!) {
      const [near, all] = [new Map<number, number>(), { hits: 0, steps: 0 }];
      for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++) {
        const [x1, y1, x2, y2] = pieceAt(pieces, piece);
        const lengthM = Math.hypot(x2 - x1, y2 - y1);
        const steps = Math.max(1, Math.ceil(lengthM / STEP_M));
        for (let k = 0; k < steps; k++) {
          const t = (k + 0.5) / steps;
          const [x, y] = [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
          const found = beside.nearest(name, at, x, y, withinM(lines[at]!), [
            (x2 - x1) / lengthM,
            (y2 - y1) / lengthM,
          ]);
          all.steps += lengthM / steps;
          if (found < 0) continue;
          all.hits += lengthM / steps;
          near.set(found, (near.get(found) ?? 0) + lengthM / steps);
          if (k === steps >> 1) mainOfPiece[piece] = found;
        }
      }
      if (all.hits < MOST * all.steps) {
        for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++)
          mainOfPiece[piece] = segment;
        continue;
      }
      const [main] = [...near].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
      into[segment] = main;
      for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++)
        if (mainOfPiece[piece]! < 0) mainOfPiece[piece] = main;
    }
    // Only when the whole line is known: a line does not run beside itself.
    for (const segment of ofLine[at]!) if (into[segment] === segment) beside.add(name, segment);
  }
  for (let segment = 0; segment < count; segment++)
    for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++)
      if (into[segment] === segment) mainOfPiece[piece] = segment;
  return {
    segments: joined(segments, into, mainOfPiece),
    lines: lines.map((_, at) => at).filter((at) => ofLine[at]!.some((one) => into[one] === one)),
    crossings: onceEach(segments, crossings, into, alongM),
  };
}

/** What two carriageways share; undefined where nothing says that they belong together. */
function nameOf({ kind, name = "" }: BarrierLine): string | undefined {
  return name === "" && kind !== "rail" ? undefined : `${kind}|${name}`;
}

const pieceAt = (pieces: Float64Array, piece: number): [number, number, number, number] => [
  pieces[4 * piece]!,
  pieces[4 * piece + 1]!,
  pieces[4 * piece + 2]!,
  pieces[4 * piece + 3]!,
];

const CELL_M = 100;

/** Pieces of lines that stay, by name and place. */
class Beside {
  readonly #segments: Segments;
  readonly #cos: number;
  readonly #cells = new Map<string, number[]>();

  constructor(segments: Segments, cos: number) {
    this.#segments = segments;
    this.#cos = cos;
  }

  add(name: string, segment: number): void {
    const { pieces, firstPiece } = this.#segments;
    for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++) {
      const [x1, y1, x2, y2] = pieceAt(pieces, piece);
      const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / (CELL_M / 2)));
      for (let k = 0; k <= steps; k++) {
        const key = cellOf(name, x1 + ((x2 - x1) * k) / steps, y1 + ((y2 - y1) * k) / steps, 0, 0);
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [piece]);
        else if (cell.at(-1) !== piece) cell.push(piece);
      }
    }
  }

  /** The segment of the nearest piece of another line that runs along (ex, ey) and is square to the place; −1 where none is. */
  nearest(
    name: string,
    own: number,
    x: number,
    y: number,
    withinM: number,
    [ex, ey]: readonly [number, number],
  ): number {
    const { pieces, segmentOfPiece, line } = this.#segments;
    const reach = Math.ceil(withinM / CELL_M);
    let [found, bestM] = [-1, withinM];
    for (let dx = -reach; dx <= reach; dx++)
      for (let dy = -reach; dy <= reach; dy++)
        for (const piece of this.#cells.get(cellOf(name, x, y, dx, dy)) ?? []) {
          const segment = segmentOfPiece[piece]!;
          if (line[segment] === own) continue;
          const [x1, y1, x2, y2] = pieceAt(pieces, piece);
          const lengthM = Math.hypot(x2 - x1, y2 - y1);
          const [ux, uy] = [(x2 - x1) / lengthM, (y2 - y1) / lengthM];
          if (Math.abs(ux * ex + uy * ey) < this.#cos) continue;
          const t = Math.max(0, Math.min(lengthM, (x - x1) * ux + (y - y1) * uy));
          const [px, py] = [x - (x1 + ux * t), y - (y1 + uy * t)];
          const awayM = Math.hypot(px, py);
          // Beyond the end of a line is not beside it.
          if (Math.abs(px * ux + py * uy) > awayM / 2 + 1) continue;
          if (awayM < bestM || (awayM === bestM && segment < found)) [found, bestM] = [segment, awayM];
        }
    return found;
  }
}

const cellOf = (name: string, x: number, y: number, dx: number, dy: number): string =>
  `${name} ${Math.floor(x / CELL_M) + dx} ${Math.floor(y / CELL_M) + dy}`;

/** Segments that stay, numbered anew; their own pieces first, as they are drawn. */
function joined(
  { lines, count, line, fromM, toM, pieces, firstPiece }: Segments,
  into: Uint32Array,
  mainOfPiece: Int32Array,
): Segments {
  const stays = Array.from(into.keys()).filter((segment) => into[segment] === segment);
  const others = new Map<number, number[]>();
  for (let segment = 0; segment < count; segment++) {
    if (into[segment] === segment) continue;
    for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++) {
      const main = mainOfPiece[piece]!;
      const list = others.get(main);
      if (list) list.push(piece);
      else others.set(main, [piece]);
    }
  }
  const all: number[] = [];
  const turned: boolean[] = [];
  const segmentOfPiece: number[] = [];
  const first = [0];
  const ownEnd: number[] = [];
  stays.forEach((segment, nth) => {
    for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++) all.push(piece);
    ownEnd.push(all.length);
    const [x1, y1] = pieceAt(pieces, firstPiece[segment]!);
    const [, , x2, y2] = pieceAt(pieces, firstPiece[segment + 1]! - 1);
    for (const piece of others.get(segment) ?? []) {
      const [ax, ay, bx, by] = pieceAt(pieces, piece);
      // Carriageways lead either way; their left side is to be the same.
      turned[all.length] = (bx - ax) * (x2 - x1) + (by - ay) * (y2 - y1) < 0;
      all.push(piece);
    }
    first.push(all.length);
    while (segmentOfPiece.length < all.length) segmentOfPiece.push(nth);
  });
  const pick = <A extends Uint32Array | Float64Array>(of: A): A =>
    (of as Float64Array).filter((_, segment) => into[segment] === segment) as A;
  return {
    lines,
    count: stays.length,
    line: pick(line),
    fromM: pick(fromM),
    toM: pick(toM),
    pieces: Float64Array.from(
      all.flatMap((piece, at) => {
        const [x1, y1, x2, y2] = pieceAt(pieces, piece);
        return turned[at] === true ? [x2, y2, x1, y1] : [x1, y1, x2, y2];
      }),
    ),
    firstPiece: Uint32Array.from(first),
    segmentOfPiece: Uint32Array.from(segmentOfPiece),
    ownEnd: Uint32Array.from(ownEnd),
  };
}

/** Crossings told along the line that stays; of one of each carriageway near each other, one. */
function onceEach(
  { lines, line, toM, count }: Segments,
  crossings: readonly Crossing[],
  into: Uint32Array,
  alongM: number,
): Crossing[] {
  const lineOf = new Map(lines.map(({ id }, at) => [id, at]));
  const ofLine: number[][] = lines.map(() => []);
  for (let segment = 0; segment < count; segment++) ofLine[line[segment]!]!.push(segment);
  const own: Crossing[] = [];
  const moved: Crossing[] = [];
  for (const crossing of crossings) {
    const at = lineOf.get(crossing.barrier);
    const segment =
      at === undefined
        ? undefined
        : (ofLine[at]!.find((one) => crossing.alongM <= toM[one]!) ?? ofLine[at]!.at(-1));
    if (segment === undefined || into[segment] === segment) {
      own.push(crossing);
      continue;
    }
    const main = into[segment]!;
    const barrier = lines[line[main]!]!;
    const place = alongOf(barrier, crossing.xM, crossing.yM);
    moved.push({ ...crossing, barrier: barrier.id, alongM: place });
  }
  const paired = new Set<number>();
  for (const other of moved) {
    let best = -1;
    own.forEach((one, at) => {
      if (one.barrier !== other.barrier || paired.has(at)) return;
      const awayM = Math.abs(one.alongM - other.alongM);
      if (awayM <= alongM && (best < 0 || awayM < Math.abs(own[best]!.alongM - other.alongM))) best = at;
    });
    if (best < 0) {
      paired.add(own.length);
      own.push(other);
    } else {
      paired.add(best);
      own[best] = { ...own[best]!, delayS: own[best]!.delayS + other.delayS };
    }
  }
  return own;
}

/** Metres along a line of the place on it that is nearest. */
function alongOf({ xM, yM }: BarrierLine, x: number, y: number): number {
  let [walkedM, bestM, found] = [0, Infinity, 0];
  for (let i = 1; i < xM.length; i++) {
    const [dx, dy] = [xM[i]! - xM[i - 1]!, yM[i]! - yM[i - 1]!];
    const lengthM = Math.hypot(dx, dy);
    if (lengthM === 0) continue;
    const t = Math.max(0, Math.min(1, ((x - xM[i - 1]!) * dx + (y - yM[i - 1]!) * dy) / lengthM ** 2));
    const awayM = Math.hypot(x - xM[i - 1]! - dx * t, y - yM[i - 1]! - dy * t);
    if (awayM < bestM) [bestM, found] = [awayM, walkedM + t * lengthM];
    walkedM += lengthM;
  }
  return found;
}
