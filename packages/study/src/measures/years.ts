import type { GroupTable } from "./group-table.ts";
import { noGroupYear } from "./problems.ts";

/** The years of a grouping from one to another, ascending; all of them where neither is given. */
export function resolveYears({ rule, years }: GroupTable, from?: number, to?: number): number[] {
  for (const year of [from, to])
    if (year !== undefined && !years.includes(year)) throw noGroupYear(year, rule.title, years);
  const [low, high] = [from ?? years[0] ?? NaN, to ?? years.at(-1) ?? NaN].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const within = years.filter((year) => year >= low && year <= high);
  if (within.length === 0) throw noGroupYear(to ?? from ?? NaN, rule.title, years);
  return within;
}
