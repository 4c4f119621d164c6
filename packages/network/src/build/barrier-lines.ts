import type { BarrierLine } from "../barrier.ts";
import type { Way } from "../ways.ts";

/** Which ways cannot be crossed freely. */
export interface BarrierRules {
  /** Vehicles a day from which a primary or another state road is not crossed just anywhere. */
  adtAtLeast: number;
  /** Where no one has counted: km/h from which another state road is taken to be one … */
  speedAtLeastKmH: number;
  /** … or its functional class (0 most important). */
  functionClassAtMost: number;
  /** Rivers and canals too. */
  rivers: boolean;
  /** `any`: primary roads that a municipality or somebody else keeps are barriers as those of the state. */
  owner: "state" | "any";
}

export const BARRIER_RULES: BarrierRules = {
  adtAtLeast: 4000,
  speedAtLeastKmH: 60,
  functionClassAtMost: 4,
  rivers: false,
  owner: "state",
};

/**
 * The kind of barrier a way is: railways; motorways and trunk roads whoever keeps them; primary roads unless a municipality keeps them or few use
 * them; other state roads with much or fast traffic. Nothing in a tunnel is a barrier.
 */
export function barrierKindOf(way: Way, rules: Partial<BarrierRules> = {}): BarrierLine["kind"] | undefined {
  const {
    adtAtLeast,
    speedAtLeastKmH,
    functionClassAtMost,
    rivers,
    owner: keeper,
  } = { ...BARRIER_RULES, ...rules };
  const { kind, owner, adt, speedKmH, functionClass } = way;
  if (way.tunnel) return undefined;
  if (kind === "rail" || kind === "motorway" || kind === "trunk") return kind;
  if (kind === "river") return rivers ? "river" : undefined;
  const isKept = owner === undefined || owner === "state" || (keeper === "any" && kind === "primary");
  if (!way.car || !isKept) return undefined;
  const isQuiet = adt !== undefined && adt < adtAtLeast;
  if (isQuiet) return undefined;
  if (kind === "primary") return kind;
  if (owner !== "state") return undefined;
  const isBusy =
    adt !== undefined || (speedKmH ?? 0) >= speedAtLeastKmH || (functionClass ?? 9) <= functionClassAtMost;
  return isBusy ? "state-road" : undefined;
}

/** For `buildNetwork`: nothing is a barrier. */
export const NO_BARRIERS = (): undefined => undefined;

/** Height above the ground: as told, else one up on a bridge and one down in a tunnel. */
export const levelOf = ({ layer, bridge, tunnel }: Way): number => layer || (bridge ? 1 : tunnel ? -1 : 0);

/** Barrier ways in a row: one line of the map, and segments that know their vertices, height and place along the line. */
export interface BarrierSegments {
  lines: BarrierLine[];
  line: number[];
  /** Vertices. */
  a: number[];
  b: number[];
  way: number[];
  level: number[];
  /** Metres along the line at `a`. */
  alongM: number[];
}

/** Joins barrier ways of the same kind, name and owner end to end, so that a road is a line and not a hundred. */
export function barrierLines(
  ways: readonly Way[],
  x: Float64Array,
  y: Float64Array,
  kindOf: (way: Way) => BarrierLine["kind"] | undefined,
): BarrierSegments {
  const kinds = ways.map(kindOf);
  const ends = new Map<string, number[]>();
  const key = (w: number, vertex: number): string =>
    `${kinds[w]}|${ways[w]!.name ?? ""}|${ways[w]!.owner ?? ""}|${vertex}`;
  const endsOf = ({ vertices }: Way): [number, number] => [vertices[0]!, vertices.at(-1)!];
  ways.forEach((way, w) => {
    if (kinds[w] === undefined) return;
    for (const vertex of endsOf(way)) {
      const at = key(w, vertex);
      const list = ends.get(at);
      if (list) list.push(w);
      else ends.set(at, [w]);
    }
  });
  const out: BarrierSegments = { lines: [], line: [], a: [], b: [], way: [], level: [], alongM: [] };
  const used = new Uint8Array(ways.length);
  const nextOf = (w: number, vertex: number): number => {
    const list = ends.get(key(w, vertex))!;
    const next = list.length === 2 ? (list[0] === w ? list[1]! : list[0]!) : -1;
    return next >= 0 && used[next] === 0 ? next : -1;
  };
  const otherEnd = (w: number, vertex: number): number => {
    const [first, last] = endsOf(ways[w]!);
    return vertex === first ? last : first;
  };
  for (let w = 0; w < ways.length; w++) {
    if (kinds[w] === undefined || used[w] === 1) continue;
    used[w] = 1;
    const [first, last] = endsOf(ways[w]!);
    const before: { way: number; reversed: boolean }[] = [];
    const after: { way: number; reversed: boolean }[] = [];
    for (let at = first, way = nextOf(w, at); way >= 0; way = nextOf(way, at)) {
      used[way] = 1;
      before.push({ way, reversed: ways[way]!.vertices[0] === at });
      at = otherEnd(way, at);
    }
    for (let at = last, way = nextOf(w, at); way >= 0; way = nextOf(way, at)) {
      used[way] = 1;
      after.push({ way, reversed: ways[way]!.vertices[0] !== at });
      at = otherEnd(way, at);
    }
    addLine(out, ways, x, y, kinds[w]!, [...before.reverse(), { way: w, reversed: false }, ...after]);
  }
  return out;
}

function addLine(
  out: BarrierSegments,
  ways: readonly Way[],
  x: Float64Array,
  y: Float64Array,
  kind: BarrierLine["kind"],
  run: readonly { way: number; reversed: boolean }[],
): void {
  const xs: number[] = [];
  const ys: number[] = [];
  let alongM = 0;
  for (const { way, reversed } of run) {
    const vertices = reversed ? ways[way]!.vertices.slice().reverse() : ways[way]!.vertices;
    const level = levelOf(ways[way]!);
    if (xs.length === 0) {
      xs.push(x[vertices[0]!]!);
      ys.push(y[vertices[0]!]!);
    }
    for (let v = 1; v < vertices.length; v++) {
      const [a, b] = [vertices[v - 1]!, vertices[v]!];
      out.line.push(out.lines.length);
      out.a.push(a);
      out.b.push(b);
      out.way.push(way);
      out.level.push(level);
      out.alongM.push(alongM);
      alongM += Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
      xs.push(x[b]!);
      ys.push(y[b]!);
    }
  }
  const own = run.map(({ way }) => ways[way]!);
  const most = (of: (way: Way) => number | undefined): number | undefined =>
    own.reduce<number | undefined>((top, way) => {
      const value = of(way);
      return value === undefined || (top !== undefined && top >= value) ? top : value;
    }, undefined);
  const least = most(({ functionClass }) => (functionClass === undefined ? undefined : -functionClass));
  const { name, owner } = own[0]!;
  const more = {
    name,
    owner,
    speedKmH: most(({ speedKmH }) => speedKmH),
    adt: most(({ adt }) => adt),
    widthM: most(({ widthM, lanes }) => widthM ?? (lanes === undefined ? undefined : lanes * 3.5)),
    functionClass: least === undefined ? undefined : -least,
  };
  out.lines.push({
    id: own[0]!.id,
    kind,
    xM: Float64Array.from(xs),
    yM: Float64Array.from(ys),
    ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)),
  });
}
