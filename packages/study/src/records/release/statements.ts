import type { BreakdownAnswer, BreakdownRow, SecrecyRules } from "@tvars/api";
import type { Figure } from "@tvars/cube";

/**
 * What one row of a table says of how many there are: the number itself, a span where it is rounded or perturbed, or that it is hidden.
 * `with` and `without` are those who have and lack the property of a share.
 */
export interface Statement {
  release: string;
  /** Row of the table. */
  row: number;
  of: "count" | "with" | "without";
  status: "shown" | "hidden";
  /** What is published lets it be no less and no more; equal where it is shown as it is. */
  low: number;
  high: number;
}

/** Rows of a published table as statements. Missing and not applicable say nothing. */
export function statementsOf(release: string, { asked, rows, secrecy }: BreakdownAnswer): Statement[] {
  return rows.flatMap((row, at) => {
    const say = (of: Statement["of"], figure: Figure | null): Statement[] => {
      const span = figure && spanOf(figure, secrecy.rules);
      return span ? [{ release, row: at, of, ...span }] : [];
    };
    if (asked.figure !== "share") return say("count", row.count);
    // The denominator of a share is a count of the same records; those without are what is left of it.
    const [x, n] = [row.count, row.denominator];
    return [...say("with", x), ...say("count", n), ...say("without", without(x, n))];
  });
}

/** Shown to a number, or hidden and at least one where zeros are shown; undefined where there is nothing to say. */
function spanOf(figure: Figure, rules: SecrecyRules): Pick<Statement, "status" | "low" | "high"> | undefined {
  const { value, status } = figure;
  if (status === "suppressed") return { status: "hidden", low: 1, high: Infinity };
  if (value === null) return undefined;
  const slack = slackOf(rules);
  return { status: "shown", low: Math.max(0, value - slack), high: value + slack };
}

/** How far a published count may lie from the true one. */
export function slackOf({ open, rounding, roundingKind, cellKey }: SecrecyRules): number {
  if (open) return 0;
  const rounded = rounding === undefined ? 0 : roundingKind === "conventional" ? rounding / 2 : rounding - 1;
  return Math.max(rounded, cellKey?.max ?? 0);
}

function without(x: Figure, n: Figure | null): Figure | null {
  if (n === null || n.value === null) return null;
  if (x.status === "suppressed") return x;
  if (x.value === null) return null;
  const value = n.value - x.value;
  return { value, status: value === 0 ? "zero" : "value" };
}

/** The categories of a row in words, for the reader. */
export const nameOf = ({ label }: Pick<BreakdownRow, "label">, lang: "sv" | "en"): string =>
  Object.values(label)
    .map((text) => text[lang])
    .join(" · ");
