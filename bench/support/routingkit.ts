import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Peer } from "./side-by-side.ts";

const PARTS = [
  "contraction_hierarchy",
  "customizable_contraction_hierarchy",
  "nested_dissection",
  "bit_vector",
  "bit_select",
  "id_mapper",
  "timer",
  "graph_util",
  "strongly_connected_component",
];

/**
 * RoutingKit, compiled from the sources that TVARS_ROUTINGKIT names: a copy of its repository, as in the source distribution of the Python package
 * routingkit-cch. Absent without it or without g++.
 */
export function routingKit(folder: string, prefix: string, zones: string): Peer {
  const sources = process.env.TVARS_ROUTINGKIT;
  if (!sources) return { absent: "RoutingKit: TVARS_ROUTINGKIT names no sources", tasks: {} };
  const binary = join(folder, "routingkit");
  const args = ["-O3", "-DNDEBUG", "-march=native", "-std=c++11", `-I${join(sources, "include")}`];
  const parts = PARTS.map((part) => join(sources, "src", `${part}.cpp`));
  try {
    execFileSync("g++", [
      ...args,
      `-I${join(sources, "src")}`,
      "bench/peers/network_routingkit.cpp",
      ...parts,
      "-o",
      binary,
      "-pthread",
    ]);
    return JSON.parse(execFileSync(binary, [prefix, zones]).toString()) as Peer;
  } catch (error) {
    return { absent: `RoutingKit: ${String(error).split("\n")[0]}`, tasks: {} };
  }
}
