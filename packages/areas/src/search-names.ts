import type { Names } from "./names.ts";
import { foldName } from "./names.ts";
import type { AreaKey, Version } from "./version.ts";

export interface NameHit extends AreaKey {
  /** The area's latest name. */
  name: string;
  /** The earlier name that was found, where it was not the latest. */
  formerly?: string;
}

export interface NameSearchOptions {
  limit?: number;
  versions?: readonly Version[];
}

const collator = new Intl.Collator("sv", { numeric: true });

/**
 * Areas by the beginning of their code, or by name, also a former one. Best first: code, name that begins so, a word
 * that begins so, anywhere in the name; then the same without the marks of å, ä, ö and é, for keyboards that lack
 * them. Ties in Swedish order, where å, ä and ö come last. A search offers areas to choose from: it never decides
 * which area a name means.
 */
export function searchNames(
  names: Names,
  query: string,
  { limit = 20, versions }: NameSearchOptions = {},
): NameHit[] {
  const wanted = foldName(query);
  if (wanted === "") return [];
  const hits: { rank: number; hit: NameHit }[] = [];
  for (const { key, spans } of names.values()) {
    if (versions && !versions.includes(key.version)) continue;
    const name = spans.at(-1)!.name;
    let rank = key.code.toLowerCase().startsWith(wanted) ? 0 : Infinity;
    let formerly: string | undefined;
    for (let i = spans.length - 1; i >= 0; i--) {
      const found = rankOf(foldName(spans[i]!.name), wanted);
      if (found >= rank) continue;
      rank = found;
      formerly = i === spans.length - 1 ? undefined : spans[i]!.name;
    }
    if (rank < Infinity) hits.push({ rank, hit: { ...key, name, ...(formerly ? { formerly } : {}) } });
  }
  return hits
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        collator.compare(a.hit.name, b.hit.name) ||
        collator.compare(a.hit.code, b.hit.code) ||
        collator.compare(a.hit.version, b.hit.version),
    )
    .slice(0, limit)
    .map(({ hit }) => hit);
}

/** Swedish order: å, ä, ö after z, numbers inside names by size. */
export const compareSwedish = (a: string, b: string): number => collator.compare(a, b);

function rankOf(name: string, wanted: string): number {
  const rank = plainRank(name, wanted);
  return rank < Infinity ? rank : 3 + plainRank(unmarked(name), unmarked(wanted));
}

function plainRank(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) return new RegExp(`[\\s(/-]${escaped(wanted)}`, "u").test(name) ? 2 : 3;
  return Infinity;
}

const unmarked = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
