import { BoundedSearch, type Engine, FAR } from "@tvars/network";
import { threaded } from "@tvars/network/parallel";
import { mean, spread } from "./cpu.ts";
import { type Row, rowOf } from "./side-by-side.ts";

const DISTANCES = 1_100_000;

/** T10: distances that differ from Dijkstra's, of more than a million, and sums that differ between one, two and three threads. */
export function exactRows(engine: Engine): { rows: Row[]; mismatches: number; checked: number } {
  const { graph } = engine;
  const sources = spread(550, graph.nodes).map((v, i) => (v + 37 * i) % graph.nodes);
  const targets = spread(Math.ceil(DISTANCES / sources.length), graph.nodes);
  const start = performance.now();
  const mm = engine.matrix(sources, targets);
  const search = new BoundedSearch(graph);
  let mismatches = 0;
  for (let s = 0; s < sources.length; s++) {
    search.run([sources[s]!], FAR - 1);
    for (let t = 0; t < targets.length; t++)
      if (mm[s * targets.length + t] !== search.mm[targets[t]!]) mismatches++;
  }
  const checked = mm.length;
  const row = rowOf({
    what: `T10 ${checked} distances beside Dijkstra's, ${mismatches} differ`,
    seconds: (performance.now() - start) / 1000,
    values: { ours: mismatches, peer: 0, tolerance: 0 },
  });
  return { rows: [row], mismatches, checked };
}

/** T10: wall seconds of sums within 2 km on one, two and three threads, whose answers must be the same. */
export async function threadRows(engine: Engine, people: Int32Array): Promise<Row[]> {
  const alone = engine.rangeSums([people], [2_000_000])[0]![0]!;
  const sources = spread(3363, engine.graph.nodes);
  const matrix = engine.matrix(sources, sources);
  const rows: Row[] = [];
  let first: number | undefined;
  for (const threads of [1, 2, 3]) {
    const many = threaded(engine, threads);
    let least = Infinity;
    let same = true;
    try {
      for (let run = 0; run < 4; run++) {
        const start = performance.now();
        const sums = many.rangeSums([people], [2_000_000])[0]![0]!;
        least = Math.min(least, (performance.now() - start) / 1000);
        same &&= sums.every((sum, v) => sum === alone[v]);
        // the threads have started when they are asked again
        if (run === 0) await new Promise((resolve) => setTimeout(resolve, 1500));
      }
      same &&= many.matrix(sources, sources).every((mm, i) => mm === matrix[i]);
    } finally {
      await many.close();
    }
    first ??= least;
    rows.push(
      rowOf({
        what: `T10 people within 2 km, ${threads} thread${threads === 1 ? "" : "s"}: wall time`,
        seconds: least,
        peer: "one thread",
        peerSeconds: first,
        values: { ours: same ? mean(alone) : Number.NaN, peer: mean(alone), tolerance: 0 },
        note: same ? "the same to the last bit" : "answers differ",
      }),
    );
  }
  return rows;
}
