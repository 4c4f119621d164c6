import { severance } from "@tvars/network";
import type { SeveranceResult } from "@tvars/network";
import type { Model } from "./model.ts";
import { noBarriers } from "./problems.ts";
import { withThreads } from "./threads.ts";

/** Area types as groups; 0 is where no type is known. */
export const TYPES = [1, 2, 3, 4, 5, 0] as const;

/** What the barriers of a network sever, with every pair kept so that a stretch can be opened and a scenario tried. */
export interface Severed {
  result: SeveranceResult & { kept: NonNullable<SeveranceResult["kept"]> };
  withinM: number;
  limitM: number;
  /** Types that people of the network live in, in the order of `TYPES`. */
  types: number[];
  /** By type: people with somebody across, and contacts that could be and are not within `withinM`. */
  byType: { type: number; people: number; within: number; severed: number }[];
  /** By segment: people on both sides. */
  people: Float64Array;
  contactM: number;
}

/**
 * Σ over pairs of places whose straight line meets a barrier, as `severance` of the package says, with f = 1: every contact within `withinM` in a
 * straight line counts alike, so that burden is contacts times extra metres. A contact is severed where it is a walk of `withinM` without the barriers
 * and farther with them.
 */
export function severedOf(model: Model, withinM: number, limitM: number): Severed {
  const { graph, engine, segments, people, snapshot } = model;
  if (segments.count === 0) throw noBarriers(snapshot.title.sv);
  const contactM = Math.min(withinM, limitM - 1);
  const types = TYPES.filter((type) =>
    people.type.some((one, node) => one === type && people.people[node]! > 0),
  );
  const groups = types.map((type) => ({
    id: String(type),
    amount: people.people.map((one, node) => (people.type[node] === type ? one : 0)),
  }));
  const known = new Set(types);
  const has = (wanted: readonly (typeof TYPES)[number][]): string[] =>
    wanted.filter((type) => known.has(type)).map(String);
  const places = { people: people.people, groups };
  const rule = {
    withinM,
    limitM,
    contactM,
    decay: () => 1,
    contrast: { low: has([1, 2]), high: has([4, 5]) },
    keepPairs: true,
  };
  const result = withThreads([engine, model.without().engine], (present, absent) =>
    severance({ engine: present!, without: absent!, segments, places }, rule),
  ) as Severed["result"];
  return {
    result,
    withinM,
    limitM,
    types,
    contactM,
    ...byTypeAndSegment(graph.nodes, model, result, types),
  };
}

function byTypeAndSegment(
  nodes: number,
  { people, segments }: Model,
  result: Severed["result"],
  types: number[],
) {
  const { pairs, mmN, mm0 } = result.kept;
  const { contactMm } = result.rule;
  const [within, severed] = [new Float64Array(6), new Float64Array(6)];
  const isAcross = new Uint8Array(nodes);
  // One bit for each node and segment: a segment's people are counted once however many pairs they are part of.
  const words = Math.ceil(nodes / 32);
  const seen = Array.from({ length: segments.count }, (): Uint32Array | undefined => undefined);
  const atSegment = new Float64Array(segments.count);
  const meet = (segment: number, node: number): void => {
    const bits = (seen[segment] ??= new Uint32Array(words));
    const [word, bit] = [node >>> 5, 1 << (node & 31)];
    if ((bits[word]! & bit) !== 0) return;
    bits[word]! |= bit;
    atSegment[segment]! += people.people[node]!;
  };
  for (let s = 0; s < pairs.sources.length; s++) {
    const a = pairs.sources[s]!;
    isAcross[a] = 1;
    for (let k = pairs.first[s]!; k < pairs.first[s + 1]!; k++) {
      const b = pairs.targets[k]!;
      isAcross[b] = 1;
      meet(pairs.near[k]!, a);
      meet(pairs.near[k]!, b);
      if (pairs.far[k] !== pairs.near[k]) {
        meet(pairs.far[k]!, a);
        meet(pairs.far[k]!, b);
      }
      if (mm0[k]! > contactMm) continue;
      const half = (people.people[a]! * people.people[b]!) / 2;
      within[people.type[a]!]! += half;
      within[people.type[b]!]! += half;
      if (mmN[k]! <= contactMm) continue;
      severed[people.type[a]!]! += half;
      severed[people.type[b]!]! += half;
    }
  }
  const byType = types.map((type) => {
    let of = 0;
    for (let node = 0; node < nodes; node++)
      if (isAcross[node] === 1 && people.type[node] === type) of += people.people[node]!;
    return { type, people: of, within: within[type]!, severed: severed[type]! };
  });
  return { byType, people: atSegment };
}
