import type { Crossing } from "../barrier.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import type { CrossingKind } from "../ways.ts";
import { arcOf, type GraphPatch, type Link } from "./patched-graph.ts";
import { scenarioKey } from "./scenario-key.ts";
import type { Cost, End, Modification, Scenario } from "./scenario.ts";
import type { SnappedPlace } from "./snap.ts";

/** A crossing with the links of the graph that go over it: without them it is closed. */
export interface CrossingLinks {
  crossing: Crossing;
  links: readonly { u: number; v: number }[];
}

/** What a scenario's words mean on one network. */
export interface ScenarioGround {
  graph: Graph;
  /** See `snapper`. */
  snap: (xM: number, yM: number) => SnappedPlace;
  crossings?: readonly CrossingLinks[];
  /** Speed that turns seconds of waiting into metres: that of the profile the graph was made with. */
  speedMPerS?: number;
  /** Wait at a new crossing between two places whose `delayS` is not given; `USUAL_DELAY_S` unless told. See `delayOver`. */
  delayS?: (kind: CrossingKind, x1: number, y1: number, x2: number, y2: number) => number;
}

/** A new way that changes nothing: beside one at least as short, or with both ends at one node. */
export interface Idle {
  id: string;
  why: "as-short" | "one-node";
}

/** A scenario as a patch of the graph. */
export interface Resolved extends GraphPatch {
  key: string;
  add: Link[];
  change: Link[];
  remove: { u: number; v: number }[];
  /** New ways that change nothing. */
  idle: Idle[];
  /** Sum over the modifications that have one; absent where none has. */
  cost?: Cost;
}

/** The constants of severance_snape: 30 s at signals, none at a zebra, 10 s elsewhere at grade. */
export const USUAL_DELAY_S: Record<CrossingKind, number> = {
  bridge: 0,
  tunnel: 0,
  level: 10,
  signalised: 30,
  zebra: 0,
  refuge: 10,
  unmarked: 10,
};

const refused = (value: unknown, expected: string, action: string): NetworkError =>
  new NetworkError("input", { value, expected, action });

/**
 * Snaps, measures and checks a scenario. Throws NetworkError (input) for an end with no node within reach, a crossing that is not there, two
 * modifications of one spot, and a wait or speed that is the one there is. A new way beside one at least as short, or from a node to
 * itself, is exact without being put in (d' = d for every pair): it is named in `idle`.
 */
export function resolveScenario(ground: ScenarioGround, scenario: Scenario): Resolved {
  const { graph, crossings = [], speedMPerS = 1.4, delayS: delayOf = (kind) => USUAL_DELAY_S[kind] } = ground;
  const { xM, yM } = graph;
  const patch: Resolved = { key: scenarioKey(scenario), add: [], change: [], remove: [], idle: [] };
  const spots = new Map<string, string>();
  let cost: Cost | undefined;

  const place = (end: End): { node: number; xM: number; yM: number; awayM: number } => {
    if ("node" in end) {
      if (end.node < graph.nodes) return { node: end.node, xM: xM[end.node]!, yM: yM[end.node]!, awayM: 0 };
      throw refused(end.node, `a node from 0 to ${graph.nodes - 1}`, "Choose a place on the map instead.");
    }
    return { ...end, ...ground.snap(end.xM, end.yM) };
  };
  const once = (u: number, v: number, what: string): void => {
    const spot = `${Math.min(u, v)}-${Math.max(u, v)}`;
    const other = spots.get(spot);
    if (other !== undefined)
      throw refused(
        `${other} and ${what}`,
        `one modification of the spot between nodes ${u} and ${v}`,
        "Remove one of the two, or move it to another spot.",
      );
    spots.set(spot, what);
  };
  const linked = (from: End, to: End): { u: number; v: number; mm: number } => {
    const [u, v] = [place(from).node, place(to).node];
    const arc = arcOf(graph, u, v);
    if (arc < 0) throw refused(`${u} – ${v}`, "two nodes that a link joins", "Choose a link of the network.");
    return { u, v, mm: graph.weightMm[arc]! };
  };
  const over = (id: string): CrossingLinks => {
    const found = crossings.find(({ crossing }) => crossing.id === id);
    if (found === undefined)
      throw refused(id, "the id of a crossing of this network", "Choose a crossing on the map.");
    if (found.links.length === 0)
      throw refused(
        id,
        "a crossing that a link of the network goes over",
        "Choose another: no way leads over this one.",
      );
    return found;
  };

  function added(one: Extract<Modification, { type: "add-crossing" | "add-link" }>): void {
    const [from, to] = [place(one.from), place(one.to)];
    if (from.node === to.node) {
      patch.idle.push({ id: one.id, why: "one-node" });
      return;
    }
    const betweenM = one.lengthM ?? Math.hypot(from.xM - to.xM, from.yM - to.yM);
    const delayS =
      one.type === "add-crossing" ? (one.delayS ?? delayOf(one.kind, from.xM, from.yM, to.xM, to.yM)) : 0;
    const mm = Math.max(1, Math.round(1000 * (from.awayM + betweenM + to.awayM + delayS * speedMPerS)));
    once(from.node, to.node, one.id);
    const arc = arcOf(graph, from.node, to.node);
    if (arc >= 0 && graph.weightMm[arc]! <= mm) patch.idle.push({ id: one.id, why: "as-short" });
    else patch.add.push({ u: from.node, v: to.node, mm });
  }

  for (const one of scenario.modifications) {
    switch (one.type) {
      case "add-crossing":
      case "add-link":
        added(one);
        break;
      case "remove-crossing":
        for (const { u, v } of over(one.crossing).links) {
          once(u, v, `removal of ${one.crossing}`);
          patch.remove.push({ u, v });
        }
        break;
      case "change-crossing": {
        const { crossing, links } = over(one.crossing);
        const moreMm = Math.round(1000 * (one.delayS - crossing.delayS) * speedMPerS);
        if (moreMm === 0)
          throw refused(
            one.delayS,
            `another wait than the ${crossing.delayS} s of ${crossing.id}`,
            "Change the wait.",
          );
        for (const { u, v } of links) {
          const { mm } = linked({ node: u }, { node: v });
          once(u, v, `change of ${crossing.id}`);
          patch.change.push({ u, v, mm: Math.max(1, mm + moreMm) });
        }
        break;
      }
      case "remove-link": {
        const { u, v } = linked(one.from, one.to);
        once(u, v, "removal of a link");
        patch.remove.push({ u, v });
        break;
      }
      case "change-speed": {
        const { u, v, mm } = linked(one.from, one.to);
        const changed = Math.max(1, Math.round(mm / one.factor));
        if (changed === mm)
          throw refused(one.factor, "a factor that changes the time of the link", "Give for example 1.5.");
        once(u, v, "change of speed");
        patch.change.push({ u, v, mm: changed });
        break;
      }
    }
    if (one.cost)
      cost = {
        lowKr: (cost?.lowKr ?? 0) + one.cost.lowKr,
        centralKr: (cost?.centralKr ?? 0) + one.cost.centralKr,
        highKr: (cost?.highKr ?? 0) + one.cost.highKr,
      };
  }
  return cost ? { ...patch, cost } : patch;
}
