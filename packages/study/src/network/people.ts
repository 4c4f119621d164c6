import type { Text } from "@tvars/cube";
import { versionFor } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Built } from "@tvars/network";
import { indexFigure, snapshotOf, typeNumber } from "../data/data.ts";
import type { Data } from "../data/data.ts";
import type { Geography } from "../layers/geography.ts";

/** Who lives at the nodes of a network. */
export interface PeopleOnNodes {
  from: "areas" | "streets";
  /** People, or metres of street where nobody knows who lives there. */
  people: Float64Array;
  /** Area type of the RegSO a node lies in, 0 where there is none. */
  type: Uint8Array;
  /** Socioeconomic index of that RegSO, NaN where there is none. */
  index: Float64Array;
  /** Code of that RegSO, "" where there is none. */
  regso: readonly string[];
  all: number;
  /** Tables the people and their types come from. */
  tables: string[];
  note: Text;
}

/** Where people live. Elsewhere nobody does unless the area has no such street. */
const LIVED_AT = new Set(["residential", "living-street"]);
/** Where somebody might live for want of better: not on steps, paths in the woods or over a bridge. */
const PERHAPS = new Set([
  "tertiary",
  "secondary",
  "service",
  "footway",
  "cycleway",
  "path",
  "track",
  "other",
]);

/** Metres of street at each node: half of every edge that ends there. First those that people live at, then all that can be walked. */
export function streetMetres({ graph, edges, ways }: Pick<Built, "graph" | "edges" | "ways">) {
  const [residential, walked] = [new Float64Array(graph.nodes), new Float64Array(graph.nodes)];
  for (let edge = 0; edge < edges.count; edge++) {
    const half = edges.lengthMm[edge]! / 2000;
    const kinds = new Set<string>();
    for (let at = edges.firstWay[edge]!; at < edges.firstWay[edge + 1]!; at++) {
      const way = ways[edges.way[at]!];
      if (way && !way.bridge && !way.tunnel) kinds.add(way.kind);
    }
    const isLivedAt = [...kinds].some((kind) => LIVED_AT.has(kind));
    if (!isLivedAt && ![...kinds].some((kind) => PERHAPS.has(kind))) continue;
    for (const node of [edges.from[edge]!, edges.to[edge]!]) {
      walked[node]! += half;
      if (isLivedAt) residential[node]! += half;
    }
  }
  return { residential, walked };
}

const NO_AREAS: Text = {
  sv: "Ingen vet vem som bor här: områdenas befolkning täcker inte nätet. Varje plats räknas efter sin längd gata i meter, och områdestyp saknas.",
  en: "Nobody knows who lives here: the population of areas does not cover the network. Each place counts by its length of street in metres, and area types are missing.",
};

/** Lays the latest population of small areas on the streets inside each, in proportion to the length of residential street at every node. */
export async function peopleOn(built: Built, data: Data, geography: Geography): Promise<PeopleOnNodes> {
  const { graph } = built;
  const metres = streetMetres(built);
  const found = await areasOfNodes(built, data, geography);
  const type = new Uint8Array(graph.nodes);
  const index = new Float64Array(graph.nodes).fill(NaN);
  const typeYear = data.years.at(-1);
  const regso =
    typeYear === undefined
      ? undefined
      : await geography.locateAll(versionFor("regso", typeYear), graph.xM, graph.yM);
  if (regso && typeYear !== undefined)
    regso.forEach((code, node) => {
      if (code === "") return;
      type[node] = typeNumber(data, code, typeYear);
      index[node] = indexFigure(data, "index", code, typeYear).value ?? NaN;
    });
  const codes = regso ?? Array.from(type, () => "");
  if (found === undefined) {
    const isAny = metres.residential.some((one) => one > 0);
    const people = (isAny ? metres.residential : metres.walked).map((one) => Math.round(one));
    return {
      from: "streets",
      people,
      type,
      index,
      regso: codes,
      all: sum(people),
      tables: [],
      note: NO_AREAS,
    };
  }
  const { people, reached, of, year } = laid(found, metres);
  const name = found.version.startsWith("deso") ? "DeSO" : "RegSO";
  return {
    from: "areas",
    people,
    type,
    index,
    regso: codes,
    all: sum(people),
    tables: ["TAB6574", "TAB6586"].filter((table) => snapshotOf(data, table)),
    note: {
      sv: `Befolkningen ${year} i ${reached} av ${of} ${name} som nätet når, lagd på gatorna i varje område efter längden bostadsgata. Områdestyp ${typeYear ?? "saknas"}.`,
      en: `Population in ${year} of ${reached} of ${of} ${name} that the network reaches, laid on the streets of each area by length of residential street. Area type ${typeYear ?? "missing"}.`,
    },
  };
}

interface Found {
  version: Version;
  year: number;
  code: string[];
  populationOf: (code: string) => number;
}

/** The smallest areas with a population that hold nodes of the network; undefined where none do. */
async function areasOfNodes({ graph }: Built, data: Data, geography: Geography): Promise<Found | undefined> {
  for (const division of ["deso", "regso"] as const) {
    const versions = [...data.population.keys()].filter((version) => version.startsWith(division)).sort();
    for (const version of versions.reverse()) {
      const table = data.population.get(version)!;
      const year = table.yearsWith("population").at(-1);
      if (year === undefined) continue;
      const code = await geography.locateAll(version, graph.xM, graph.yM);
      const populationOf = (one: string): number => table.value("population", one, year) || 0;
      if (code?.some((one) => one !== "" && populationOf(one) > 0))
        return { version, year, code, populationOf };
    }
  }
  return undefined;
}

function laid({ code, populationOf, year }: Found, { residential, walked }: ReturnType<typeof streetMetres>) {
  const nodes = new Map<string, number[]>();
  code.forEach((one, node) => {
    if (one === "") return;
    const list = nodes.get(one);
    if (list) list.push(node);
    else nodes.set(one, [node]);
  });
  const people = new Float64Array(code.length);
  let reached = 0;
  for (const [one, own] of nodes) {
    const population = populationOf(one);
    if (population === 0) continue;
    reached++;
    const by = [residential, walked].find((metres) => own.some((node) => metres[node]! > 0));
    const total = by ? own.reduce((all, node) => all + by[node]!, 0) : own.length;
    for (const node of own) people[node] = (population * (by ? by[node]! : 1)) / total;
  }
  return { people, reached, of: nodes.size, year };
}

const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0);
