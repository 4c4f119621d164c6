import { versionFor } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import type { Geography } from "../layers/geography.ts";
import { figuresOf, groupsOf } from "../measures/counted.ts";
import type { Chosen } from "../measures/counted.ts";
import type { LivedPlaces } from "./around-areas.ts";
import type { Model } from "./model.ts";
import { noAreasOnNetwork, noGroupsOnNetwork } from "./problems.ts";

/** Groups of small areas laid on the streets of a network. */
export interface LivedAreas {
  division: "regso" | "deso";
  version: Version;
  year: number;
  codes: string[];
  /** Persons of each group in each area, area after area. */
  counts: number[][];
  leftOut: number;
  /** Node of each place. */
  nodes: Uint32Array;
  places: LivedPlaces;
}

/**
 * Lays the people of the chosen groups on the nodes inside each area as the population is laid: by length of residential street.
 * DeSO where the grouping has them, else RegSO. @throws StudyError `unavailable` where the network has no areas or the areas no counts
 */
export async function livedAreas(
  data: Data,
  { graph, people, snapshot }: Model,
  { chosen, geography, year }: { chosen: Chosen; geography: Geography; year: number },
): Promise<LivedAreas> {
  if (people.from !== "areas") throw noAreasOnNetwork(snapshot.title);
  for (const division of ["deso", "regso"] as const) {
    const version = versionFor(division, year);
    if (chosen.table.codes(version).length === 0) continue;
    const codeOf = await geography.locateAll(version, graph.xM, graph.yM);
    if (codeOf === undefined) continue;
    const lived = new Map<string, { nodes: number[]; people: number }>();
    codeOf.forEach((code, node) => {
      if (code === "" || !(people.people[node]! > 0)) return;
      const found = lived.get(code) ?? { nodes: [], people: 0 };
      lived.set(code, found);
      found.nodes.push(node);
      found.people += people.people[node]!;
    });
    const codes: string[] = [];
    const counts: number[][] = [];
    const [nodes, amount, area]: [number[], number[], number[]] = [[], [], []];
    for (const code of [...lived.keys()].sort()) {
      const figures = figuresOf(chosen, version, code, year).map(({ value }) => value);
      if (figures.some((value) => value === null || value < 0)) continue;
      const all = figures.reduce((sum: number, value) => sum + value!, 0);
      const own = lived.get(code)!;
      if (all > 0)
        for (const node of own.nodes) {
          nodes.push(node);
          amount.push((all * people.people[node]!) / own.people);
          area.push(codes.length);
        }
      codes.push(code);
      counts.push(figures as number[]);
    }
    if (nodes.length === 0) continue;
    return {
      division,
      version,
      year,
      codes,
      counts,
      leftOut: lived.size - codes.length,
      nodes: Uint32Array.from(nodes),
      places: {
        xM: Float64Array.from(nodes, (node) => graph.xM[node]!),
        yM: Float64Array.from(nodes, (node) => graph.yM[node]!),
        people: Float64Array.from(amount),
        area: Uint32Array.from(area),
      },
    };
  }
  throw noGroupsOnNetwork(snapshot.title, chosen.table.rule.title, year);
}

/** Share of each group in each area, area after area; an area without people has none. */
export function sharesOfAreas({ counts }: Pick<LivedAreas, "counts">, groups: number): Float64Array {
  const shares = new Float64Array(counts.length * groups);
  counts.forEach((own, at) => {
    const all = own.reduce((sum, one) => sum + one, 0);
    if (all > 0) own.forEach((one, g) => (shares[at * groups + g] = one / all));
  });
  return shares;
}

export const groupColumns = ({ counts }: Pick<LivedAreas, "counts">, chosen: Chosen): Float64Array[] =>
  groupsOf(chosen).map((_, g) => Float64Array.from(counts, (own) => own[g]!));
