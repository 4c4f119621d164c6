import type { Candidates } from "@tvars/api";
import { candidateCrossings } from "@tvars/network";
import type { Candidate, Spot } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import { noSuchBarrier } from "./problems.ts";
import { asked, networkProvenance } from "./provenance.ts";
import type { Severed } from "./severed.ts";

/** Two proposals nearer each other than this are one: the better stands. */
const APART_M = 200;
/** How many of the best are looked at for each that is answered, since neighbours of a good spot are good. */
const SPARE = 6;

/** Spots of all barriers, or of one, in the order they are tried. @throws StudyError */
export function candidateSpots(model: Model, barrier: string | undefined): Spot[] {
  const { built } = model;
  if (barrier !== undefined && !built.barriers.some(({ id }) => id === barrier)) throw noSuchBarrier(barrier);
  return model
    .without()
    .permeable.spots.filter(({ line }) => barrier === undefined || built.barriers[line]!.id === barrier);
}

/** The best of some of the spots; `top` of all are among those that any division into parts answers. */
export const candidatesOf = (
  model: Model,
  severed: Severed,
  spots: readonly Spot[],
  top: number,
): Candidate[] =>
  candidateCrossings({ engine: model.engine, without: model.without().engine }, severed.result, spots, {
    most: top * SPARE,
  });

interface Tried {
  barrier?: string;
  top: number;
  /** What the parts that were tried found. */
  found: readonly Candidate[];
  tried: number;
  spots: number;
}

/** Where along the barriers, or one of them, a new crossing would gain most: of the spots that were tried, which are all unless told. */
export function candidatesAnswer(
  data: Data,
  model: Model,
  severed: Severed,
  { barrier, top, found: all, tried, spots }: Tried,
): Candidates {
  const { built, graph, snapshot, profile } = model;
  const found = all.toSorted((a, b) => b.gain - a.gain).slice(0, top * SPARE);
  const kept: Candidate[] = [];
  for (const one of found) {
    if (kept.length === top) break;
    const isNew = kept.every(
      ({ spot }) => Math.hypot(spot.xM - one.spot.xM, spot.yM - one.spot.yM) >= APART_M,
    );
    if (isNew) kept.push(one);
  }
  return {
    network: networkId(snapshot),
    profile,
    tried,
    spots,
    rows: kept.map(({ spot, link, gain, helped }, at) => {
      const line = built.barriers[spot.line]!;
      return {
        rank: at + 1,
        barrier: line.id,
        name: line.name ?? "",
        line: [link.u, link.v].map((node) => toDegrees(graph.xM[node]!, graph.yM[node]!)),
        metres: Math.round(link.mm / 1000),
        gain: Math.round(gain),
        peopleGaining: Math.round(helped),
        nearestCrossingM: nearestM(model, line.kind, spot),
      };
    }),
    provenance: networkProvenance(data, model, {
      method: {
        sv: `Varje plats var 50:e meter längs barriären med en gata inom 150 m på båda sidor prövas med en rak passage däremellan, exakt för alla par av platser; bara platser som bevisligen inte kan nå de bästa hoppas över. Vinst = Σ PᵢPⱼ (d − d'). Förslag närmare varandra än ${APART_M} m räknas som ett. Med kortare väg menas här 50 m eller mer.`,
        en: `Every spot each 50 m along the barrier with a street within 150 m on both sides is tried with a straight crossing between them, exactly for all pairs of places; only spots proven unable to reach the best are skipped. Gain = Σ PᵢPⱼ (d − d'). Proposals nearer each other than ${APART_M} m count as one. A shorter way means 50 m or more here.`,
      },
      ...asked("barriers --candidates", "/api/candidates", {
        network: networkId(snapshot),
        profile,
        within: severed.withinM,
        barrier,
        top,
      }),
    }),
  };
}

function nearestM({ built }: Model, kind: string, { xM, yM }: { xM: number; yM: number }): number | null {
  const same = new Set(built.barriers.filter((barrier) => barrier.kind === kind).map(({ id }) => id));
  const least = built.crossings
    .filter(({ barrier }) => same.has(barrier))
    .reduce((near, crossing) => Math.min(near, Math.hypot(crossing.xM - xM, crossing.yM - yM)), Infinity);
  return Number.isFinite(least) ? Math.round(least) : null;
}
