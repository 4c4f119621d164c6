import type { Version } from "@tvars/areas";
import { FLAGS } from "@tvars/cube";
import type { Engine, Snapshot } from "@tvars/engine";
import type { GroupingRule } from "./grouping-rules.ts";

/** Where and when a grouping has figures: found by counting, without reading them. */
export interface GroupExtent {
  versions: Version[];
  years: number[];
  /** First year whose counts the source disturbs. */
  protectedFrom: number | undefined;
}

/** Every combination of flags that holds `perturbed`, as it is written in a snapshot. */
const PERTURBED = Array.from({ length: 1 << FLAGS.length }, (_, bits) =>
  FLAGS.filter((_, bit) => bits & (1 << bit)),
)
  .filter((flags) => flags.includes("perturbed"))
  .map((flags) => flags.join(" "));

export async function extentOf(engine: Engine, snapshot: Snapshot, rule: GroupingRule): Promise<GroupExtent> {
  const { where } = selectionOf(snapshot, rule);
  const by = ["year"];
  const [known, disturbed] = await Promise.all([
    engine.cube({
      from: [snapshot],
      by: ["version", ...by],
      where: { ...where, status: ["value", "zero"] },
      aggregate: "count",
    }),
    engine.cube({ from: [snapshot], by, where: { ...where, flags: PERTURBED }, aggregate: "count" }),
  ]);
  const ids = (dimension: { categories: { id: string }[] } | undefined): string[] =>
    dimension?.categories.map(({ id }) => id) ?? [];
  const years = (cube: typeof known): number[] =>
    ids(cube.dimensions.find(({ id }) => id === "year"))
      .map(Number)
      .sort((a, b) => a - b);
  return {
    versions: ids(known.dimensions[0]) as Version[],
    years: years(known),
    protectedFrom: years(disturbed)[0],
  };
}

/** What of a snapshot's other dimensions is read. */
export function selectionOf(snapshot: Snapshot, rule: GroupingRule) {
  const known = new Set(snapshot.dimensions?.map(({ id }) => id));
  const where = Object.fromEntries(Object.entries(rule.where).filter(([name]) => known.has(name)));
  return { where };
}
