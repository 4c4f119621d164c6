import type { Blocked, CrossingKind, Way, Ways } from "../ways.ts";

/**
 * Several sources as one: roads of one file, railways of another. Vertices on the same place to the millimetre become one, so that lines which
 * were drawn to meet do meet. Ids are kept; make them differ between sources where barriers are told by them.
 */
export function joinWays(parts: readonly Ways[]): Ways {
  const known = new Map<string, number>();
  const [xs, ys]: [number[], number[]] = [[], []];
  const ways: Way[] = [];
  const crossings = new Map<number, CrossingKind>();
  const blocked = new Map<number, Blocked>();
  for (const part of parts) {
    const at = Uint32Array.from(part.xM, (x, v) => {
      const key = `${Math.round(x * 1000)} ${Math.round(part.yM[v]! * 1000)}`;
      const own = known.get(key);
      if (own !== undefined) return own;
      known.set(key, xs.length);
      xs.push(x);
      return ys.push(part.yM[v]!) - 1;
    });
    for (const way of part.ways) ways.push({ ...way, vertices: way.vertices.map((v) => at[v]!) });
    for (const [v, kind] of part.crossings) crossings.set(at[v]!, kind);
    for (const [v, whom] of part.blocked ?? []) blocked.set(at[v]!, whom);
  }
  return {
    source: [...new Set(parts.map(({ source }) => source))].join(" + "),
    xM: Float64Array.from(xs),
    yM: Float64Array.from(ys),
    ways,
    crossings,
    blocked,
  };
}
