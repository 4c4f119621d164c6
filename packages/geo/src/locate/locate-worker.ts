import { workerData } from "node:worker_threads";
import { AreaIndex } from "./area-index.ts";
import type { LocateJob } from "./locate-parallel.ts";

const { buffer, xs, ys, out, from, to } = workerData as LocateJob;
AreaIndex.from(buffer).locate(xs.subarray(from, to), ys.subarray(from, to), out.subarray(from, to));
