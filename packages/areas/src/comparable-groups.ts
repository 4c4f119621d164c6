import type { Bridge, BridgeEntry } from "./bridge.ts";

/** A smallest set of old areas that covers the same ground as a set of new ones: counts can be summed over it. */
export interface ComparableGroup {
  before: readonly string[];
  after: readonly string[];
  /** False where an outcome inside it is unknown. */
  certain: boolean;
}

/**
 * The finest division that is comparable over both versions: areas tied together by moved boundaries form one
 * group. A group whose boundary moved towards an unnamed area, or with no partner at all, is not certain.
 * Sums over a group are for counts only. Groups come in order of their first code.
 */
export function comparableGroups(bridge: Bridge): ComparableGroup[] {
  const seen = new Set<BridgeEntry>();
  const groups: ComparableGroup[] = [];
  for (const start of [...bridge.before.values(), ...bridge.after.values()]) {
    if (seen.has(start)) continue;
    const group: BridgeEntry[] = [];
    const queue = [start];
    seen.add(start);
    for (let entry = queue.pop(); entry; entry = queue.pop()) {
      group.push(entry);
      const others = entry.version === bridge.from ? bridge.after : bridge.before;
      for (const code of entry.partners) {
        const other = others.get(code);
        if (!other || seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
    const side = (version: string): string[] =>
      group
        .filter((entry) => entry.version === version)
        .map(({ code }) => code)
        .sort();
    const [before, after] = [side(bridge.from), side(bridge.to)];
    groups.push({
      before,
      after,
      certain:
        before.length > 0 &&
        after.length > 0 &&
        group.every(({ outcome, open }) => outcome !== "unknown" && !open),
    });
  }
  const first = ({ before, after }: ComparableGroup): string => before[0] ?? after[0]!;
  return groups.sort((a, b) => (first(a) < first(b) ? -1 : 1));
}
