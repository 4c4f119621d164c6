import { CELLS, CENTRE_E, CENTRE_N, lineM } from "./grid.ts";
import type { Labels } from "./partition.ts";
import { noise } from "./prng.ts";

/** A stretch of border between two atoms, drawn once and used by every area on either side. */
interface Arc {
  corners: Int32Array;
  left: number;
  right: number;
  /** SWEREF 99 TM, whole centimetres. */
  points: [number, number][];
}

export type Ring = [number, number][];
export type Polygon = Ring[];

export interface Topology {
  /** Polygons of one area per entry of `ofAtom`'s range; outer rings counter-clockwise. */
  polygons(ofAtom: readonly number[], count: number): Polygon[][];
}

const CORNERS = CELLS + 1;
const corner = (i: number, j: number) => j * CORNERS + i;

/** Traces the borders between atoms once, smooths each arc between its fixed ends, and assembles any union of atoms. */
export function traceTopology(seed: number, atomOf: Labels): Topology {
  const arcs = traceArcs(atomOf);
  const place = cornerPlaces(seed);
  for (const arc of arcs) arc.points = smoothed(arc.corners, place);
  return { polygons: (ofAtom, count) => assemble(arcs, ofAtom, count) };
}

function traceArcs(atomOf: Labels): Arc[] {
  const at = (i: number, j: number) =>
    i < 0 || j < 0 || i >= CELLS || j >= CELLS ? -1 : atomOf[j * CELLS + i]!;
  // Directed lattice edges with the atom on the left; a border edge is kept once, its smaller atom on the right.
  const out = new Map<number, { to: number; left: number; right: number; used: boolean }[]>();
  const add = (from: number, to: number, left: number, right: number) => {
    if (left === right) return;
    for (const edge of left > right
      ? [{ from, to, left, right }]
      : [{ from: to, to: from, left: right, right: left }]) {
      const list = out.get(edge.from) ?? [];
      list.push({ to: edge.to, left: edge.left, right: edge.right, used: false });
      out.set(edge.from, list);
    }
  };
  const degree = new Uint8Array(CORNERS * CORNERS);
  const join = (a: number, b: number, left: number, right: number) => {
    if (left === right) return;
    degree[a]!++;
    degree[b]!++;
    add(a, b, left, right);
  };
  for (let j = 0; j <= CELLS; j++)
    for (let i = 0; i <= CELLS; i++) {
      if (i < CELLS) join(corner(i, j), corner(i + 1, j), at(i, j), at(i, j - 1));
      if (j < CELLS) join(corner(i, j), corner(i, j + 1), at(i - 1, j), at(i, j));
    }
  const arcs: Arc[] = [];
  const walk = (start: number, first: { to: number; left: number; right: number; used: boolean }) => {
    const corners = [start];
    let edge: typeof first | undefined = first;
    while (edge) {
      edge.used = true;
      corners.push(edge.to);
      if (degree[edge.to] !== 2 || edge.to === start) break;
      edge = out
        .get(edge.to)
        ?.find((next) => !next.used && next.left === first.left && next.right === first.right);
    }
    arcs.push({ corners: Int32Array.from(corners), left: first.left, right: first.right, points: [] });
  };
  const starts = [...out.keys()].sort((a, b) => a - b);
  for (const start of starts)
    if (degree[start] !== 2) for (const e of out.get(start)!) if (!e.used) walk(start, e);
  for (const start of starts) for (const e of out.get(start)!) if (!e.used) walk(start, e);
  return arcs;
}

/** Where each lattice corner lies: the stretched lattice, pushed about by less than a quarter of a cell. */
function cornerPlaces(seed: number): (corner: number) => [number, number] {
  const push = noise(seed, "corners");
  return (c) => {
    const i = c % CORNERS;
    const j = Math.floor(c / CORNERS);
    const wide = lineM(Math.min(CELLS, i + 1)) - lineM(Math.max(0, i - 1));
    const high = lineM(Math.min(CELLS, j + 1)) - lineM(Math.max(0, j - 1));
    return [
      CENTRE_E + lineM(i) + 0.11 * wide * push(i * 0.9, j * 0.9),
      CENTRE_N + lineM(j) + 0.11 * high * push(i * 0.9 + 500, j * 0.9),
    ];
  };
}

/** Three rounds of averaging along the arc take away the steps; the ends stay, so arcs still meet. */
function smoothed(corners: Int32Array, place: (corner: number) => [number, number]): [number, number][] {
  let points = Array.from(corners, place);
  const closed = corners[0] === corners.at(-1);
  const last = points.length - 1;
  for (let round = 0; round < 3; round++)
    points = points.map((p, k) => {
      if (!closed && (k === 0 || k === last)) return p;
      const before = points[k === 0 ? last - 1 : k - 1]!;
      const after = points[k === last ? 1 : k + 1]!;
      return [(before[0] + 2 * p[0] + after[0]) / 4, (before[1] + 2 * p[1] + after[1]) / 4];
    });
  return points.map(([e, n]) => [Math.round(e * 100) / 100, Math.round(n * 100) / 100]);
}

interface Piece {
  from: number;
  to: number;
  points: [number, number][];
}

function assemble(arcs: Arc[], ofAtom: readonly number[], count: number): Polygon[][] {
  const area = (atom: number) => (atom < 0 ? -1 : ofAtom[atom]!);
  const pieces: Piece[][] = Array.from({ length: count }, () => []);
  for (const { corners, left, right, points } of arcs) {
    const [a, b] = [area(left), area(right)];
    if (a === b) continue;
    const [from, to] = [corners[0]!, corners.at(-1)!];
    if (a >= 0) pieces[a]!.push({ from, to, points });
    if (b >= 0) pieces[b]!.push({ from: to, to: from, points: points.toReversed() });
  }
  return pieces.map((own) => nest(chain(own)));
}

function chain(pieces: Piece[]): Ring[] {
  const leaving = new Map<number, Piece[]>();
  for (const piece of pieces) leaving.set(piece.from, [...(leaving.get(piece.from) ?? []), piece]);
  const used = new Set<Piece>();
  const rings: Ring[] = [];
  for (const first of pieces) {
    if (used.has(first)) continue;
    const ring: Ring = [];
    let piece = first;
    for (;;) {
      used.add(piece);
      ring.push(...piece.points.slice(0, -1));
      if (piece.to === first.from) break;
      piece = leaving.get(piece.to)!.find((next) => !used.has(next))!;
    }
    ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}

function nest(rings: Ring[]): Polygon[] {
  const outer = rings.filter((ring) => ringAreaM2(ring) > 0).sort((a, b) => ringAreaM2(b) - ringAreaM2(a));
  const polygons = outer.map((ring): Polygon => [ring]);
  for (const hole of rings)
    if (ringAreaM2(hole) < 0) {
      const around = polygons.findLast(([shell]) => inRing(hole[0]!, shell!)) ?? polygons[0]!;
      around.push(hole);
    }
  return polygons;
}

/** Signed area, positive counter-clockwise; taken from the first corner to keep digits. */
export function ringAreaM2(ring: Ring): number {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  for (let k = 1; k < ring.length; k++) {
    const [a, b] = [ring[k - 1]!, ring[k]!];
    twice += (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
  }
  return twice / 2;
}

export function inRing([x, y]: readonly [number, number], ring: Ring): boolean {
  let inside = false;
  for (let k = 1; k < ring.length; k++) {
    const [a, b] = [ring[k - 1]!, ring[k]!];
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}
