import { NetworkError } from "../error.ts";
import { SWEEP_BYTES } from "./sweep-bytes.ts";
import { webAssembly, type WebAssemblyModule } from "./web-assembly.ts";

/** The functions of kernel-as/sweep.ts; all arguments are byte offsets or counts. */
interface SweepFunctions {
  up(from: number, rows: number, distance: number, first: number, arcs: number, reached: number): void;
  down(rows: number, distance: number, first: number, arcs: number, reached: number): void;
  downSum(
    rows: number,
    distance: number,
    first: number,
    arcs: number,
    reached: number,
    column: number,
    limit: number,
    sums: number,
  ): void;
  sumByLimit(
    rows: number,
    distance: number,
    columns: number,
    columnCount: number,
    limits: number,
    limitCount: number,
    sums: number,
  ): void;
  sumByStep(
    rows: number,
    distance: number,
    columns: number,
    columnCount: number,
    step: number,
    farthest: number,
    sums: number,
  ): void;
  lay(
    list: number,
    count: number,
    least: number,
    shift: number,
    upFirst: number,
    upArcs: number,
    downFirst: number,
    downArcs: number,
    map: number,
    limit: number,
    newUpFirst: number,
    newUpArcs: number,
    newDownFirst: number,
    newDownArcs: number,
  ): void;
  select(rows: number, distance: number, limit: number, list: number): number;
  extract(ends: number, count: number, distance: number, limit: number, to: number, stride: number): void;
  gather(list: number, count: number, width: number, from: number, to: number): void;
  ground(
    pieces: number,
    count: number,
    left: number,
    columns: number,
    rows: number,
    x0: number,
    y0: number,
    cell: number,
    besideM: number,
    limit: number,
  ): void;
}

export interface SweepKernel {
  run: SweepFunctions;
  /** Memory of at least so many bytes; what was in it may have moved, so views are made anew. */
  buffer(bytes: number): ArrayBuffer;
}

const PAGE = 1 << 16;
const MOST_PAGES = 1 << 16;

let compiled: WebAssemblyModule | null | undefined;

/** A kernel with its own memory, or undefined where the machine has no SIMD. */
export function sweepKernel(): SweepKernel | undefined {
  compiled ??= compile();
  if (compiled === null || webAssembly === undefined) return undefined;
  const memory = new webAssembly.Memory({ initial: 16, maximum: MOST_PAGES });
  const { exports } = new webAssembly.Instance(compiled, { env: { memory } });
  return {
    run: exports as SweepFunctions,
    buffer(bytes) {
      const lacking = bytes - memory.buffer.byteLength;
      if (bytes > PAGE * MOST_PAGES) {
        throw new NetworkError("limit", {
          value: bytes,
          expected: "at most 4 GiB for one window",
          action: "Ask with a smaller limit, or for fewer columns at a time.",
        });
      }
      // half as much again, since windows come in all sizes
      if (lacking > 0)
        memory.grow(
          Math.min(Math.ceil((lacking + bytes / 2) / PAGE), MOST_PAGES - memory.buffer.byteLength / PAGE),
        );
      return memory.buffer;
    },
  };
}

function compile(): WebAssemblyModule | null {
  if (webAssembly === undefined) return null;
  const bytes = Uint8Array.from(atob(SWEEP_BYTES), (letter) => letter.charCodeAt(0));
  return webAssembly.validate(bytes) ? new webAssembly.Module(bytes) : null;
}
