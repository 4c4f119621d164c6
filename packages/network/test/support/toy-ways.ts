import type { Blocked, CrossingKind, Way, Ways } from "../../src/index.ts";

export interface ToyLine extends Partial<Omit<Way, "vertices">> {
  id: string;
  /** x, y in metres; lines share a vertex where they have the same place. */
  line: readonly (readonly [number, number])[];
}

/** Ways drawn by hand; for all unless told: a footway open to feet and cycles. */
export function toyWays(
  lines: readonly ToyLine[],
  {
    crossings = [],
    blocked = [],
  }: {
    crossings?: readonly (readonly [number, number, CrossingKind])[];
    blocked?: readonly (readonly [number, number, Blocked])[];
  } = {},
): Ways {
  const at = new Map<string, number>();
  const [xs, ys]: [number[], number[]] = [[], []];
  const vertex = (x: number, y: number): number => {
    const key = `${x} ${y}`;
    let known = at.get(key);
    if (known === undefined) {
      at.set(key, (known = xs.length));
      xs.push(x);
      ys.push(y);
    }
    return known;
  };
  const ways = lines.map(({ line, ...way }): Way => ({
    kind: "footway",
    foot: true,
    cycle: true,
    car: false,
    bridge: false,
    tunnel: false,
    layer: 0,
    ...way,
    vertices: Uint32Array.from(line, ([x, y]) => vertex(x, y)),
  }));
  return {
    source: "toy",
    ways,
    crossings: new Map(crossings.map(([x, y, kind]) => [vertex(x, y), kind])),
    blocked: new Map(blocked.map(([x, y, whom]) => [vertex(x, y), whom])),
    xM: Float64Array.from(xs),
    yM: Float64Array.from(ys),
  };
}

/** A motorway along y = 0, open to no one on foot. */
export const motorway = (fromX: number, toX: number, more: Partial<ToyLine> = {}): ToyLine => ({
  id: "E4",
  kind: "motorway",
  name: "E4",
  foot: false,
  cycle: false,
  car: true,
  line: [
    [fromX, 0],
    [toX, 0],
  ],
  ...more,
});
