import type { BreakdownAnswer, BreakdownRow, Denominator, Provenance } from "@tvars/api";
import type { Figure, Text } from "@tvars/cube";
import { REASON_WORDS } from "@tvars/disclosure";
import type { ProtectedCell } from "@tvars/disclosure";
import type { CaseKind } from "@tvars/measures";
import { caveatsOf } from "./caveats.ts";
import type { CellFigures } from "./estimated.ts";
import { cellFigure, figuresOf } from "./figures.ts";
import { funnelAnswer } from "./funnel.ts";
import { type TypedRate, concentrationCurve, gapsOf } from "./gaps.ts";
import { TOTAL, cellAt, categoriesOf } from "./layout.ts";
import type { Question } from "./question.ts";
import { methodOf } from "./method.ts";
import { readingOf } from "./reading.ts";
import { rulesInWords } from "./rules.ts";
import type { Passed, ShownPeriod, ShownUnmatched } from "./shown.ts";
import { trendsOf } from "./trends.ts";
import { unmatchedOf } from "./unmatched-answer.ts";
import { describedOf, titleOf, unitOf } from "./words.ts";

export interface AnswerInput {
  question: Question;
  place: BreakdownAnswer["place"];
  /** Each period and the unmatched have passed disclosure control. */
  periods: readonly Passed<ShownPeriod>[];
  unmatched: Passed<ShownUnmatched>;
  /** Public denominators of each period, cell by cell. */
  denominators: readonly (readonly Figure[] | null)[];
  denominator: Denominator | undefined;
  kind: CaseKind;
  indicator: Text | undefined;
  profileCaveats: readonly Text[];
  provenance: Omit<Provenance, "hidden">;
}

/** Figures, gaps, curves and words of a table: everything from what may be shown, nothing from what may not. */
export function answerOf(input: AnswerInput): BreakdownAnswer {
  const { question, place, periods, denominators, denominator, kind } = input;
  const { definition, asked, rules, byYear } = question;
  const per = asked.figure === "rate" ? (denominator?.per ?? 1) : 1;
  const figures = periods.map((shown, at) =>
    figuresOf(shown, question, { per, kind, denominators: denominators[at] ?? null }),
  );
  const perturbed =
    rules.cellKey !== undefined || (rules.rounding !== undefined && rules.roundingKind !== "controlled");
  const rows = periods.flatMap((shown, at) => rowsOf(shown, figures[at]!, question, perturbed));
  const typed = periods.map((shown, at) => typedRates(shown, figures[at]!));
  const last = periods.length - 1;
  const when = periods.length > 1 ? periods[last]!.period.id : "";
  const scale = { per, kind, when };
  const gaps = typed[last]!.length > 0 && asked.per !== "own" ? gapsOf(typed[last]!, question, scale) : [];
  const unmatched = unmatchedOf(input, periods, typed, figures, per);
  const hiddenCells = rows.filter(({ hidden }) => hidden !== null);
  const trend =
    byYear &&
    periods.length > 2 &&
    (asked.figure === "rate" || asked.figure === "share" || asked.figure === "mean")
      ? trendsOf(question.years, typed, per, asked.level)
      : undefined;
  const lastPeriod = periods[last]!;
  const wholeAt = cellAt(
    lastPeriod.layout,
    lastPeriod.layout.dimensions.map(() => TOTAL),
  );
  const said = {
    question,
    place: place.name,
    when: lastPeriod.period.label,
    rates: typed[last]!,
    all: figures[last]![wholeAt],
    total: lastPeriod.n[wholeAt]!.value,
    per,
    denominator,
    gaps,
  };
  const estimated = denominators.some((list) => list?.some(({ flags }) => flags?.includes("estimated")));
  const widths = periods.flatMap(({ audit }) => audit.narrowest ?? []);
  return {
    asked,
    title: titleOf(said),
    reading: readingOf({
      ...said,
      indicator: input.indicator,
      unmatched,
      hidden: hiddenCells.length,
      estimated,
      cells: rows.length,
    }),
    records: {
      id: definition.id,
      title: definition.title,
      unit: definition.unit,
      placeOf: definition.placeOf,
    },
    place,
    unit: unitOf(question, denominator, per),
    dimensions: dimensionsOf(periods, question),
    rows,
    gaps,
    concentration: asked.figure === "rate" ? concentrationCurve(typed[last]!) : null,
    funnel:
      asked.figure === "rate" || asked.figure === "share"
        ? funnelAnswer(lastPeriod.layout, figures[last]!, kind, per)
        : null,
    ...(trend ? { trend } : {}),
    unmatched,
    secrecy: {
      rules,
      primary: hiddenCells.filter(({ hidden }) => hidden!.kind === "primary").length,
      secondary: hiddenCells.filter(({ hidden }) => hidden!.kind === "secondary").length,
      published: rows.length - hiddenCells.length,
      narrowest: widths.length === 0 ? null : Math.min(...widths),
      safe: rules.open || periods.every(({ audit }) => audit.safe),
      words: rulesInWords(rules),
    },
    caveats: caveatsOf(input, periods),
    provenance: {
      ...input.provenance,
      method: methodOf(input, per, describedOf(question, denominator, per)),
      ...(hiddenCells.length > 0
        ? { hidden: { count: hiddenCells.length, reason: hiddenReason(hiddenCells) } }
        : {}),
    },
  };
}

function rowsOf(
  { period, layout, n, amount }: ShownPeriod,
  figures: readonly CellFigures[],
  question: Question,
  perturbed: boolean,
): BreakdownRow[] {
  const { byYear, strata } = question;
  const kept = layout.dimensions.length - strata.length;
  const rows: BreakdownRow[] = [];
  for (let cell = 0; cell < layout.size; cell++) {
    const categories = categoriesOf(layout, cell);
    if (categories.some(({ shown }) => !shown)) continue;
    if (categories.slice(kept).some(({ id }) => id !== TOTAL)) continue;
    const named = categories
      .slice(0, kept)
      .map((category, d) => [layout.dimensions[d]!.id, category] as const);
    const { value, standardised, difference, ratio, denominator } = figures[cell]!;
    const why = [n[cell]!, ...(amount ? [amount[cell]!] : [])].find(({ status }) => status === "suppressed");
    rows.push({
      key: {
        ...Object.fromEntries(named.map(([id, category]) => [id, category.id])),
        ...(byYear ? { year: period.id } : {}),
      },
      label: {
        ...Object.fromEntries(named.map(([id, category]) => [id, category.label])),
        ...(byYear ? { year: period.label } : {}),
      },
      count: cellFigure(n[cell]!, perturbed),
      hidden: why ? hiddenOf(why) : null,
      denominator,
      value,
      standardised,
      difference,
      ratio,
    });
  }
  return rows;
}

const hiddenOf = ({
  role = "secondary",
  reason = "secondary",
}: ProtectedCell): NonNullable<BreakdownRow["hidden"]> => ({
  kind: role,
  rule: reason,
  reason: REASON_WORDS[reason],
});

/** The five types with all groups together; none where types are no dimension, or others stand beside it. */
function typedRates({ layout, n, amount }: ShownPeriod, figures: readonly CellFigures[]): TypedRate[] {
  const at = layout.dimensions.findIndex(({ id }) => id === "type");
  if (at < 0) return [];
  return ["1", "2", "3", "4", "5"].map((type) => {
    const cell = cellAt(
      layout,
      layout.dimensions.map((_, d) => (d === at ? type : TOTAL)),
    );
    const hidden = [n[cell]!, ...(amount ? [amount[cell]!] : [])].some(
      ({ status }) => status === "suppressed",
    );
    if (hidden || figures[cell]!.value?.figure.status === "suppressed") return "hidden";
    return figures[cell]!.rate;
  });
}

function dimensionsOf(
  periods: readonly ShownPeriod[],
  { spatial, groups, byYear }: Question,
): BreakdownAnswer["dimensions"] {
  const made: BreakdownAnswer["dimensions"] = [];
  for (let d = 0; d < spatial.length + groups.length; d++) {
    const categories = new Map<string, Text>();
    for (const { layout } of periods)
      for (const { id, label, shown } of layout.dimensions[d]!.categories)
        if (shown && id !== TOTAL && !categories.has(id)) categories.set(id, label);
    const { id, title } = periods[0]!.layout.dimensions[d]!;
    made.push({ id, title, categories: [...categories].map(([key, label]) => ({ id: key, label })) });
  }
  if (byYear)
    made.push({
      id: "year",
      title: { sv: "år", en: "year" },
      categories: periods.map(({ period }) => ({ id: period.id, label: period.label })),
    });
  return made;
}

function hiddenReason(rows: readonly BreakdownRow[]): Text {
  const counts = new Map<string, { text: Text; count: number }>();
  for (const { hidden } of rows) {
    const known = counts.get(hidden!.rule) ?? { text: hidden!.reason, count: 0 };
    counts.set(hidden!.rule, { ...known, count: known.count + 1 });
  }
  const list = [...counts.values()];
  return {
    sv: list.map(({ text, count }) => `${text.sv} (${count})`).join("; "),
    en: list.map(({ text, count }) => `${text.en} (${count})`).join("; "),
  };
}
