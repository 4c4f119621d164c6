import type { StructureAnswer } from "@tvars/api";
import type { Snapshot } from "@tvars/engine";
import { functionSeparation, landUseMix, meshWidths, severedShare, withinWalk } from "@tvars/network";
import type { Model } from "./model.ts";

/** Services of one kind, at the nodes they are joined to. */
interface Services {
  kind: string;
  nodes: Uint32Array;
}

export const WALK_M = 1000;

/** Workplaces are jobs; a stop is a way to somewhere else, not a place to go to. */
const JOBS = "employer";
const NOT_SERVICES = new Set([JOBS, "stop"]);
/** Sums over reach are of whole numbers: people in tenths. */
const TENTH = 10;

/** What lies within a walk of every node, whatever the thresholds. */
export interface StructureValues {
  severed: Float64Array;
  perKm2: Float64Array;
  /** NaN where not known. */
  mix: Float64Array;
  separation: Float64Array;
  meshM: Float64Array;
  known: StructureAnswer["known"];
  uses: StructureAnswer["uses"];
  servicesFrom: Snapshot | undefined;
}

/** Residents, jobs and services within 1 km of every node with the barriers and without, and how close-meshed the ways around it are. */
export function structureValues(
  model: Model,
  { services, snapshot }: { services: readonly Services[]; snapshot?: Snapshot },
): StructureValues {
  const { engine, graph, built, people, segments } = model;
  const residents = Int32Array.from(people.people, (one) => Math.round(one * TENTH));
  const [jobs, goals] = [
    services.filter(({ kind }) => kind === JOBS),
    services.filter(({ kind }) => !NOT_SERVICES.has(kind)),
  ].map((own) => countsAt(own, graph.nodes)) as [Int32Array, Int32Array];
  const total = (column: Int32Array): number => column.reduce((all, one) => all + one, 0);
  const found = [
    { id: "jobs", name: { sv: "arbetsplatser", en: "workplaces" }, column: jobs },
    { id: "services", name: { sv: "servicepunkter", en: "services" }, column: goals },
  ].filter(({ column }) => column.some((one) => one > 0));
  const columns = [residents, ...found.map(({ column }) => column)];
  const near = withinWalk(engine, columns, { radiusM: WALK_M });
  const hasBarriers = segments.count > 0;
  const open = hasBarriers
    ? withinWalk(model.without().engine, [residents], { radiusM: WALK_M }).sums[0]!
    : near.sums[0]!;
  const hasUses = found.length > 0 && people.from !== "streets";
  const totals = columns.map(total);
  const none = (): Float64Array => new Float64Array(graph.nodes).fill(NaN);
  return {
    severed: severedShare(near.sums[0]!, open),
    perKm2: near.perKm2.map((tenths) => tenths / TENTH),
    mix: hasUses ? landUseMix(near.sums, totals) : none(),
    separation: hasUses ? functionSeparation(near.sums, totals) : none(),
    meshM: meshWidths(built.graph, { radiusM: WALK_M, lengthMm: built.arcLengthMm }),
    known: { barrier: hasBarriers, sparse: people.from !== "streets", separated: hasUses },
    uses: [
      ...(people.from === "streets"
        ? []
        : [{ id: "residents", name: { sv: "boende", en: "residents" }, count: Math.round(people.all) }]),
      ...found.map(({ id, name, column }) => ({ id, name, count: total(column) })),
    ],
    servicesFrom: hasUses ? snapshot : undefined,
  };
}

function countsAt(services: readonly Services[], nodes: number): Int32Array {
  const counts = new Int32Array(nodes);
  for (const { nodes: at } of services) for (const node of at) counts[node]!++;
  return counts;
}
