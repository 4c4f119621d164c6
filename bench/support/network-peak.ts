import { join } from "node:path";
import { buildSync } from "esbuild";
import { program } from "./side-by-side.ts";

/** Most memory held, MB, of a process that prepares a network and sums people within 2 km: compiled first, as a program is delivered. */
export function peakMbOf(prefix: string, folder: string): number | undefined {
  const outfile = join(folder, "memory.mjs");
  buildSync({
    entryPoints: ["bench/support/network-memory.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["@tvars/source"],
    outfile,
    logLevel: "error",
  });
  return program<{ peakMb: number }>(process.execPath, [outfile, prefix])?.peakMb;
}
