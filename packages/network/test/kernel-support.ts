import { readFileSync } from "node:fs";
import { sharedPath } from "../../../test/support/shared.ts";
import { graphOf, type Graph } from "../src/index.ts";

/** Whole numbers from 0 to 2^32 − 1 (mulberry32). */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A grid city: streets every `stepM`, each block as long as the ground says. */
export function gridCity(columns: number, rows: number, stepM: number): Graph {
  const xM = new Float64Array(columns * rows);
  const yM = new Float64Array(columns * rows);
  const from: number[] = [];
  const to: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const node = row * columns + column;
      xM[node] = column * stepM;
      yM[node] = row * stepM;
      if (column > 0) {
        from.push(node - 1);
        to.push(node);
      }
      if (row > 0) {
        from.push(node - columns);
        to.push(node);
      }
    }
  }
  return graphOf({ xM, yM }, { from, to, weightMm: from.map(() => stepM * 1000) });
}

/** A town of random places, most joined to a near one; loops, parallel edges, islands and free edges (0 mm) included. */
export function randomTown(seed: number, nodes: number, directed = false): Graph {
  const random = generator(seed);
  const xM = Float64Array.from({ length: nodes }, () => random(3000));
  const yM = Float64Array.from({ length: nodes }, () => random(3000));
  const from: number[] = [];
  const to: number[] = [];
  const weightMm: number[] = [];
  const edges = Math.floor(nodes * 1.6);
  for (let i = 0; i < edges; i++) {
    const a = random(nodes);
    let b = random(nodes);
    for (let tries = 0; tries < 8; tries++) {
      const c = random(nodes);
      if (Math.hypot(xM[c]! - xM[a]!, yM[c]! - yM[a]!) < Math.hypot(xM[b]! - xM[a]!, yM[b]! - yM[a]!)) b = c;
    }
    from.push(a);
    to.push(b);
    weightMm.push(
      random(20) === 0
        ? 0
        : Math.round(1000 * Math.hypot(xM[b]! - xM[a]!, yM[b]! - yM[a]!)) + random(200_000),
    );
  }
  return graphOf({ xM, yM }, { from, to, weightMm }, { directed });
}

/** Distances from one node by relaxing every arc until nothing changes: slow and obvious. */
export function slowDistances(graph: Graph, source: number): Float64Array {
  const mm = new Float64Array(graph.nodes).fill(Infinity);
  mm[source] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let u = 0; u < graph.nodes; u++) {
      for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++) {
        const to = mm[u]! + graph.weightMm[arc]!;
        if (to < mm[graph.head[arc]!]!) {
          mm[graph.head[arc]!] = to;
          changed = true;
        }
      }
    }
  }
  return mm;
}

export interface RealNetwork {
  graph: Graph;
  /** As stored: fractions of a person. */
  pop: Float32Array;
  order: Uint32Array;
}

/** A network in the CSR form of the shared folder's README. */
export function realNetwork(prefix: string): RealNetwork {
  const bytes = (ending: string): ArrayBuffer => {
    const file = readFileSync(`${prefix}.${ending}`);
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  };
  const firstOut = new Uint32Array(bytes("first_out"));
  return {
    graph: {
      nodes: firstOut.length - 1,
      firstOut,
      head: new Uint32Array(bytes("head")),
      weightMm: new Uint32Array(bytes("w")),
      xM: Float64Array.from(new Float32Array(bytes("x"))),
      yM: Float64Array.from(new Float32Array(bytes("y"))),
    },
    pop: new Float32Array(bytes("pop")),
    order: new Uint32Array(bytes("order")),
  };
}

export const oslo = (): RealNetwork => realNetwork(sharedPath("net", "oslo"));
