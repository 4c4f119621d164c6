import { existsSync, readFileSync } from "node:fs";
import {
  type BarrierLine,
  type Engine,
  evaluate,
  isochrones,
  mender,
  pairsAcross,
  permeable,
  prepare,
  segmentsOf,
  severance,
  wallsOf,
} from "@tvars/network";
import { cpu, spread } from "./cpu.ts";
import { type Row, rowOf } from "./side-by-side.ts";

/** Pedestrian isochrones in a processor second of Valhalla 3.6.1, recorded on the same network: 21 to 25. */
const VALHALLA_PER_S = 25;
const ISOCHRONES = 100;

/** T6, T7 and T11: pairs across barriers, a new and a closed crossing, isochrones that stop at barriers; where PREFIX.barriers.json is there. */
export function barrierRows(
  prefix: string,
  engine: Engine,
  people: Int32Array,
  pairSeconds: number | undefined,
): { rows: Row[]; checksums: Record<string, number> } {
  if (!existsSync(`${prefix}.barriers.json`)) return { rows: [], checksums: {} };
  const ways = JSON.parse(readFileSync(`${prefix}.barriers.json`, "utf8")) as {
    kind: BarrierLine["kind"];
    way: number;
    pts: [number, number][];
  }[];
  const lines = ways
    .filter(({ kind }) => kind === "motorway" || kind === "trunk" || kind === "rail")
    .map(({ kind, way, pts }) => ({
      id: String(way),
      kind,
      xM: Float64Array.from(pts, ([x]) => x),
      yM: Float64Array.from(pts, ([, y]) => y),
    }));
  const { graph } = engine;
  const rows: Row[] = [];
  const segments = segmentsOf(lines);
  const across = cpu(() => pairsAcross(graph, segments), { runs: 2 });
  const { pairs, candidates } = { pairs: across.answer, candidates: across.answer.candidates };
  rows.push(
    rowOf({
      what: `T6 ${(candidates / 1e6).toFixed(1)} M candidate pairs looked through`,
      seconds: across.seconds,
      target: { seconds: candidates * 100e-9 },
      note: `${((across.seconds / candidates) * 1e9).toFixed(0)} ns each, ${pairs.targets.length} across`,
    }),
  );
  const ask = (of: Engine) => () => of.pairs(pairs.sources, pairs.first, pairs.targets, 5_000_000);
  const asked = cpu(ask(engine), { runs: 3 });
  rows.push(
    rowOf({
      what: `T6 distances of ${(pairs.targets.length / 1e6).toFixed(1)} M pairs across`,
      seconds: asked.seconds,
      peer: "pandana",
      peerSeconds: pairSeconds === undefined ? undefined : pairSeconds * pairs.targets.length,
      target: { ratio: 120 },
      note: `${(pairs.targets.length / asked.seconds / 1e6).toFixed(1)} M pairs/s; the peer's time for 100,000 pairs, times their number`,
    }),
  );
  const free = permeable(graph, lines);
  const without = prepare(free.graph);
  const before = severance(
    { engine, without, segments, places: { people: Float64Array.from(people) } },
    { keepPairs: true },
  );
  const spots = free.spots.filter((_, i) => i % 20 === 0).slice(0, 12);
  let slowest = 0;
  let gains = 0;
  for (const { u, v, mm } of spots) {
    const one = cpu(() => evaluate(engine, before, { add: [{ u, v, mm }] }), { runs: 3 });
    slowest = Math.max(slowest, one.seconds);
    gains += one.answer.gain;
  }
  rows.push(
    rowOf({
      what: "T7 a new crossing: every pair and segment, slowest",
      seconds: slowest,
      target: { seconds: 0.03 },
      note: `the slowest of ${spots.length} spots along the barriers`,
    }),
  );
  const again = mender(graph);
  again(graph);
  // the links over a barrier: those that pairs across walk most
  const over = linksOver(engine, segments).slice(0, 12);
  let longest = 0;
  for (const link of over)
    longest = Math.max(
      longest,
      cpu(() => evaluate(engine, before, { remove: [link] }, { prepare: again }), { runs: 2 }).seconds,
    );
  if (over.length > 0)
    rows.push(
      rowOf({
        what: "T7 a crossing closed: every pair and segment, slowest",
        seconds: longest,
        target: { seconds: 0.5 },
        note: `the slowest of ${over.length} links that lead over a barrier`,
      }),
    );
  const walls = wallsOf(lines);
  const from = spread(ISOCHRONES, graph.nodes);
  const limitMm = 1_000_000;
  const drawn = cpu(
    () => {
      let polygons = 0;
      for (const source of from)
        polygons += isochrones(engine, Uint32Array.of(source), [limitMm], { barriers: walls })[0]!.length;
      return polygons;
    },
    { runs: 5 },
  );
  rows.push(
    rowOf({
      what: `T11 ${ISOCHRONES} isochrones of 1 km, no barrier jumped`,
      seconds: drawn.seconds,
      peer: "Valhalla, recorded",
      peerSeconds: ISOCHRONES / VALHALLA_PER_S,
      target: { ratio: 40 },
      note: `${Math.round(ISOCHRONES / drawn.seconds)} a second; the peer's 25 a second are recorded, and jump barriers`,
    }),
  );
  return {
    rows,
    checksums: { pairs: pairs.targets.length, gains: Math.round(gains), polygons: drawn.answer },
  };
}

/** Links whose straight line meets a barrier. */
function linksOver({ graph }: Engine, segments: ReturnType<typeof segmentsOf>): { u: number; v: number }[] {
  const walls = wallsOf(segments.lines);
  const links: { u: number; v: number }[] = [];
  for (let u = 0; u < graph.nodes; u++)
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++) {
      const v = graph.head[arc]!;
      if (u < v && walls.meets(graph.xM[u]!, graph.yM[u]!, graph.xM[v]!, graph.yM[v]!)) links.push({ u, v });
    }
  return links.filter((_, i) => i % Math.max(1, Math.floor(links.length / 12)) === 0);
}
