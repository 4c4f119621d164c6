import type { Nesting } from "../table/dimension.ts";

/** A change along one dimension that keeps all its sums: categories with +1 or −1. The first is +1 and the one asked for. */
export interface Direction {
  categories: Int32Array;
  signs: Int8Array;
}

const MOST = 120;
const NOTHING = new Int32Array();

/**
 * Directions through a category, smallest first. Every one is either "one more in base a" (a and all that contain it),
 * or "one more in a, one fewer in b", in which whatever contains both stays as it is.
 */
export function directionsThrough(nesting: Nesting, category: number): Direction[] {
  const { above, basesOf } = nesting;
  const inside = spread(basesOf[category]!, 8);
  const isInside = new Set(basesOf[category]);
  const found: Direction[] = [];
  const keep = (plus: number, minus: number | undefined): void => {
    const containers = above[plus]!;
    const others = minus === undefined ? NOTHING : above[minus]!;
    if (others.includes(category)) return;
    const members = [category];
    for (const one of containers) if (one !== category && !others.includes(one)) members.push(one);
    const ups = members.length;
    for (const one of others) if (!containers.includes(one)) members.push(one);
    const signs = new Int8Array(members.length).fill(1, 0, ups).fill(-1, ups);
    found.push({ categories: Int32Array.from(members), signs });
  };
  for (const base of inside) {
    keep(base, undefined);
    for (const partner of partners(nesting, base, isInside, Math.ceil(MOST / inside.length)))
      keep(base, partner);
  }
  return found.sort((a, b) => a.categories.length - b.categories.length).slice(0, MOST);
}

/** Base categories near `base` but not in `without`: those of the smallest totals around it first. */
function partners(
  { above, basesOf }: Nesting,
  base: number,
  without: ReadonlySet<number>,
  most: number,
): Set<number> {
  const found = new Set<number>();
  const containers = Array.from(above[base]!.subarray(1)).sort(
    (a, b) => basesOf[a]!.length - basesOf[b]!.length,
  );
  for (const container of containers) {
    const fresh = basesOf[container]!.filter((one) => !without.has(one) && !found.has(one));
    for (const one of spread(fresh, Math.max(most - found.size, 4))) found.add(one);
    if (found.size >= most) break;
  }
  return found;
}

/** At most `most` entries, evenly from the whole list. */
function spread(list: Int32Array, most: number): Int32Array {
  if (list.length <= most) return list;
  return Int32Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!);
}
