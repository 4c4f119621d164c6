// Arguments: PREFIX. Prepares a network, sums people within 2 km of every node, and prints the most memory held, in MB.
import { prepare } from "@tvars/network";
import { readNetwork } from "./network-files.ts";

const { graph, people } = readNetwork(process.argv[2]!);
const engine = prepare(graph);
engine.rangeSums([people], [2_000_000]);
process.stdout.write(`${JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024 })}\n`);
