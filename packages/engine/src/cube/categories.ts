import type { Category, Dimension, Text } from "@tvars/cube";
import { text } from "@tvars/cube";
import type { Snapshot } from "../snapshot.ts";

const OWN: Record<string, { role: Dimension["role"]; label: Text }> = {
  area: { role: "geo", label: text("område", "area") },
  year: { role: "time", label: text("år", "year") },
  measure: { role: "metric", label: text("mått", "measure") },
};

/**
 * The dimension for a column: the categories found in the rows, in the order and with the words of the snapshots'
 * dimensions, then those the snapshots do not name. Years and areas are sorted.
 */
export function dimensionFor(
  column: string,
  found: readonly string[],
  snapshots: readonly Snapshot[],
): Dimension {
  const described = snapshots.flatMap(({ dimensions = [] }) => dimensions.filter(({ id }) => id === column));
  const words = new Map<string, Category>();
  for (const category of described.flatMap(({ categories }) => categories))
    if (!words.has(category.id)) words.set(category.id, category);
  const present = new Set(found);
  const named = [...words.keys()].filter((id) => present.has(id));
  const unnamed = found.filter((id) => !words.has(id)).sort(byNumberOrText);
  const ids = column === "year" ? [...named, ...unnamed].sort(byNumberOrText) : [...named, ...unnamed];
  const own = Object.hasOwn(OWN, column) ? OWN[column] : undefined;
  const role = own?.role ?? described[0]?.role;
  return {
    id: column,
    label: described[0]?.label ?? own?.label ?? text(column),
    ...(role ? { role } : {}),
    categories: ids.map(
      (id) => words.get(id) ?? { id, label: text(column === "area" ? id.slice(id.indexOf(":") + 1) : id) },
    ),
  };
}

/** Code-unit order, not a locale's: the same wherever it runs. */
function byNumberOrText(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}
