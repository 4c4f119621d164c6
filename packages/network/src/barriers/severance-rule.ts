import { type Decay, exponentialDecay } from "../access/index.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import { edgesOf } from "./histogram.ts";

/** People (all, or of one group) or opportunities, one number for each node. */
export interface NodeColumn {
  id: string;
  amount: Float64Array;
}

/** Who lives and what lies at the nodes. */
export interface Places {
  people: Float64Array;
  /** The people by group, such as the area type they live in. */
  groups?: readonly NodeColumn[];
  opportunities?: readonly NodeColumn[];
}

export interface SeveranceRuleOptions {
  /** Distances are capped here, metres; what is farther counts as not reached. */
  limitM?: number;
  /** Weight of a meeting by the distance without the barrier, in metres. */
  decay?: Decay;
  /** T of severed contacts, metres. */
  contactM?: number;
  /** Ids of groups set against each other, for instance area types 1 and 2 against 4 and 5. */
  contrast?: { low: readonly string[]; high: readonly string[] };
}

/** Where each sum of a row lies. Groups and opportunities follow. */
export const AT = {
  pairs: 0,
  contacts: 1,
  potential: 2,
  burden: 3,
  network: 4,
  without: 5,
  straight: 6,
  capped: 7,
  severed: 8,
  within: 9,
  mixed: 10,
  mixingLost: 11,
  contrast: 12,
  contrastBurden: 13,
  groups: 14,
} as const;

/** Places and options, checked and laid out for the sums over pairs. */
export interface SeveranceRule {
  readonly limitMm: number;
  readonly contactMm: number;
  readonly decay: Decay;
  readonly places: Required<Places>;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** Numbers in a row of sums. */
  readonly stride: number;
  /** People by group, node after node. */
  readonly byGroup: Float64Array;
  readonly low: Float64Array | undefined;
  readonly high: Float64Array | undefined;
  readonly hasOpportunity: Uint8Array;
  readonly excessEdgesM: Float64Array;
  readonly detourEdges: Float64Array;
  /** Nodes that have people or opportunities: those worth pairing. */
  readonly nodes: Uint32Array;
}

function checkColumn(column: Float64Array, nodes: number, id: string): void {
  if (column.length !== nodes)
    throw new NetworkError("input", {
      value: column.length,
      expected: `${nodes} numbers for ${id}, one for each node`,
      action: "Sum people and opportunities to the nodes of this network.",
    });
  for (const amount of column)
    if (!(amount >= 0 && amount < Infinity))
      throw new NetworkError("input", {
        value: amount,
        expected: `numbers of 0 or more for ${id}`,
        action: "Leave out what is missing instead of marking it with a negative number.",
      });
}

function sumOf(groups: readonly NodeColumn[], ids: readonly string[], nodes: number): Float64Array {
  const sum = new Float64Array(nodes);
  for (const id of ids) {
    const group = groups.find((one) => one.id === id);
    if (group === undefined)
      throw new NetworkError("input", {
        value: id,
        expected: `one of the groups ${groups.map((one) => one.id).join(", ")}`,
        action: "Set groups against each other that places.groups holds.",
      });
    for (let node = 0; node < nodes; node++) sum[node]! += group.amount[node]!;
  }
  return sum;
}

/** Throws NetworkError (input) for columns that do not fit the graph, negative people, unknown groups, and limits out of order. */
export function severanceRule(
  { nodes, xM, yM }: Pick<Graph, "nodes" | "xM" | "yM">,
  { people, groups = [], opportunities = [] }: Places,
  { limitM = 5000, decay = exponentialDecay(1 / 1000), contactM = 1000, contrast }: SeveranceRuleOptions = {},
): SeveranceRule {
  checkColumn(people, nodes, "people");
  for (const { id, amount } of [...groups, ...opportunities]) checkColumn(amount, nodes, id);
  if (!(contactM > 0 && contactM < limitM && limitM <= 500_000))
    throw new NetworkError("input", {
      value: `limitM ${limitM}, contactM ${contactM}`,
      expected: "0 < contactM < limitM ≤ 500000 metres",
      action: "Give for example limitM 5000 and contactM 1000.",
    });
  const byGroup = new Float64Array(nodes * groups.length);
  for (const [g, { amount }] of groups.entries())
    for (let node = 0; node < nodes; node++) byGroup[node * groups.length + g] = amount[node]!;
  const hasOpportunity = new Uint8Array(nodes);
  for (const { amount } of opportunities)
    for (let node = 0; node < nodes; node++) if (amount[node]! > 0) hasOpportunity[node] = 1;
  return {
    limitMm: Math.round(1000 * limitM),
    contactMm: Math.round(1000 * contactM),
    decay,
    places: { people, groups, opportunities },
    xM,
    yM,
    stride: AT.groups + 2 * groups.length + opportunities.length * (2 + groups.length),
    byGroup,
    low: contrast && sumOf(groups, contrast.low, nodes),
    high: contrast && sumOf(groups, contrast.high, nodes),
    hasOpportunity,
    excessEdgesM: edgesOf(0, 10, 500, 50, limitM),
    detourEdges: edgesOf(1, 0.02, 3, 0.25, 10),
    nodes: Uint32Array.from(people.keys()).filter((node) => people[node]! > 0 || hasOpportunity[node] === 1),
  };
}
