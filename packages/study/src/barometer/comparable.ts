import type { Data } from "../data/data.ts";
import { regsoVersion } from "../data/data.ts";

/**
 * RegSO codes whose area is the same in both years: all of them within a version; between versions those the bridge
 * knows to be unchanged under the same code. What is unknown is not taken for unchanged.
 */
export function comparableCodes(data: Data, yearA: number, yearB: number): ReadonlySet<string> {
  const [before, after] = [Math.min(yearA, yearB), Math.max(yearA, yearB)];
  const key = regsoVersion(before) === regsoVersion(after) ? regsoVersion(after) : "across";
  const cache = caches.get(data) ?? new Map<string, ReadonlySet<string>>();
  caches.set(data, cache);
  const known = cache.get(key);
  if (known) return known;
  const made = key === "across" ? unchanged(data) : new Set(data.index.get(regsoVersion(after))?.codes ?? []);
  cache.set(key, made);
  return made;
}

const caches = new WeakMap<Data, Map<string, ReadonlySet<string>>>();

function unchanged(data: Data): Set<string> {
  const codes = new Set<string>();
  for (const entry of data.bridge?.after.values() ?? [])
    if (entry.outcome === "unchanged" && entry.partners[0] === entry.code) codes.add(entry.code);
  return codes;
}
