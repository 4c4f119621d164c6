import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";

export type Key = string | number;

/**
 * Which areas are the same at both dates. An area is its code and its version; codes alone would join areas of two versions whose ground
 * differs.
 */
export interface Keys {
  before: readonly Key[];
  after: readonly Key[];
  /** Pairs that are the same ground under other keys, from the key before to the key after: what a bridge between versions says. */
  same?: ReadonlyMap<Key, Key>;
}

/** Numbers of areas: `before[i]` and `after[i]` are the same area. */
export interface Pairing {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly onlyBefore: Int32Array;
  readonly onlyAfter: Int32Array;
}

/**
 * Pairs the areas of two dates by their keys; without keys the areas are the same ones in the same order.
 * @throws MeasuresError `needs` without keys when the numbers of areas differ; `input` when keys are too few, too many or repeated
 */
export function pairAreas(before: Counts, after: Counts, keys?: Keys): Pairing {
  if (!keys) {
    if (before.areas !== after.areas)
      throw new MeasuresError("needs", {
        value: `${before.areas} areas before and ${after.areas} after`,
        expected: "the same areas in the same order, or keys",
        action: "Give keys, each with its version, so that areas can be matched.",
      });
    const all = Int32Array.from({ length: before.areas }, (_, area) => area);
    return { before: all, after: all, onlyBefore: new Int32Array(0), onlyAfter: new Int32Array(0) };
  }
  checkKeys(keys.before, before.areas, "before");
  checkKeys(keys.after, after.areas, "after");
  const afterAt = new Map(keys.after.map((key, area) => [key, area]));
  const pairedBefore: number[] = [];
  const pairedAfter: number[] = [];
  const onlyBefore: number[] = [];
  keys.before.forEach((key, area) => {
    const match = afterAt.get(keys.same?.get(key) ?? key);
    if (match === undefined) onlyBefore.push(area);
    else {
      pairedBefore.push(area);
      pairedAfter.push(match);
    }
  });
  const taken = new Set(pairedAfter);
  if (taken.size < pairedAfter.length)
    throw new MeasuresError("input", {
      value: `${pairedAfter.length - taken.size} areas before that share an area after`,
      expected: "one area after for one before",
      action: "Sum the counts of areas that were joined or split, and pair their sum.",
    });
  return {
    before: Int32Array.from(pairedBefore),
    after: Int32Array.from(pairedAfter),
    onlyBefore: Int32Array.from(onlyBefore),
    onlyAfter: Int32Array.from(keys.after.keys()).filter((area) => !taken.has(area)),
  };
}

function checkKeys(keys: readonly Key[], areas: number, when: string): void {
  const distinct = new Set(keys).size;
  if (keys.length !== areas || distinct < areas)
    throw new MeasuresError("input", {
      value: `${keys.length} keys (${distinct} distinct) ${when}`,
      expected: `${areas} distinct keys, one for each area`,
      action: "Give each area its code and version, once.",
    });
}
