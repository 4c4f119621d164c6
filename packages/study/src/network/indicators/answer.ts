import type { BarrierIndicators, ScenarioSaved } from "@tvars/api";
import { patchedGraph } from "@tvars/network";
import type { Engine, Graph } from "@tvars/network";
import { originOf } from "@tvars/engine";
import type { Snapshot } from "@tvars/engine";
import type { Data } from "../../data/data.ts";
import { networkId } from "../info.ts";
import type { Model } from "../model.ts";
import { asked, networkProvenance } from "../provenance.ts";
import { resolved } from "../scenario.ts";
import { segmentLine } from "../segment.ts";
import { contrastOf } from "./contrast.ts";
import type { IndexedAreas } from "./contrast.ts";
import { factorOf } from "./factor.ts";
import { fourOf } from "./four.ts";
import type { ServiceNodes } from "./four.ts";
import { growingOf } from "./growing.ts";
import { partsOf } from "./parts.ts";
import { quantileOf } from "./quantile.ts";
import { scopeOf } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { scoresOf } from "./score.ts";
import { type Three, eachOf, orNull } from "./three.ts";
import {
  INDICATORS_METHOD,
  contrastFinding,
  factorFinding,
  fourFinding,
  growingFinding,
  indicatorsReading,
  partsFinding,
  scoreFinding,
} from "./words.ts";

export interface IndicatorsAsked {
  withinM: number;
  barrier: string | undefined;
  segment: string | undefined;
  scenario: ScenarioSaved | undefined;
  permutations: number;
  seed: number;
  services: readonly ServiceNodes[];
  servicesFrom: Snapshot | undefined;
  areas: IndexedAreas | undefined;
}

/**
 * The indicators of severance that research has published, each with its own definition, for all barriers of a network or one of them. They answer
 * different questions and are not summed. @throws StudyError
 */
export function indicatorsAnswer(data: Data, model: Model, question: IndicatorsAsked): BarrierIndicators {
  const { snapshot, profile, people } = model;
  const { withinM, barrier, segment, scenario, permutations, seed, services, servicesFrom, areas } = question;
  const scope = scopeOf(model, { barrier, segment });
  const engines = enginesOf(model, scope, scenario);
  const four = fourOf(model, engines, services, withinM);
  const score = scoresOf(model.engine, scope);
  const factor = factorOf(model, scope);
  const communities = partsOf(model, scope);
  const graphs: Three<Graph> = eachOf(engines, ({ graph }) => graph);
  const percolation = growingOf(model, scope, graphs);
  const contrast = contrastOf(data, areas, scope, { permutations, seed });
  const provenance = networkProvenance(data, model, {
    method: INDICATORS_METHOD,
    ...asked("barriers --indicators", "/api/barriers/indicators", {
      network: networkId(snapshot),
      profile,
      within: withinM,
      barrier,
      segment,
      scenario: scenario?.id,
      permutations,
      seed,
    }),
  });
  return {
    network: networkId(snapshot),
    profile,
    withinM,
    barrier: barrier ?? null,
    segment: segment ?? null,
    scenario: scenario ? { id: scenario.id, name: scenario.name } : null,
    about: scope.about,
    lines: scope.lines.length,
    services: four.map((one) => ({ ...one, finding: fourFinding(one, withinM) })),
    score: { finding: scoreFinding(score.answer), ...score.answer },
    factor: { finding: factorFinding(factor, people.from), ...factor },
    communities: { finding: partsFinding(communities, people.from), ...communities },
    percolation: { finding: growingFinding(percolation, people.from), ...percolation },
    contrast: contrast.answer && { finding: contrastFinding(contrast.answer), ...contrast.answer },
    stretches: stretchesOf(scope, score.bySegment, contrast.bySegment),
    reading: indicatorsReading(model, scope.about, { factor, communities }),
    provenance: servicesFrom
      ? { ...provenance, origin: [...provenance.origin, originOf(servicesFrom)] }
      : provenance,
  };
}

function enginesOf(model: Model, scope: Scope, scenario: ScenarioSaved | undefined): Three<Engine> {
  const patch = scenario && resolved(model, scenario.modifications);
  return {
    now: model.engine,
    open: scope.open(),
    scenario: scenario && (patch ? model.again(patchedGraph(model.graph, patch)) : model.engine),
  };
}

/** Stretches with a score or with neighbours that they part, the highest score first. */
function stretchesOf(
  { segments, ids }: Scope,
  scores: readonly number[][],
  contrasts: readonly number[][],
): BarrierIndicators["stretches"] {
  return Array.from({ length: segments.count }, (_, at) => {
    const barrier = segments.lines[segments.line[at]!]!;
    const [own, parted] = [scores[at]!, contrasts[at]!];
    return {
      id: ids[at]!,
      barrier: barrier.id,
      name: barrier.name ?? "",
      kind: barrier.kind,
      line: segmentLine({ segments }, at),
      spots: own.length,
      score: orNull(quantileOf(own, 0.5), 3),
      scoreMax: own.length > 0 ? orNull(Math.max(...own), 3) : null,
      contrast: orNull(parted.reduce((sum, one) => sum + one, 0) / parted.length, 4),
      neighbours: parted.length,
    };
  })
    .filter(({ spots, neighbours }) => spots > 0 || neighbours > 0)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? -1 : 1));
}
