import { modification } from "@tvars/api";
import type { Modification, Position, ScenarioAnswer, ScenarioAsked } from "@tvars/api";
import { changedPairs, crossingDelayS, NetworkError, resolveScenario, staged } from "@tvars/network";
import type { CrossingKind, Resolved } from "@tvars/network";
import { StudyError } from "../error.ts";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { changesOf, costOf, isLine, isService, ofNetwork, wayBetween } from "./modifications.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { cannotBeTried, nothingTouched } from "./problems.ts";
import { networkProvenance } from "./provenance.ts";
import { routeLineOf } from "./route.ts";
import { placedLine } from "./new-lines.ts";
import { scenarioReading } from "./scenario-reading.ts";
import { type Lines, linesChanged } from "./scenario-lines.ts";
import { servicesChanged } from "./scenario-services.ts";
import { scenarioCommand } from "./scenario-words.ts";
import type { Services } from "./access/services.ts";
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
  { services = [], lines }: { services?: readonly Services[]; lines?: Lines } = {},
): ScenarioAnswer {
  const started = performance.now();
  if (modifications.length === 0 && !against?.length) throw nothingTouched();
  const { snapshot, profile } = model;
  const patch = resolved(model, modifications);
  const old = against?.length ? resolved(model, against) : undefined;
  const before = distancesWith(model, severed, old);
  const after = distancesWith(model, severed, patch);
  const { totals, segments, pairs, isGaining } = tally(model, severed, { before, after });
  const served = [...modifications, ...(against ?? [])].some(isService)
    ? servicesChanged(
        model,
        services,
        { patch: old, changes: (against ?? []).filter(isService) },
        { patch, changes: modifications.filter(isService) },
      )
    : undefined;
  const ridden =
    lines &&
    linesChanged(
      model,
      services,
      lines,
      { patch: old, changes: (against ?? []).filter(isLine) },
      { patch, changes: modifications.filter(isLine) },
    );
  const cost = costOf(modifications);
  const people = gaining(model, [isGaining, served?.isNearer, ridden?.isNearer]);
  return {
    network: networkId(snapshot),
    profile,
    modifications: modifications.map((modification) => ({
      modification,
      ...placed(model, modification, lines),
    })),
    totals: {
      ...totals,
      costPerPerson: cost && people > 0 ? { low: cost.low / people, high: cost.high / people } : null,
    },
    segments,
    pairs,
    ...(served ? { services: served.services } : {}),
    ...(ridden ? { transit: ridden.transit } : {}),
    milliseconds: Math.round(performance.now() - started),
    reading: scenarioReading(model, totals, modifications, {
      services: served?.services,
      transit: ridden?.transit,
      idle: patch?.idle,
    }),
    provenance: networkProvenance(data, model, {
      method: SCENARIO_METHOD,
      command: scenarioCommand(model, modifications, withinM) + (lines ? leavingWords(lines) : ""),
      request: `POST /api/scenario ${JSON.stringify({
        network: networkId(snapshot),
        profile,
        modifications: inOrder(modifications),
        ...(against?.length ? { against: inOrder(against) } : {}),
        withinM,
        ...(model.rules === "" ? {} : { rules: model.rules }),
        ...(lines
          ? { date: lines.leaving.date, departure: lines.leaving.departure, window: lines.leaving.window }
          : {}),
      })}`,
    }),
  };
}

const leavingWords = ({ leaving: { date, departure, window } }: Lines): string =>
  ` --date ${date} --departure ${departure} --window ${window}`;

/** With their fields in the order of the API, so that a request is written alike whoever asked. */
const inOrder = (modifications: readonly Modification[]): Modification[] =>
  modifications.map((one) => modification.parse(one));

/** What a list of modifications does to the network; undefined where there is none. @throws StudyError */
export function resolved(model: Model, modifications: readonly Modification[]): Resolved | undefined {
  const changes = ofNetwork(modifications);
  if (changes.length === 0) return undefined;
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
      { name: "scenario", modifications: changes.flatMap((one, at) => changesOf(model, one, at)) },
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

/** Where a modification was put: both ends on the network; a new line's stops. */
function placed(
  model: Model,
  one: Modification,
  lines: Lines | undefined,
): Omit<ScenarioAnswer["modifications"][number], "modification"> {
  const { graph } = model;
  const at = (node: number): Position => toDegrees(graph.xM[node]!, graph.yM[node]!);
  if (one.do === "add-line" && lines) {
    const { stops, runMinutes, metres } = placedLine(model, lines.feed, one);
    return { line: stops.map((stop) => stop.at), metres, stops, runMinutes };
  }
  if (isLine(one)) return { line: null, metres: null };
  if ("crossing" in one) {
    const [link] = model.crossings.find(({ crossing }) => crossing.id === one.crossing)!.links;
    if (link === undefined) return { line: null, metres: null };
    return {
      line: [at(link.u), at(link.v)],
      metres: Math.round(
        Math.hypot(graph.xM[link.u]! - graph.xM[link.v]!, graph.yM[link.u]! - graph.yM[link.v]!),
      ),
    };
  }
  if (one.do === "remove-link" || one.do === "change-speed") {
    const { line, metres } = routeLineOf(model, graph, wayBetween(model, one.from, one.to));
    return { line, metres };
  }
  if (one.do === "add-service" || one.do === "remove-service")
    return { line: [at(model.snap(...toPlane(...one.at)).node)], metres: null };
  const [from, to] = [toPlane(...one.from), toPlane(...one.to)];
  const [a, b] = [model.snap(...from), model.snap(...to)];
  if (one.do === "move-service") return { line: [at(a.node), at(b.node)], metres: null };
  return {
    line: [at(a.node), one.from, one.to, at(b.node)],
    metres: Math.round(a.awayM + b.awayM + Math.hypot(from[0] - to[0], from[1] - to[1])),
  };
}

/** People at a place that gains on a way across, to a service or by public transport. */
function gaining({ people }: Model, ways: readonly (Uint8Array | undefined)[]): number {
  let all = 0;
  for (let node = 0; node < people.people.length; node++)
    if (ways.some((isGaining) => isGaining?.[node] === 1)) all += people.people[node]!;
  return all;
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
