import { severance } from "@tvars/network";
import type { Places, SeveranceOptions, SeveranceResult } from "@tvars/network";
import { AcrossTally } from "./across-tally.ts";
import type { Model } from "./model.ts";
import { noBarriers } from "./problems.ts";
import { withThreads } from "./threads.ts";

/** Area types as groups; 0 is where no type is known. */
export const TYPES = [1, 2, 3, 4, 5, 0] as const;

/** What the barriers of a network sever. */
export interface SeveredSums {
  result: SeveranceResult;
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

/** With every pair kept, so that a stretch can be opened and a scenario tried. */
export interface Severed extends SeveredSums {
  result: SeveranceResult & { kept: NonNullable<SeveranceResult["kept"]> };
}

/** What is summed over pairs: people by area type, and the rule. */
export function severanceAsked({ people, segments, snapshot }: Model, withinM: number, limitM: number) {
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
  const places: Places = { people: people.people, groups };
  const rule: SeveranceOptions = {
    withinM,
    limitM,
    contactM,
    decay: () => 1,
    contrast: { low: has([1, 2]), high: has([4, 5]) },
  };
  return { types, contactM, places, rule };
}

/**
 * Σ over pairs of places whose straight line meets a barrier, as `severance` of the package says, with f = 1: every contact within `withinM` in a
 * straight line counts alike, so that burden is contacts times extra metres. A contact is severed where it is a walk of `withinM` without the barriers
 * and farther with them.
 */
export function severedOf(model: Model, withinM: number, limitM: number): Severed {
  const { types, contactM, places, rule } = severanceAsked(model, withinM, limitM);
  const tally = new AcrossTally(model, contactM);
  const { engine, segments } = model;
  const result = withThreads([engine, model.without().engine], (present, absent) =>
    severance(
      { engine: present!, without: absent!, segments, places },
      { ...rule, keepPairs: true, onPairs: (pairs, mmN, mm0) => tally.add(pairs, mmN, mm0) },
    ),
  ) as Severed["result"];
  return { result, withinM, limitM, types, contactM, ...tally.answer(types) };
}
