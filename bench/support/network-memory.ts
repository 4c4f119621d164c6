// Arguments: PREFIX. Prepares a network, sums people within 2 km of every node, and prints the most memory held, in MB.
import { readFileSync } from "node:fs";
import { prepare } from "@tvars/network";
import { readNetwork } from "./network-files.ts";

const { graph, people } = readNetwork(process.argv[2]!);
const engine = prepare(graph);
engine.rangeSums([people], [2_000_000]);
// a process inherits what its parent held in getrusage, not here
const held = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
process.stdout.write(`${JSON.stringify({ peakMb: Number(held?.[1]) / 1024 })}\n`);
