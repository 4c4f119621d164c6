import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";
import type { Table } from "../table/table.ts";
import type { RuleSet } from "./definition.ts";
import { dominance } from "./dominance.ts";
import { pPercent } from "./p-percent.ts";
import { type Reason, reasonCode } from "./reason.ts";

/** What must be left to an attacker about a cell: value − lower, value + upper, and a total width of `sliding`. */
export interface Requirement {
  lower: number;
  upper: number;
  sliding: number;
}

/** What the rules say of one table, per cell: the reason (0: none), and how wide the interval must be. */
export interface Primary {
  reason: Uint8Array;
  lower: Float64Array;
  upper: Float64Array;
  sliding: Float64Array;
}

export function emptyPrimary(size: number): Primary {
  return {
    reason: new Uint8Array(size),
    lower: new Float64Array(size),
    upper: new Float64Array(size),
    sliding: new Float64Array(size),
  };
}

/** Adds a reason; the first reason stays, the widest requirement wins. */
export function require(primary: Primary, at: number, reason: Reason, needed: Requirement): void {
  if (primary.reason[at] === 0) primary.reason[at] = reasonCode(reason);
  primary.lower[at] = Math.max(primary.lower[at]!, needed.lower);
  primary.upper[at] = Math.max(primary.upper[at]!, needed.upper);
  primary.sliding[at] = Math.max(primary.sliding[at]!, needed.sliding);
}

/**
 * Which cells of a table of counts or amounts the rules hide, and how wide an interval each must keep.
 * The share rule needs two tables and is applied in `protect`.
 * @throws DisclosureError where a rule needs contributors or largest contributions the table has not got
 */
export function primaryOf(table: Table, { rules, zeros = "shown" }: RuleSet): Primary {
  const primary = emptyPrimary(table.values.length);
  for (const rule of rules) {
    if ((rule.kind === "dominance" || rule.kind === "p-percent") && table.largest === undefined)
      throw lacking(table, rule.kind, "largest");
    if (rule.kind === "contributors" && table.contributors === undefined)
      throw lacking(table, rule.kind, "contributors");
    for (let at = 0; at < table.values.length; at++) {
      const value = table.values[at]!;
      if (Number.isNaN(value) || table.notApplicable?.[at] === 1) continue;
      if (rule.kind === "threshold") {
        const from = zeros === "hidden" ? Math.min(0, rule.from) : Math.max(1, rule.from);
        if (value >= from && value <= rule.to)
          require(primary, at, "threshold", { lower: 0, upper: 0, sliding: rule.width ?? rule.to });
      } else if (rule.kind === "contributors") {
        const people = table.contributors![at]!;
        const width = Math.abs(value) * (rule.relativeWidth ?? 0.2);
        if (people > 0 && people < rule.atLeast)
          require(primary, at, "contributors", { lower: 0, upper: 0, sliding: width });
      } else if (rule.kind === "dominance" || rule.kind === "p-percent") {
        const largest = table.largest![at]!;
        const needed =
          rule.kind === "dominance"
            ? dominance(value, largest, rule.n, rule.kPercent)
            : pPercent(value, largest, rule.pPercent);
        if (needed !== undefined)
          require(primary, at, rule.kind, { lower: needed, upper: needed, sliding: 0 });
      }
    }
  }
  return primary;
}

function lacking(table: Table, rule: string, field: string): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`Regeln ${rule} på tabellen ${table.measure}`, `Rule ${rule} on the table ${table.measure}`),
    expected: text(`fältet ${field} i tabellen`, `the field ${field} in the table`),
    action: text("Lägg till det, eller ta bort regeln.", "Add it, or drop the rule."),
  });
}
