// npm run bench network-nationwide [-- --towns N] : severance of a made-up country in one run, tile by tile: time, memory, and that a run broken off goes on to the same numbers.
import { deserialize, serialize } from "node:v8";
import {
  type BarrierLine,
  graphOf,
  mergeCarriageways,
  permeable,
  prepare,
  segmentsOf,
  severance,
  type SeveranceState,
} from "@tvars/network";
import { type Row, rowOf, tell } from "./support/side-by-side.ts";

const given = process.argv.indexOf("--towns");
/** Towns of 40 × 40 junctions 100 m apart, each cut by a motorway of two carriageways or a railway, joined to the next by a road. */
const TOWNS = given > 0 ? Number(process.argv[given + 1]) : 225;
const SIDE = 40;
const BLOCK_M = 100;
const APART_M = 6000;
const SEED = 20261122;

let state = SEED;
function random(): number {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  t ^= t >>> 15;
  return (t >>> 0) / 2 ** 32;
}

function country() {
  const wide = Math.ceil(Math.sqrt(TOWNS));
  const per = SIDE * SIDE;
  const nodes = TOWNS * per;
  const [xM, yM] = [new Float64Array(nodes), new Float64Array(nodes)];
  const [from, to, weightMm]: [number[], number[], number[]] = [[], [], []];
  const lines: BarrierLine[] = [];
  const join = (a: number, b: number): void => {
    from.push(a);
    to.push(b);
    weightMm.push(Math.round(1000 * Math.hypot(xM[a]! - xM[b]!, yM[a]! - yM[b]!)));
  };
  for (let town = 0; town < TOWNS; town++)
    for (let k = 0; k < per; k++) {
      xM[town * per + k] = (town % wide) * APART_M + (k % SIDE) * BLOCK_M + 10 * random();
      yM[town * per + k] = Math.floor(town / wide) * APART_M + Math.floor(k / SIDE) * BLOCK_M + 10 * random();
    }
  for (let town = 0; town < TOWNS; town++) {
    const at = (column: number, row: number): number => town * per + row * SIDE + column;
    const west = 10 + Math.floor(20 * random());
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++) {
        if (column + 1 < SIDE && (column !== west || random() < 0.15))
          join(at(column, row), at(column + 1, row));
        if (row + 1 < SIDE) join(at(column, row), at(column, row + 1));
      }
    if ((town + 1) % wide !== 0 && town + 1 < TOWNS) join(at(SIDE - 1, 20), (town + 1) * per + 20 * SIDE);
    if (town + wide < TOWNS) join(at(20, SIDE - 1), (town + wide) * per + 20);
    const x = (town % wide) * APART_M + (west + 0.5) * BLOCK_M + 5;
    const y = Math.floor(town / wide) * APART_M;
    const kind = town % 2 === 0 ? "motorway" : "rail";
    for (const [way, offset] of (kind === "rail" ? [0] : [-8, 8]).entries())
      lines.push({
        id: `${town}-${way}`,
        kind,
        name: `${kind} ${town}`,
        xM: Float64Array.of(x + offset, x + offset),
        yM: way === 0 ? Float64Array.of(y - 500, y + 4500) : Float64Array.of(y + 4500, y - 500),
      });
  }
  return { graph: graphOf({ xM, yM }, { from, to, weightMm }), lines };
}

const seconds = <Answer>(work: () => Answer): [number, Answer] => {
  const start = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1e6, answer];
};
const rssMb = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);

const rows: Row[] = [];
const [madeSeconds, { graph, lines }] = seconds(country);
const { segments } = mergeCarriageways(segmentsOf(lines, 250));
const about = `${graph.nodes} junctions, ${graph.head.length} arcs, ${lines.length} barrier lines, ${segments.count} stretches`;
rows.push(rowOf({ what: "a country made up", seconds: madeSeconds, note: about }));
const [presentSeconds, engine] = seconds(() => prepare(graph));
rows.push(rowOf({ what: "made ready", seconds: presentSeconds, note: `${rssMb()} MB` }));
const [openSeconds, without] = seconds(() => prepare(permeable(graph, lines, { everyM: 50 }).graph));
rows.push(rowOf({ what: "made ready with the barriers open", seconds: openSeconds, note: `${rssMb()} MB` }));
const input = { engine, without, segments, places: { people: new Float64Array(graph.nodes).fill(10) } };
let [mostMb, tiles] = [0, 0];
let half: Buffer | undefined;
const [allSeconds, whole] = seconds(() =>
  severance(input, {
    onTile: (now) => {
      mostMb = Math.max(mostMb, rssMb());
      tiles++;
      if (half === undefined && tiles === TOWNS) half = serialize(now);
    },
  }),
);
rows.push(
  rowOf({
    what: "severance of every stretch within 1 km",
    seconds: allSeconds,
    note: `${whole.total.pairs} pairs, ${(whole.total.pairs / allSeconds / 1e6).toFixed(2)} M a second, ${tiles} tiles, ${mostMb} MB at most`,
  }),
);
const [restSeconds, rest] = seconds(() => severance(input, { resume: deserialize(half!) as SeveranceState }));
if (rest.total.burden !== whole.total.burden || rest.total.pairs !== whole.total.pairs)
  throw new Error(`gone on: ${rest.total.burden}, in one run: ${whole.total.burden}`);
rows.push(
  rowOf({
    what: "gone on from a saved tile, the same sums",
    seconds: restSeconds,
    note: `${half!.length} bytes saved`,
  }),
);
tell(rows, { nodes: graph.nodes, mostMb });
