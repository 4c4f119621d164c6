import { readFileSync } from "node:fs";
import type { Graph } from "@tvars/network";

export interface StoredNetwork {
  graph: Graph;
  people: Int32Array;
}

/** A network in compressed rows: PREFIX.first_out, .head, .w (u32), .x, .y, .pop (float32); people rounded to whole ones. */
export function readNetwork(prefix: string): StoredNetwork {
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
    people: Int32Array.from(new Float32Array(bytes("pop")), (value) => Math.round(value)),
  };
}
