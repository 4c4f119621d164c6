import type { ScenarioAnswer } from "@tvars/api";
import { patchedGraph } from "@tvars/network";
import type { Engine, Resolved } from "@tvars/network";
import { typeOf } from "./barriers.ts";
import type { Model } from "./model.ts";
import type { ServiceModification } from "./modifications.ts";
import { toPlane } from "./plane.ts";
import { noSuchService, sameStreet } from "./problems.ts";
import { nameOfService } from "./access/services.ts";
import type { Services } from "./access/services.ts";
import { TYPES } from "./severed.ts";

/** How far from a click the service that is meant may lie. */
const MEANT_M = 300;
/** Nobody walks farther than an hour to the nearest. */
const LONGEST_S = 3600;
/** Whoever comes nearer by less is not told so. */
const LEAST_MM = 1000;

interface Stage {
  patch: Resolved | undefined;
  changes: readonly ServiceModification[];
}

/** What two states of services and streets differ in: people nearer to and farther from the nearest of each kind that is touched. */
export function servicesChanged(
  model: Model,
  services: readonly Services[],
  before: Stage,
  after: Stage,
): { services: NonNullable<ScenarioAnswer["services"]>; isNearer: Uint8Array } {
  const { graph, people, metresPerS } = model;
  const kinds = [...new Set([...before.changes, ...after.changes].map(({ service }) => service))];
  const limitMm = Math.round(LONGEST_S * metresPerS * 1000);
  const engines = [engineWith(model, before.patch), engineWith(model, after.patch)] as const;
  const isNearer = new Uint8Array(graph.nodes);
  const told = kinds.map((kind) => {
    const known = services.find((one) => one.kind === kind)?.nodes ?? new Uint32Array();
    const [was, is] = [before, after].map(({ changes }) => placesOf(model, kind, known, changes)) as [
      number[],
      number[],
    ];
    const [from, to] = [was, is].map((nodes, at) => nearestMm(engines[at]!, nodes, limitMm)) as [
      Uint32Array,
      Uint32Array,
    ];
    const [nearer, farther, all] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
    const nearerM = new Float64Array(6);
    for (let node = 0; node < graph.nodes; node++) {
      const type = people.type[node]!;
      const own = people.people[node]!;
      all[type]! += own;
      const gainMm = Math.min(from[node]!, limitMm) - Math.min(to[node]!, limitMm);
      if (gainMm >= LEAST_MM) {
        nearer[type]! += own;
        nearerM[type]! += (own * gainMm) / 1000;
        isNearer[node] = 1;
      } else if (gainMm <= -LEAST_MM) farther[type]! += own;
    }
    const minutes = (mm: Uint32Array, type: number): number | null => {
      const half = medianMm(model, mm, type);
      return half > limitMm ? null : Math.round(half / 1000 / metresPerS / 6) / 10;
    };
    return {
      kind,
      name: nameOfService(kind),
      before: was.length,
      after: is.length,
      peopleNearer: nearer.reduce((sum, one) => sum + one, 0),
      peopleFarther: farther.reduce((sum, one) => sum + one, 0),
      byType: TYPES.filter((type) => all[type]! > 0).map((type) => ({
        type: typeOf(type),
        people: all[type]!,
        peopleNearer: nearer[type]!,
        peopleFarther: farther[type]!,
        ...(nearer[type]! > 0 ? { nearerM: nearerM[type]! / nearer[type]! } : {}),
        minutesBefore: minutes(from, type),
        minutesAfter: minutes(to, type),
      })),
    };
  });
  return { services: told, isNearer };
}

const engineWith = ({ graph, engine, again }: Model, patch: Resolved | undefined): Engine =>
  patch === undefined ? engine : again(patchedGraph(graph, patch));

function nearestMm(engine: Engine, nodes: readonly number[], limitMm: number): Uint32Array {
  if (nodes.length === 0) return new Uint32Array(engine.graph.nodes).fill(limitMm + 1);
  return engine.nearest(Uint32Array.from(nodes), 1, limitMm).mm;
}

/** Junctions with a service of the kind after the modifications, in order. @throws StudyError where none is meant */
function placesOf(
  model: Model,
  kind: string,
  known: Uint32Array,
  changes: readonly ServiceModification[],
): number[] {
  const { xM, yM } = model.graph;
  const nodes = [...known];
  const take = (lon: number, lat: number): void => {
    const [x, y] = toPlane(lon, lat);
    let [best, near] = [-1, MEANT_M];
    for (const [at, node] of nodes.entries()) {
      const away = Math.hypot(xM[node]! - x, yM[node]! - y);
      if (away <= near) [best, near] = [at, away];
    }
    if (best < 0) throw noSuchService(kind, lon, lat, MEANT_M);
    nodes.splice(best, 1);
  };
  for (const one of changes) {
    if (one.service !== kind) continue;
    if (one.do === "add-service") nodes.push(model.snap(...toPlane(...one.at)).node);
    else if (one.do === "remove-service") take(...one.at);
    else {
      if (one.from.join() === one.to.join()) throw sameStreet(...one.to);
      take(...one.from);
      nodes.push(model.snap(...toPlane(...one.to)).node);
    }
  }
  return nodes;
}

function medianMm({ people }: Model, mm: Uint32Array, type: number): number {
  const own = Array.from(mm.keys())
    .filter((node) => people.type[node] === type && people.people[node]! > 0)
    .sort((a, b) => mm[a]! - mm[b]! || a - b);
  const half = own.reduce((sum, node) => sum + people.people[node]!, 0) / 2;
  let before = 0;
  for (const node of own) if ((before += people.people[node]!) >= half) return mm[node]!;
  return Infinity;
}
