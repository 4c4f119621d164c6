import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { AreaIndex } from "./area-index.ts";

export interface LocateParallelOptions {
  threads?: number;
  /** Below this many points the work is done at once in the calling thread. */
  minPoints?: number;
}

/**
 * `AreaIndex.locate` over several threads of Node, for millions of points; the result is the same. Index and points are
 * shared, so each is copied once unless its buffer is a SharedArrayBuffer already.
 */
export async function locateParallel(
  index: AreaIndex,
  xs: Float64Array,
  ys: Float64Array,
  { threads = availableParallelism(), minPoints = 200_000 }: LocateParallelOptions = {},
): Promise<Int32Array> {
  if (threads < 2 || xs.length < minPoints) return index.locate(xs, ys);
  if (xs.length !== ys.length)
    throw new RangeError(`xs has ${xs.length} numbers, ys ${ys.length}; they must be equally many`);
  const job = {
    buffer: sharedIndex(index),
    xs: new Float64Array(shared(xs.buffer), xs.byteOffset, xs.length),
    ys: new Float64Array(shared(ys.buffer), ys.byteOffset, ys.length),
    out: new Int32Array(new SharedArrayBuffer(4 * xs.length)),
  };
  const share = Math.ceil(xs.length / threads);
  await Promise.all(
    Array.from({ length: threads }, (_, i) =>
      run({ ...job, from: i * share, to: Math.min(xs.length, (i + 1) * share) }),
    ),
  );
  return job.out;
}

export interface LocateJob {
  buffer: SharedArrayBuffer;
  xs: Float64Array;
  ys: Float64Array;
  out: Int32Array;
  from: number;
  to: number;
}

function run(job: LocateJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(job);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`the locating thread ended with code ${code}`)),
    );
  });
}

/** Run from source on a Node that does not strip types, a thread needs the loader of the main thread registered anew. */
function startWorker(workerData: LocateJob): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const file = new URL(isSource ? "./locate-worker.ts" : "./locate-worker.js", import.meta.url);
  if (!isSource || "typescript" in process.features) return new Worker(file, { workerData });
  const loader = import.meta.resolve("tsx/esm/api");
  return new Worker(
    `import(${JSON.stringify(loader)}).then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`,
    { eval: true, workerData },
  );
}

/** The shared copy of an index is kept as long as the index, so that only the first call pays for it. */
const copies = new WeakMap<AreaIndex, SharedArrayBuffer>();

function sharedIndex(index: AreaIndex): SharedArrayBuffer {
  const copy = copies.get(index) ?? shared(index.buffer);
  copies.set(index, copy);
  return copy;
}

function shared(buffer: ArrayBufferLike): SharedArrayBuffer {
  if (buffer instanceof SharedArrayBuffer) return buffer;
  const copy = new SharedArrayBuffer(buffer.byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer));
  return copy;
}
