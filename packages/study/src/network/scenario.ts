import type { Modification, ScenarioAnswer, ScenarioAsked } from "@tvars/api";
import { changedPairs, crossingDelayS, NetworkError, resolveScenario, staged } from "@tvars/network";
import type { CrossingKind, Modification as Change, Resolved } from "@tvars/network";
import { StudyError } from "../error.ts";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { cannotBeTried, noSuchCrossing, nothingTouched, sameStreet } from "./problems.ts";
import { networkProvenance } from "./provenance.ts";
import { scenarioReading } from "./scenario-reading.ts";
import type { Severed } from "./severed.ts";
import { tally } from "./tally.ts";

export const SCENARIO_METHOD = {
  sv: "En ny passage mellan u och v med längden w (rak linje, anslutningar och väntan) ger exakt d' = min(d, d(a,u) + w + d(v,b), d(a,v) + w + d(u,b)) för varje par av platser; borttagna och förlängda passager räknas om där de ingår i en kortaste väg. Vinst g = d − d', båda högst gränsen. Belastning = Σ PᵢPⱼ max(0, d − d⁰), med d⁰ som i dag utan barriärer. Den som vinner har en meter eller mer kortare till någon på andra sidan.",
  en: "A new crossing between u and v of length w (straight line, joins and wait) gives exactly d' = min(d, d(a,u) + w + d(v,b), d(a,v) + w + d(u,b)) for every pair of places; crossings taken away or made slower are computed anew where a shortest way used them. Gain g = d − d', both at most the limit. Burden = Σ PᵢPⱼ max(0, d − d⁰), with d⁰ as today without barriers. Who gains has a metre or more less to somebody across.",
};

/** What a list of modifications changes, and for whom; against today, or against another list. */
export function scenarioAnswer(
  data: Data,
  model: Model,
  severed: Severed,
  { modifications, against, withinM }: Pick<ScenarioAsked, "modifications" | "against" | "withinM">,
): ScenarioAnswer {
  const started = performance.now();
  if (modifications.length === 0 && !against?.length) throw nothingTouched();
  const { snapshot, profile } = model;
  const patch = resolved(model, modifications);
  const before = against?.length ? distancesWith(model, severed, resolved(model, against)) : undefined;
  const after = distancesWith(model, severed, patch);
  const { totals, segments, pairs } = tally(model, severed, { before, after });
  const cost = costOf(modifications);
  const people = totals.peopleGaining;
  return {
    network: networkId(snapshot),
    profile,
    modifications: modifications.map((modification) => ({ modification, ...placed(model, modification) })),
    totals: {
      ...totals,
      costPerPerson: cost && people > 0 ? { low: cost.low / people, high: cost.high / people } : null,
    },
    segments,
    pairs,
    milliseconds: Math.round(performance.now() - started),
    reading: scenarioReading(model, totals, modifications),
    provenance: networkProvenance(data, model, {
      method: SCENARIO_METHOD,
      command: commandOf(model, modifications, withinM),
      request: `POST /api/scenario ${JSON.stringify({
        network: networkId(snapshot),
        profile,
        modifications,
        ...(against?.length ? { against } : {}),
        withinM,
      })}`,
    }),
  };
}

function commandOf(model: Model, modifications: readonly Modification[], withinM: number): string {
  const words = modifications.map((one) => {
    if (one.do === "add-crossing")
      return `--add "${one.from.join(",")} ${one.to.join(",")}${one.kind === "bridge" ? "" : ` ${one.kind}`}"`;
    return one.do === "remove-crossing"
      ? `--remove "${one.crossing}"`
      : `--change "${one.crossing} ${one.delayS}"`;
  });
  return [
    `tvars scenario --network ${networkId(model.snapshot)} --profile ${model.profile} --within ${withinM}`,
    ...words,
  ].join(" ");
}

function resolved(model: Model, modifications: readonly Modification[]): Resolved | undefined {
  if (modifications.length === 0) return undefined;
  const { graph, crossings, metresPerS } = model;
  try {
    return resolveScenario(
      {
        graph,
        snap: model.snap,
        crossings,
        speedMPerS: metresPerS,
        delayS: (kind, x1, y1, x2, y2) => delayOver(model, kind, [x1, y1, x2, y2]),
      },
      { name: "scenario", modifications: modifications.map((one, at) => changeOf(model, one, at)) },
    );
  } catch (error) {
    if (error instanceof StudyError || !(error instanceof NetworkError)) throw error;
    throw cannotBeTried(error);
  }
}

/** The mean wait over the barrier that a new crossing meets first; none where it is separated by grade or meets nothing. */
function delayOver(
  { index, segments, built }: Model,
  kind: CrossingKind,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): number {
  const meeting = index?.firstMeeting(x1, y1, x2, y2);
  if (meeting === undefined) return 0;
  return crossingDelayS(kind, segments.lines[segments.line[meeting.segment]!]!, built.profile);
}

function changeOf(model: Model, one: Modification, at: number): Change {
  if (one.do === "add-crossing") {
    const [from, to] = [toPlane(...one.from), toPlane(...one.to)];
    if (model.snap(...from).node === model.snap(...to).node) throw sameStreet(...one.to);
    return {
      type: "add-crossing",
      id: one.name ?? `#${at + 1}`,
      kind: one.kind,
      from: { xM: from[0], yM: from[1] },
      to: { xM: to[0], yM: to[1] },
      ...(one.delayS === undefined ? {} : { delayS: one.delayS }),
    };
  }
  if (!model.crossings.some(({ crossing }) => crossing.id === one.crossing))
    throw noSuchCrossing(one.crossing);
  if (one.do === "remove-crossing") return { type: "remove-crossing", crossing: one.crossing };
  return { type: "change-crossing", crossing: one.crossing, delayS: one.delayS };
}

/** Where a modification was put: both ends on the network. */
function placed(
  model: Model,
  one: Modification,
): Pick<ScenarioAnswer["modifications"][number], "line" | "metres"> {
  const { graph } = model;
  if (one.do !== "add-crossing") {
    const found = model.crossings.find(({ crossing }) => crossing.id === one.crossing)!;
    const [link] = found.links;
    if (link === undefined) return { line: null, metres: null };
    return {
      line: [link.u, link.v].map((node) => toDegrees(graph.xM[node]!, graph.yM[node]!)),
      metres: Math.round(
        Math.hypot(graph.xM[link.u]! - graph.xM[link.v]!, graph.yM[link.u]! - graph.yM[link.v]!),
      ),
    };
  }
  const [from, to] = [toPlane(...one.from), toPlane(...one.to)];
  const [a, b] = [model.snap(...from), model.snap(...to)];
  const ends = [a.node, b.node].map((node) => toDegrees(graph.xM[node]!, graph.yM[node]!));
  return {
    line: [ends[0]!, one.from, one.to, ends[1]!],
    metres: Math.round(a.awayM + b.awayM + Math.hypot(from[0] - to[0], from[1] - to[1])),
  };
}

/** Distances of every kept pair with a patch in place: positions that change and what they become. */
function distancesWith(
  model: Model,
  severed: Severed,
  patch: Resolved | undefined,
): Map<number, number> | undefined {
  if (patch === undefined) return undefined;
  const options = { limitMm: severed.result.rule.limitMm, prepare: model.again };
  const { pair, mm } = changedPairs(severed.result.kept, staged(model.engine, patch, options), options);
  const changed = new Map<number, number>();
  for (let at = 0; at < pair.length; at++) changed.set(pair[at]!, mm[at]!);
  return changed;
}

function costOf(modifications: readonly Modification[]): { low: number; high: number } | undefined {
  const costs = modifications.flatMap((one) => (one.do === "add-crossing" && one.cost ? [one.cost] : []));
  if (costs.length === 0) return undefined;
  return {
    low: costs.reduce((sum, { low }) => sum + low, 0),
    high: costs.reduce((sum, { high }) => sum + high, 0),
  };
}
