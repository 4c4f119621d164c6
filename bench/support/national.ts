import type { Position } from "geojson";
import type { Layer } from "@tvars/geo";

/**
 * An invented coverage with the size and nesting of Sweden's: 21 lan, 290 kommuner, 3,363 RegSO, 6,160 DeSO, with
 * wiggly borders shared vertex by vertex on every level, crowded in the towns, in SWEREF 99 TM. Codes look like real
 * ones, the areas are not. Same seed, same coordinates.
 */
export interface NationalCoverage {
  lan: Layer;
  kommun: Layer;
  regso: Layer;
  deso: Layer;
}

export interface NationalOptions {
  seed?: number;
  /** About how many vertices the DeSO layer gets. */
  desoVertices?: number;
}

const KOMMUNER_IN_LAN: readonly (readonly [lan: string, kommuner: number])[] = [
  ["12", 33],
  ["10", 5],
  ["07", 8],
  ["13", 6],
  ["08", 12],
  ["06", 13],
  ["14", 49],
  ["05", 13],
  ["09", 1],
  ["04", 9],
  ["18", 12],
  ["19", 10],
  ["01", 26],
  ["03", 8],
  ["17", 16],
  ["20", 15],
  ["21", 10],
  ["22", 7],
  ["23", 8],
  ["24", 15],
  ["25", 14],
];

/** West and east end of the country at a northing, in km; what lies between is filled wholly. */
const WIDTHS: readonly (readonly [north: number, west: number, east: number])[] = [
  [6140, 365, 450],
  [6230, 350, 570],
  [6400, 300, 640],
  [6520, 285, 690],
  [6620, 310, 735],
  [6740, 345, 680],
  [6900, 330, 640],
  [7080, 380, 740],
  [7280, 430, 830],
  [7440, 480, 900],
  [7560, 560, 860],
  [7660, 650, 760],
];

const SOUTH_KM = WIDTHS[0]![0];
const HEIGHT_KM = WIDTHS.at(-1)![0] - SOUTH_KM;
const REGSO = 3363;
const DESO = 6160;

interface Rect {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

interface Piece extends Rect {
  properties: Record<string, string>;
}

export function nationalCoverage({
  seed = 1,
  desoVertices = 2_000_000,
}: NationalOptions = {}): NationalCoverage {
  const random = mulberry32(seed);
  const pieces = divide(random);
  const borders = new Borders(Object.values(pieces).flat(), pieces.deso, desoVertices, seed);
  const layer = (name: keyof NationalCoverage): Layer => ({
    name,
    crs: "EPSG:3006",
    features: pieces[name].map((piece) => ({
      geometry: { type: "Polygon", coordinates: [borders.ring(piece)] },
      properties: piece.properties,
    })),
  });
  return { lan: layer("lan"), kommun: layer("kommun"), regso: layer("regso"), deso: layer("deso") };
}

function divide(random: () => number): Record<keyof NationalCoverage, Piece[]> {
  const pieces: Record<keyof NationalCoverage, Piece[]> = { lan: [], kommun: [], regso: [], deso: [] };
  const regsoCounts = regsoPerKommun(random);
  const desoCounts = shuffle(desoPerRegso(), random);
  const country: Rect = { x0: 0, y0: 0, x1: 450, y1: HEIGHT_KM };
  const lanRects = split(
    country,
    KOMMUNER_IN_LAN.map(([, n]) => Math.sqrt(n)),
    random,
    1,
  );
  KOMMUNER_IN_LAN.forEach(([lanskod, kommuner], l) => {
    pieces.lan.push({ ...lanRects[l]!, properties: { lanskod } });
    split(
      lanRects[l]!,
      Array.from({ length: kommuner }, () => 1),
      random,
      1,
    ).forEach((kommunRect, k) => {
      const kommunkod = lanskod + String(k === 0 ? 80 : k).padStart(2, "0");
      pieces.kommun.push({
        ...kommunRect,
        properties: { kommunkod, lanskod, kommunnamn: `Kommun ${kommunkod}` },
      });
      const regsos = regsoCounts.get(kommunkod)!;
      let desoNumber = 0;
      split(
        kommunRect,
        Array.from({ length: regsos }, () => 1),
        random,
        0.42,
      ).forEach((regsoRect, r) => {
        const regsokod = `${kommunkod}R${String(r + 1).padStart(3, "0")}`;
        const own = { regsokod, regsonamn: `Område ${regsokod}`, kommunkod, lanskod };
        pieces.regso.push({ ...regsoRect, properties: own });
        const desos = desoCounts.pop()!;
        for (const desoRect of split(
          regsoRect,
          Array.from({ length: desos }, () => 1),
          random,
          0.7,
        )) {
          const desokod = `${kommunkod}${regsos > 8 ? "C" : "A"}${String(1000 + 10 * ++desoNumber).padStart(4, "0")}`;
          pieces.deso.push({ ...desoRect, properties: { desokod, ...own } });
        }
      });
    });
  });
  return pieces;
}

/** 147, 127 and 91 in the three largest, the others by a heavy tail of at least two. */
function regsoPerKommun(random: () => number): Map<string, number> {
  const codes = KOMMUNER_IN_LAN.flatMap(([lan, n]) =>
    Array.from({ length: n }, (_, k) => lan + String(k === 0 ? 80 : k).padStart(2, "0")),
  );
  const counts = new Map(codes.map((code) => [code, 2]));
  const fixed = new Map([
    ["1480", 147],
    ["0180", 127],
    ["1280", 91],
  ]);
  for (const [code, n] of fixed) counts.set(code, n);
  const others = codes.filter((code) => !fixed.has(code));
  let left = REGSO - [...counts.values()].reduce((a, b) => a + b, 0);
  while (left > 0) {
    const code = others[Math.floor(random() ** 2 * others.length)]!;
    counts.set(code, counts.get(code)! + 1);
    left--;
  }
  return counts;
}

/** How many RegSO have 1, 2, 3 … DeSO, as in the real bridge. */
function desoPerRegso(): number[] {
  const counts = [
    ...Array<number>(1754).fill(1),
    ...Array<number>(1011).fill(2),
    ...Array<number>(404).fill(3),
  ];
  const rest = REGSO - counts.length;
  let left = DESO - counts.reduce((a, b) => a + b, 0);
  for (let i = 0; i < rest; i++) {
    const share = Math.ceil(left / (rest - i));
    counts.push(share);
    left -= share;
  }
  return counts;
}

/**
 * Cuts a rectangle into one piece per weight, always across its longer side. With `crowding` below 1 the first part of
 * each cut is that much smaller than its weight, so that pieces crowd together as in a town.
 */
function split(rect: Rect, weights: number[], random: () => number, wanted: number): Rect[] {
  if (weights.length <= 1) return weights.length === 1 ? [rect] : [];
  const km2Each = ((rect.x1 - rect.x0) * (rect.y1 - rect.y0)) / weights.length;
  const crowding = km2Each < 0.6 ? 1 : wanted;
  const half = crowding < 1 ? Math.max(1, Math.round(weights.length * 0.75)) : Math.ceil(weights.length / 2);
  const first = Math.min(half, weights.length - 1);
  const share = sum(weights.slice(0, first)) / sum(weights);
  const cut = Math.min(
    0.75,
    Math.max(0.25, share * (weights.length > 2 ? crowding : 1) * (0.92 + 0.16 * random())),
  );
  const isFlipped = crowding < 1 && random() < 0.5;
  const at = isFlipped ? 1 - cut : cut;
  const { x0, y0, x1, y1 } = rect;
  const isWide = x1 - x0 > y1 - y0;
  const middle = isWide ? x0 + at * (x1 - x0) : y0 + at * (y1 - y0);
  const low: Rect = isWide ? { x0, y0, x1: middle, y1 } : { x0, y0, x1, y1: middle };
  const high: Rect = isWide ? { x0: middle, y0, x1, y1 } : { x0, y0: middle, x1, y1 };
  const [one, two] = isFlipped ? [high, low] : [low, high];
  return [
    ...split(one, weights.slice(0, first), random, wanted),
    ...split(two, weights.slice(first), random, wanted),
  ];
}

/** Straight borders between junctions, each bent once into a wiggly line that both neighbours use. */
class Borders {
  private readonly onColumn = new Map<number, number[]>();
  private readonly onRow = new Map<number, number[]>();
  private readonly lines = new Map<string, Position[]>();
  private pointsPerRootKm = 0;
  private readonly seed: number;

  constructor(all: Rect[], counted: Rect[], vertices: number, seed: number) {
    this.seed = seed;
    for (const { x0, y0, x1, y1 } of all)
      for (const x of [x0, x1])
        for (const y of [y0, y1]) {
          add(this.onColumn, x, y);
          add(this.onRow, y, x);
        }
    for (const lines of [this.onColumn, this.onRow])
      for (const [key, values] of lines)
        lines.set(
          key,
          [...new Set(values)].sort((a, b) => a - b),
        );
    let roots = 0;
    for (const rect of counted)
      for (const [a, b] of this.segments(rect))
        roots += Math.sqrt(Math.abs(a[0]! - b[0]!) + Math.abs(a[1]! - b[1]!));
    this.pointsPerRootKm = vertices / roots;
  }

  ring(rect: Rect): Position[] {
    const ring: Position[] = [];
    for (const [a, b] of this.segments(rect)) {
      const isForward = a[0]! < b[0]! || a[1]! < b[1]!;
      const line = isForward ? this.line(a, b) : this.line(b, a).toReversed();
      for (let i = 0; i + 1 < line.length; i++) ring.push(line[i]!);
    }
    ring.push(ring[0]!);
    return ring;
  }

  /** The straight pieces around a rectangle, counter-clockwise, cut at every junction on its sides. */
  private segments({ x0, y0, x1, y1 }: Rect): [Position, Position][] {
    const south = between(this.onRow.get(y0)!, x0, x1).map((x): Position => [x, y0]);
    const east = between(this.onColumn.get(x1)!, y0, y1).map((y): Position => [x1, y]);
    const north = between(this.onRow.get(y1)!, x0, x1)
      .map((x): Position => [x, y1])
      .toReversed();
    const west = between(this.onColumn.get(x0)!, y0, y1)
      .map((y): Position => [x0, y])
      .toReversed();
    return [south, east, north, west].flatMap((side) =>
      side.slice(1).map((b, i): [Position, Position] => [side[i]!, b]),
    );
  }

  /** Displaced sideways by at most a fifth of the distance to its nearer end, so that no two borders can cross. */
  private line(a: Position, b: Position): Position[] {
    const key = `${a} ${b}`;
    const known = this.lines.get(key);
    if (known) return known;
    const lengthKm = b[0]! - a[0]! + (b[1]! - a[1]!);
    const random = mulberry32(hash(key) ^ this.seed);
    const steps = Math.max(1, Math.round(this.pointsPerRootKm * Math.sqrt(lengthKm)));
    const offsets = roughness(steps, random);
    const line = offsets.map((offset, i): Position => {
      const t = i / steps;
      const aside = offset * 0.2 * Math.min(t, 1 - t) * lengthKm;
      const along = t * lengthKm;
      return place(b[0]! > a[0]! ? [a[0]! + along, a[1]! + aside] : [a[0]! + aside, a[1]! + along]);
    });
    this.lines.set(key, line);
    return line;
  }
}

/** `steps + 1` numbers within ±1 that wander as coarse and fine noise together. */
function roughness(steps: number, random: () => number): number[] {
  const total = Array<number>(steps + 1).fill(0);
  let sum = 0;
  for (let octave = 4, weight = 0.5; octave <= Math.max(4, steps); octave *= 3, weight *= 0.5) {
    const knots = Array.from({ length: octave + 2 }, () => 2 * random() - 1);
    sum += weight;
    for (let i = 0; i <= steps; i++) {
      const at = (i / steps) * octave;
      const knot = Math.floor(at);
      total[i]! += weight * (knots[knot]! + (at - knot) * (knots[knot + 1]! - knots[knot]!));
    }
  }
  return total.map((value) => value / sum);
}

const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);

const between = (values: number[], a: number, b: number): number[] =>
  values.filter((value) => value >= a && value <= b);

const round = (km: number): number => Math.round(km * 1e6) / 1e3;

/** Kilometres in the straight country → metres east and north, to the millimetre. */
function place([u, v]: Position): Position {
  const north = SOUTH_KM + v!;
  const next = WIDTHS.findIndex(([n]) => n > north);
  const i = next < 0 ? WIDTHS.length - 2 : Math.max(0, next - 1);
  const [n0, w0, e0] = WIDTHS[i]!;
  const [n1, w1, e1] = WIDTHS[i + 1]!;
  const t = (north - n0) / (n1 - n0);
  const west = w0 + t * (w1 - w0);
  const east = e0 + t * (e1 - e0);
  return [round(west + (u! / 450) * (east - west)), round(north)];
}

function add(map: Map<number, number[]>, key: number, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}

/** Small seeded generator (Tommy Ettinger's mulberry32), numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
