import type { ScenarioAnswer } from "@tvars/api";
import { typeOf } from "./barriers.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import type { Severed } from "./severed.ts";
import { TYPES } from "./severed.ts";

export type Totals = Omit<ScenarioAnswer["totals"], "costPerPerson">;

/** Positions of pairs whose distance is another than today's, and what it is; undefined is today. */
interface Distances {
  before: ReadonlyMap<number, number> | undefined;
  after: ReadonlyMap<number, number> | undefined;
}

/** Whoever gains less is not told so. */
const LEAST_MM = 1000;
const MOST_PAIRS = 20;

/** Sums what changes between two states of the network over the pairs that change, and no others. */
export function tally(
  { graph, people, segmentIds }: Model,
  { result }: Severed,
  { before, after }: Distances,
): {
  totals: Totals;
  segments: ScenarioAnswer["segments"];
  pairs: ScenarioAnswer["pairs"];
  isGaining: Uint8Array;
} {
  const { rule, kept, sums, segments } = result;
  const { pairs, mmN, mm0 } = kept;
  const { limitMm } = rule;
  const [burdenBefore, burdenAfter] = [new Float64Array(segments.count), new Float64Array(segments.count)];
  const isGaining = new Uint8Array(graph.nodes);
  const gainOf = new Float64Array(6);
  const contactsOf = new Float64Array(6);
  let [pairsGaining, contactsGaining, contactsChanged, gained] = [0, 0, 0, 0];
  const best: { gain: number; a: number; b: number; was: number; is: number }[] = [];
  const source = sourceFinder(pairs.first);

  for (const k of changedPlaces(before, after)) {
    const was = Math.min(before?.get(k) ?? mmN[k]!, limitMm);
    const is = Math.min(after?.get(k) ?? mmN[k]!, limitMm);
    if (was === is) continue;
    const [a, b] = [pairs.sources[source(k)]!, pairs.targets[k]!];
    const contacts = people.people[a]! * people.people[b]!;
    const open = Math.min(mm0[k]!, limitMm);
    const [costWas, costIs] = [Math.max(0, was - open), Math.max(0, is - open)];
    for (const segment of [pairs.near[k]!, pairs.far[k]!]) {
      burdenBefore[segment]! += (contacts * costWas) / 2000;
      burdenAfter[segment]! += (contacts * costIs) / 2000;
    }
    const gain = was - is;
    const metres = (contacts * gain) / 1000;
    gained += metres;
    contactsChanged += contacts;
    for (const node of [a, b]) {
      gainOf[people.type[node]!]! += metres / 2;
      contactsOf[people.type[node]!]! += contacts / 2;
    }
    if (gain < LEAST_MM) continue;
    pairsGaining++;
    contactsGaining += contacts;
    isGaining[a] = isGaining[b] = 1;
    if (best.length < MOST_PAIRS || metres > best.at(-1)!.gain) {
      const at = best.findIndex((other) => metres > other.gain);
      best.splice(at < 0 ? best.length : at, 0, { gain: metres, a, b, was, is });
      if (best.length > MOST_PAIRS) best.pop();
    }
  }

  const peopleOf = new Float64Array(6);
  for (let node = 0; node < graph.nodes; node++)
    if (isGaining[node] === 1) peopleOf[people.type[node]!]! += people.people[node]!;
  const all = result.total;
  const changed = Array.from(segmentIds.keys()).filter(
    (segment) => Math.abs(burdenBefore[segment]! - burdenAfter[segment]!) > 1e-6,
  );
  const standing = (segment: number): { burden: number; contacts: number } => {
    const at = segment * rule.stride;
    const of = result.of(segment);
    return { burden: of.burden, contacts: sums.rows.length > at ? of.potential : 0 };
  };
  // Burdens of a segment hold also the pairs that do not change, and, against another scenario, what that one changes.
  const shift =
    before === undefined
      ? undefined
      : burdenShift({ burdenBefore, segments: segments.count }, before, result, people.people);
  const total = { before: all.burden, change: 0 };
  if (shift) for (const one of shift) total.before += one;
  for (const segment of changed) total.change += burdenAfter[segment]! - burdenBefore[segment]!;
  return {
    totals: {
      pairsGaining,
      peopleGaining: peopleOf.reduce((sum, one) => sum + one, 0),
      contactsGaining,
      gainM: contactsChanged > 0 ? gained / contactsChanged : 0,
      burdenBefore: total.before,
      burdenAfter: Math.max(0, total.before + total.change),
      byType: TYPES.filter((type) => peopleOf[type]! > 0 || gainOf[type]! !== 0).map((type) => ({
        type: typeOf(type),
        people: peopleOf[type]!,
        gainM: contactsOf[type]! > 0 ? gainOf[type]! / contactsOf[type]! : 0,
        share: gained === 0 ? 0 : gainOf[type]! / gained,
      })),
    },
    segments: changed
      .map((segment) => {
        const { burden, contacts } = standing(segment);
        const from = burden + (shift?.[segment] ?? 0);
        const to = Math.max(0, from + burdenAfter[segment]! - burdenBefore[segment]!);
        return {
          id: segmentIds[segment]!,
          burdenBefore: from,
          burdenAfter: to,
          excessBeforeM: contacts > 0 ? from / contacts : 0,
          excessAfterM: contacts > 0 ? to / contacts : 0,
        };
      })
      .sort(
        (a, b) => b.burdenBefore - b.burdenAfter - (a.burdenBefore - a.burdenAfter) || (a.id < b.id ? -1 : 1),
      ),
    pairs: best.map(({ a, b, was, is }) => ({
      from: toDegrees(graph.xM[a]!, graph.yM[a]!),
      to: toDegrees(graph.xM[b]!, graph.yM[b]!),
      beforeM: was >= limitMm ? null : Math.round(was / 1000),
      afterM: Math.round(is / 1000),
    })),
    isGaining,
  };
}

function* changedPlaces(
  before: ReadonlyMap<number, number> | undefined,
  after: ReadonlyMap<number, number> | undefined,
): Generator<number> {
  if (after) yield* after.keys();
  if (before) for (const k of before.keys()) if (!after?.has(k)) yield k;
}

/** Which source a pair belongs to; pairs come mostly in order, so the last one is tried first. */
function sourceFinder(first: Uint32Array): (k: number) => number {
  let at = 0;
  return (k) => {
    if (k >= first[at]! && k < first[at + 1]!) return at;
    let [low, high] = [0, first.length - 2];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (first[middle]! <= k) low = middle;
      else high = middle - 1;
    }
    return (at = low);
  };
}

/** By segment: what the scenario compared against changes of today's burden. */
function burdenShift(
  { segments }: { burdenBefore: Float64Array; segments: number },
  against: ReadonlyMap<number, number>,
  { kept, rule }: Severed["result"],
  people: Float64Array,
): Float64Array {
  const { pairs, mmN, mm0 } = kept;
  const shift = new Float64Array(segments);
  const source = sourceFinder(pairs.first);
  for (const [k, mm] of against) {
    const contacts = people[pairs.sources[source(k)]!]! * people[pairs.targets[k]!]!;
    const open = Math.min(mm0[k]!, rule.limitMm);
    const cost = (distance: number): number => Math.max(0, Math.min(distance, rule.limitMm) - open);
    const half = (contacts * (cost(mm) - cost(mmN[k]!))) / 2000;
    shift[pairs.near[k]!]! += half;
    shift[pairs.far[k]!]! += half;
  }
  return shift;
}
