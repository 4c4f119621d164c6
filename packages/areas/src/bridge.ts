import { AreaError } from "./error.ts";
import type { Text } from "./text.ts";
import type { AreaKey, Version } from "./version.ts";

/**
 * What became of an area between two versions. `unchanged`: same boundary (the code may differ). `split`: divided,
 * and all its parts lie in it. `moved`: the boundary changed. `ended` and `new`: the code stands in one version only.
 * `unknown`: the evidence at hand does not tell; the entry says why.
 */
export const OUTCOMES = ["unchanged", "split", "moved", "ended", "new", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an outcome rests on: a row of a change log, DeSO of a known bridge, bare codes, or measured overlap. */
export interface Evidence {
  kind: "log" | "deso" | "codes" | "overlap";
  text: Text;
  /** Row of the log, 1 = the first row of data. */
  row?: number;
  date?: string;
}

export interface BridgeEntry extends AreaKey {
  outcome: Outcome;
  /** Only where the outcome is unknown: what the codes suggest. Never shown as fact. */
  likely?: Exclude<Outcome, "unknown">;
  /** Codes in the other version that share ground with this area, sorted. */
  partners: readonly string[];
  evidence: readonly Evidence[];
  /** Why the outcome is unknown. */
  reason?: Text;
  /** True where the boundary changed towards an area that nothing names. */
  open?: boolean;
}

/** How the areas of one version correspond to those of its successor, seen from both sides. */
export interface Bridge {
  from: Version;
  to: Version;
  before: ReadonlyMap<string, BridgeEntry>;
  after: ReadonlyMap<string, BridgeEntry>;
}

export interface Correspondence {
  from: Version;
  to: Version;
  before: Iterable<string>;
  after: Iterable<string>;
  /** Pairs [code before, code after] that share ground; the only thing outcomes are read from. */
  links: Iterable<readonly [string, string]>;
  /** Areas whose boundary is said to have changed; open where no link to another area accounts for it. */
  touched?: { before?: ReadonlySet<string>; after?: ReadonlySet<string> };
  /** Why the outcome of an area cannot be told; null where it can. */
  doubt?: (side: "before" | "after", code: string) => Text | null;
  evidence?: (side: "before" | "after", code: string) => readonly Evidence[];
}

/**
 * Reads the outcome of every area from which areas share ground. With A(b) the partners of an old area and B(a)
 * those of a new one: unchanged when A(b) = {a} and B(a) = {b}; a pure split when every a in A(b) has B(a) = {b}.
 * Everything else that keeps its code has moved.
 */
export function bridgeOf(given: Correspondence): Bridge {
  const after = new Map([...given.after].sort().map((code) => [code, new Set<string>()]));
  const before = new Map([...given.before].sort().map((code) => [code, new Set<string>()]));
  for (const [b, a] of given.links) {
    const forward = before.get(b);
    const backward = after.get(a);
    if (!forward || !backward)
      throw new AreaError("input", {
        value: `${b} → ${a}`,
        expected: `a code of ${given.from} and a code of ${given.to}`,
        action: "Check that the rows and the code lists are of the same versions.",
      });
    forward.add(a);
    backward.add(b);
  }
  // A changed boundary that a named partner accounts for is told by the links; only an unaccounted one is open.
  const isOpen = (code: string): boolean =>
    Boolean(given.touched?.before?.has(code) || given.touched?.after?.has(code)) &&
    [...(before.get(code) ?? []), ...(after.get(code) ?? [])].every((partner) => partner === code);
  const ofBefore = (code: string): Exclude<Outcome, "unknown"> => {
    const partners = [...before.get(code)!];
    const inside = partners.every((a) => only(after.get(a), code) && !isOpen(a));
    if (partners.length > 0 && inside && !isOpen(code)) return partners.length === 1 ? "unchanged" : "split";
    return after.has(code) ? "moved" : "ended";
  };
  const ofAfter = (code: string): Exclude<Outcome, "unknown"> => {
    const parents = [...after.get(code)!];
    const fromParent = parents.length === 1 ? ofBefore(parents[0]!) : "moved";
    if (fromParent === "unchanged") return "unchanged";
    if (!before.has(code)) return "new";
    return fromParent === "split" ? "split" : "moved";
  };
  const entries = (
    side: "before" | "after",
    version: Version,
    map: Map<string, Set<string>>,
    outcomeOf: (code: string) => Exclude<Outcome, "unknown">,
  ): Map<string, BridgeEntry> =>
    new Map(
      [...map].map(([code, partners]) => {
        const reason = given.doubt?.(side, code) ?? null;
        const found = outcomeOf(code);
        // A code that stands in one version only has ended or is new whatever else is in doubt.
        const certain = reason === null || found === "new" || (found === "ended" && partners.size === 0);
        return [
          code,
          {
            version,
            code,
            outcome: certain ? found : "unknown",
            ...(reason === null || certain ? {} : { likely: found, reason }),
            ...(isOpen(code) ? { open: true } : {}),
            partners: [...partners].sort(),
            evidence: given.evidence?.(side, code) ?? [],
          } satisfies BridgeEntry,
        ];
      }),
    );
  return {
    from: given.from,
    to: given.to,
    before: entries("before", given.from, before, ofBefore),
    after: entries("after", given.to, after, ofAfter),
  };
}

/**
 * What the bridge says of an area on either side.
 * @throws AreaError where the bridge does not hold it.
 */
export function bridgeEntry(bridge: Bridge, { version, code }: AreaKey): BridgeEntry {
  const entry =
    version === bridge.from
      ? bridge.before.get(code)
      : version === bridge.to
        ? bridge.after.get(code)
        : undefined;
  if (!entry)
    throw new AreaError("input", {
      value: `${version}:${code}`,
      expected: `an area of ${bridge.from} or ${bridge.to}`,
      action: "Check the code and its version, or load the bridge of the whole country.",
    });
  return entry;
}

/** Number of areas per outcome on one side. */
export function countOutcomes(entries: ReadonlyMap<string, BridgeEntry>): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { unchanged: 0, split: 0, moved: 0, ended: 0, new: 0, unknown: 0 };
  for (const { outcome } of entries.values()) counts[outcome]++;
  return counts;
}

const only = (set: Set<string> | undefined, code: string): boolean => set?.size === 1 && set.has(code);
