import { type PairDistances, resultOf, type SeveranceResult } from "../barriers/severance.ts";
import { adder, copySums } from "../barriers/severance-sums.ts";
import type { Engine } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { type ChangeOptions, changedPairs, type Staged, staged } from "./changed-pairs.ts";
import type { GraphPatch, Link } from "./patched-graph.ts";
import type { Cost } from "./scenario.ts";

/** A pair of places and its distance before and after, metres; the limit where beyond it. */
export interface PairChange {
  a: number;
  b: number;
  beforeM: number;
  afterM: number;
  /** PᵢPⱼ. */
  contacts: number;
}

export interface ScenarioResult {
  /** Links that came; for drawing. */
  links: readonly Link[];
  /** Pairs of nodes nearer each other, and farther. */
  shorter: number;
  longer: number;
  /** Σ PᵢPⱼ f(d⁰) g, g = d^N − d^+, person²·m; what is farther counts against. */
  gain: number;
  /** The same by segment. */
  gainBySegment: Float64Array;
  /** People with someone across who is nearer by `leastM` or more, and with someone farther by as much. */
  helped: number;
  hindered: number;
  /** By the group of those who gain: people, those helped and hindered, gain. */
  groups: { id: string; people: number; helped: number; hindered: number; gain: number }[];
  /** Pairs that gain most: metres times contacts. */
  most: PairChange[];
  /** Severance with the scenario, of the same segments. */
  after: SeveranceResult;
  /** Kronor for each person helped: low, best and high guess. Absent without a cost or without anyone helped. */
  costPerHelped?: Cost;
  /** For `accessGain` and more changes on top. */
  staged: Staged;
}

export interface EvaluateOptions extends ChangeOptions {
  /** A person is helped by this many metres or more. */
  leastM?: number;
  /** How many of the pairs that gain most. */
  most?: number;
}

/**
 * What a scenario changes of what `severance` (with `keepPairs`) found, exactly, touching only the pairs that change. The result before is
 * left as it was. Throws NetworkError (input) where pairs were not kept.
 */
export function evaluate(
  engine: Engine,
  before: SeveranceResult,
  patch: GraphPatch & { cost?: Cost },
  options: EvaluateOptions = {},
): ScenarioResult {
  const { rule, kept } = before;
  const { leastM = 50, most = 20 } = options;
  if (kept === undefined)
    throw new NetworkError("input", {
      value: "severance without its pairs",
      expected: "a result that kept its pairs",
      action: "Call severance with keepPairs: true for the area the scenario lies in.",
    });
  const { limitMm } = rule;
  const stages = staged(engine, patch, { ...options, limitMm });
  const { pair, source, mm } = changedPairs(kept, stages, { ...options, limitMm });
  const { near, far, targets } = kept.pairs;
  const { people, groups } = rule.places;
  const count = groups.length;
  const sums = copySums(before.sums);
  const add = adder(rule, sums);
  const gainBySegment = new Float64Array(before.segments.count);
  const gainByGroup = new Float64Array(count);
  const isHelped = new Uint8Array(engine.graph.nodes);
  const isHindered = new Uint8Array(engine.graph.nodes);
  let [shorter, longer, gain] = [0, 0, 0];
  for (let i = 0; i < pair.length; i++) {
    const k = pair[i]!;
    const [a, b] = [source[i]!, targets[k]!];
    const [old, now, mm0] = [kept.mmN[k]!, mm[i]!, kept.mm0[k]!];
    add(a, b, near[k]!, far[k]!, old, mm0, -1);
    add(a, b, near[k]!, far[k]!, now, mm0, 1);
    const gainM = (Math.min(old, limitMm) - Math.min(now, limitMm)) / 1000;
    if (now < old) shorter++;
    else longer++;
    if (gainM >= leastM) isHelped[a] = isHelped[b] = 1;
    if (gainM <= -leastM) isHindered[a] = isHindered[b] = 1;
    const f0 = rule.decay(Math.min(mm0, limitMm) / 1000);
    const weighted = people[a]! * people[b]! * f0 * gainM;
    gain += weighted;
    gainBySegment[near[k]!]! += weighted / 2;
    gainBySegment[far[k]!]! += weighted / 2;
    for (let g = 0; g < count; g++)
      gainByGroup[g]! +=
        ((rule.byGroup[a * count + g]! * people[b]! + rule.byGroup[b * count + g]! * people[a]!) *
          f0 *
          gainM) /
        2;
  }
  const helped = sumWhere(people, isHelped);
  const { cost } = patch;
  return {
    links: patch.add ?? [],
    shorter,
    longer,
    gain,
    gainBySegment,
    helped,
    hindered: sumWhere(people, isHindered),
    groups: groups.map(({ id, amount }, g) => ({
      id,
      people: amount.reduce((sum, one) => sum + one, 0),
      helped: sumWhere(amount, isHelped),
      hindered: sumWhere(amount, isHindered),
      gain: gainByGroup[g]!,
    })),
    most: mostOf(kept, { pair, source, mm }, people, limitMm, most),
    after: resultOf(rule, sums, before.segments),
    ...(cost &&
      helped > 0 && {
        costPerHelped: {
          lowKr: cost.lowKr / helped,
          centralKr: cost.centralKr / helped,
          highKr: cost.highKr / helped,
        },
      }),
    staged: stages,
  };
}

function sumWhere(amount: Float64Array, where: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < amount.length; i++) if (where[i] === 1) sum += amount[i]!;
  return sum;
}

/** The pairs with the greatest gain in metres times contacts, greatest first. */
function mostOf(
  { pairs, mmN }: PairDistances,
  { pair, source, mm }: ReturnType<typeof changedPairs>,
  people: Float64Array,
  limitMm: number,
  most: number,
): PairChange[] {
  const best: { score: number; i: number }[] = [];
  for (let i = 0; i < pair.length; i++) {
    const k = pair[i]!;
    const gainMm = Math.min(mmN[k]!, limitMm) - Math.min(mm[i]!, limitMm);
    const score = gainMm * people[source[i]!]! * people[pairs.targets[k]!]!;
    if (score <= 0 || (best.length === most && score <= (best[most - 1]?.score ?? Infinity))) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.score < score) at--;
    best.splice(at, 0, { score, i });
    if (best.length > most) best.pop();
  }
  return best.map(({ i }) => {
    const [a, b] = [source[i]!, pairs.targets[pair[i]!]!];
    return {
      a,
      b,
      beforeM: Math.min(mmN[pair[i]!]!, limitMm) / 1000,
      afterM: Math.min(mm[i]!, limitMm) / 1000,
      contacts: people[a]! * people[b]!,
    };
  });
}
