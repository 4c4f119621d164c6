import type { Goal } from "@tvars/api";
import type { Series } from "./series.ts";
import { impossibleYears, noTypes, sameTypes, targetOutside, yearOutside } from "./problems.ts";

/** What is wrong with a goal in itself, before any figures are looked at. */
export function checkGoal({ from, by, of, follows }: Goal): void {
  for (const year of [from, by]) if (year < 1990 || year > 2100) throw yearOutside(year);
  if (by <= from) throw impossibleYears(from, by);
  const groups = of === "all" ? [] : "types" in of ? [of.types] : of.gap;
  if (groups.some((group) => group.length === 0)) throw noTypes();
  if (follows.kind === "population-share" && follows.types.length === 0) throw noTypes();
  const shared = groups[0]?.filter((type) => groups[1]?.includes(type)) ?? [];
  if (shared.length > 0) throw sameTypes(shared);
}

/** A share beyond 0–100 per cent, or a ratio below 0, is a mistake of unit. */
export function checkTarget({ target, of }: Goal, { unit }: Series): void {
  const percent = unit.sv === "procent" && (of === "all" || "types" in of);
  if (percent && (target < 0 || target > 100)) throw targetOutside(target, 0, 100, unit);
  if (unit.sv === "gånger" && target <= 0) throw targetOutside(target, 0, 100, unit);
}
