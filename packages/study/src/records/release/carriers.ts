import type { BreakdownAnswer, Estimated } from "@tvars/api";

/** A number that stands beside a hidden figure and gives it away. */
export interface Leak {
  row: number | null;
  field: string;
}

/**
 * Numbers of a table that tell a hidden count in a roundabout way: a rate with its denominator, the difference to a reference, the
 * limits of an interval, the curve of concentration, a point of the funnel, bounds for what could not be placed. A table that has
 * passed disclosure control has none; it is looked for all the same, since every one of them would undo it.
 */
export function leaksIn({ rows, funnel, concentration, unmatched, dimensions }: BreakdownAnswer): Leak[] {
  const leaks: Leak[] = [];
  const hiddenIds = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (row.count.status !== "suppressed") continue;
    for (const field of ["value", "standardised", "difference", "ratio"] as const)
      if (tells(row[field])) leaks.push({ row: at, field });
    if (row.count.value !== null) leaks.push({ row: at, field: "count" });
    const fixed = Object.entries(row.key).filter(([, id]) => id !== "all");
    if (fixed.length === 0 && tellsSum(unmatched)) leaks.push({ row: at, field: "unmatched.share" });
    if (fixed.length === 1) hiddenIds.add(fixed[0]![1]);
  }
  for (const { id } of funnel?.points ?? [])
    if (hiddenIds.has(id)) leaks.push({ row: null, field: `funnel.${id}` });
  const byType = dimensions.length === 1 && dimensions[0]!.id === "type";
  if (!byType) return leaks;
  if (concentration !== null && [...hiddenIds].some((id) => /^[1-5]$/.test(id)))
    leaks.push({ row: null, field: "concentration" });
  for (const { type } of unmatched.bounds)
    if (hiddenIds.has(String(type))) leaks.push({ row: null, field: `unmatched.bounds.${type}` });
  return leaks;
}

const tells = (estimated: Estimated | null): boolean =>
  estimated !== null &&
  (estimated.figure.value !== null || estimated.low !== null || estimated.high !== null);

/** A share of rows without an area is of all rows, so that it gives their number back. */
const tellsSum = ({ share, rows }: BreakdownAnswer["unmatched"]): boolean =>
  share !== null && share > 0 && rows.value !== null;
