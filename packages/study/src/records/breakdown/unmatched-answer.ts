import type { BreakdownAnswer } from "@tvars/api";
import { unmatchedBounds } from "@tvars/measures";
import type { AnswerInput } from "./answer.ts";
import { CAUSE_TITLES } from "./causes.ts";
import type { CellFigures } from "./estimated.ts";
import { cellFigure } from "./figures.ts";
import type { TypedRate } from "./gaps.ts";
import { TOTAL, cellAt } from "./layout.ts";
import type { ShownPeriod } from "./shown.ts";

/** Rows without an area type, and what they could change: bounds of the last period's types, of published counts only. */
export function unmatchedOf(
  { unmatched, denominators, question }: AnswerInput,
  periods: readonly ShownPeriod[],
  typed: readonly TypedRate[][],
  figures: readonly (readonly CellFigures[])[],
  per: number,
): BreakdownAnswer["unmatched"] {
  const rows = cellFigure(unmatched.rows, false);
  const causes = unmatched.causes.map(({ cause, rows: counted }) => ({
    cause,
    title: CAUSE_TITLES[cause] ?? { sv: cause, en: cause },
    rows: cellFigure(counted, false),
  }));
  const whole = periods.map(({ layout, n, over }) => {
    const cell = cellAt(
      layout,
      layout.dimensions.map(() => TOTAL),
    );
    return (question.asked.figure === "share" ? over! : n)[cell]!.value;
  });
  const matched = whole.every((one) => one !== null) ? whole.reduce((sum, one) => sum! + one!, 0)! : null;
  const share =
    rows.value === null || matched === null
      ? null
      : rows.value + matched === 0
        ? 0
        : rows.value / (rows.value + matched);
  const at = periods.length - 1;
  const { layout, n } = periods[at]!;
  const dimension = layout.dimensions.findIndex(({ id }) => id === "type");
  const lost = unmatched.within.value;
  const plain =
    question.asked.figure === "count" || (question.asked.figure === "rate" && question.asked.per !== "own");
  // Over several years the unmatched are told together: their bounds fit the years put together only.
  if (dimension < 0 || lost === null || !plain || periods.length > 1 || typed.length === 0)
    return { rows, share, causes, bounds: [] };
  const types = ([1, 2, 3, 4, 5] as const).flatMap((type) => {
    const cell = cellAt(
      layout,
      layout.dimensions.map((_, d) => (d === dimension ? String(type) : TOTAL)),
    );
    const count = n[cell]!.value;
    if (count === null) return [];
    const people =
      question.asked.figure === "rate"
        ? (denominators[at]?.[cell]?.value ?? figures[at]![cell]!.rate?.population)
        : undefined;
    return question.asked.figure === "rate" && !(people! > 0) ? [] : [{ type, count, people }];
  });
  if (types.length === 0 || (lost === 0 && types.every(({ count }) => count === 0)))
    return { rows, share, causes, bounds: [] };
  const rate = question.asked.figure === "rate";
  const bounds = unmatchedBounds({
    cases: types.map(({ count }) => count),
    ...(rate ? { population: types.map(({ people }) => people!) } : {}),
    unmatched: [{ cause: "within", count: lost }],
  });
  const of = rate ? bounds.rate! : bounds.cases;
  return {
    rows,
    share,
    causes,
    bounds: types.map(({ type }, nth) => ({
      type,
      low: of[nth]!.none * (rate ? per : 1),
      high: of[nth]!.all * (rate ? per : 1),
    })),
  };
}
