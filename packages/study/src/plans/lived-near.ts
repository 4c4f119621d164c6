import type { Geography } from "../layers/geography.ts";
import type { Data } from "../data/data.ts";
import type { Model } from "../network/model.ts";
import type { PlanGeometry } from "./place-cells.ts";
import { boxOf, cellsOf, gridWithin, lengthM, planePlace, pointsWithin } from "./within.ts";

export interface LivedNearQuery {
  geometries: readonly (PlanGeometry | null)[];
  reachM: number;
}

/** Who lives within reach of one place, by RegSO ("" where there is none). */
export interface LivedNear {
  /** Laid on the streets of a network, or spread evenly over their small areas. */
  from: "network" | "areas";
  regso: [code: string, people: number][];
  /** People in each kind of surroundings; null where no network tells. */
  structure: { cutOff: number; sparse: number; separated: number; sparseOrSeparated: number } | null;
}

/** Bits of the typology of structure. */
const [CUT_OFF, SPARSE, SEPARATED] = [1, 2, 4];

/** Places inside the network's bounds, by people laid on its streets; null for others, and where nobody knows who lives along it. */
export function nearOnNetwork(
  { graph, people }: Pick<Model, "graph" | "people">,
  classes: Uint8Array | undefined,
  { geometries, reachM }: LivedNearQuery,
): (LivedNear | null)[] {
  if (people.from !== "areas") return geometries.map(() => null);
  const cells = cellsOf(graph.xM, graph.yM);
  const bounds = boxOf({
    lines: [Array.from(graph.xM, (x, at) => [x, graph.yM[at]!] as const)],
    polygons: [],
  });
  return geometries.map((geometry) => {
    if (geometry === null) return null;
    const place = planePlace(geometry);
    const own = boxOf(place);
    if (own[0] < bounds[0] || own[1] < bounds[1] || own[2] > bounds[2] || own[3] > bounds[3]) return null;
    const regso = new Map<string, number>();
    const structure = { cutOff: 0, sparse: 0, separated: 0, sparseOrSeparated: 0 };
    for (const node of pointsWithin(place, reachM, cells)) {
      const here = people.people[node]!;
      if (!(here > 0)) continue;
      regso.set(people.regso[node]!, (regso.get(people.regso[node]!) ?? 0) + here);
      const bits = classes?.[node] ?? 0;
      if (bits & CUT_OFF!) structure.cutOff += here;
      if (bits & SPARSE!) structure.sparse += here;
      if (bits & SEPARATED!) structure.separated += here;
      if (bits & (SPARSE! | SEPARATED!)) structure.sparseOrSeparated += here;
    }
    return { from: "network", regso: [...regso].sort(byCode), structure: classes ? structure : null };
  });
}

/** About how many squares a place within reach is laid out in. */
const SQUARES = 4000;
const LEAST_STEP_M = 25;

/** A place outside every network: people spread evenly over the ground of their DeSO, else RegSO; null where no such areas are at hand. */
export async function nearInAreas(
  data: Data,
  geography: Geography,
  geometry: PlanGeometry,
  reachM: number,
): Promise<LivedNear | null> {
  const place = planePlace(geometry);
  const groundM2 = Math.PI * reachM * reachM + 2 * reachM * lengthM(place);
  const stepM = Math.max(LEAST_STEP_M, Math.sqrt(groundM2 / SQUARES));
  const { x, y } = gridWithin(place, reachM, stepM);
  const typeVersion = data.years.length > 0 ? [...data.index.keys()].sort().at(-1) : undefined;
  const regsoAt = typeVersion && (await geography.locateAll(typeVersion, x, y));
  for (const division of ["deso", "regso"] as const)
    for (const version of [...data.population.keys()]
      .filter((one) => one.startsWith(division))
      .sort()
      .reverse()) {
      const table = data.population.get(version)!;
      const year = table.yearsWith("population").at(-1);
      const ground = await geography.ground(version);
      const at = await geography.locateAll(version, x, y);
      if (year === undefined || !ground || !at?.some((code) => code !== "")) continue;
      const perM2 = new Map(
        ground.codes.map((code, row) => [
          code,
          (table.value("population", code, year) || 0) / ground.m2[row]!,
        ]),
      );
      const regso = new Map<string, number>();
      at.forEach((code, point) => {
        if (code === "") return;
        const key = regsoAt?.[point] ?? "";
        regso.set(key, (regso.get(key) ?? 0) + (perM2.get(code) ?? 0) * stepM * stepM);
      });
      return { from: "areas", regso: [...regso].sort(byCode), structure: null };
    }
  return null;
}

const byCode = ([a]: [string, number], [b]: [string, number]): number => (a < b ? -1 : 1);
