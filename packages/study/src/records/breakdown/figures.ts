import type { Estimated } from "@tvars/api";
import type { Figure, Flag } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import type { ProtectedCell } from "@tvars/disclosure";
import { normalQuantile, ratesByType, rateOf, shareOf } from "@tvars/measures";
import type { CaseKind, Estimate } from "@tvars/measures";
import { type CellFigures, HIDDEN, MISSING, NOTHING, type Series, withFlags } from "./estimated.ts";
import { type Layout, TOTAL, UNTYPED, cellAt, keysOf } from "./layout.ts";
import type { Question } from "./question.ts";
import type { Passed, ShownPeriod } from "./shown.ts";
import { standardise } from "./standardise.ts";

export interface FigureOptions {
  per: number;
  kind: CaseKind;
  /** Public denominators, cell by cell. */
  denominators: readonly Figure[] | null;
}

export const isKnown = (cell: ProtectedCell): cell is ProtectedCell & { value: number } =>
  cell.value !== null;

/** A published count as the API writes it. */
export function cellFigure(cell: ProtectedCell, perturbed: boolean): Figure {
  if (cell.value === null) return absent(cell.status as "suppressed");
  const flags: Flag[] = [
    ...(cell.small ? ["small" as const] : []),
    ...(perturbed && cell.status !== "zero" ? ["perturbed" as const] : []),
  ];
  return { value: cell.value, status: cell.status, ...(flags.length > 0 ? { flags } : {}) };
}

/**
 * Rates, shares, means and amounts of every cell that is shown, with the comparison to the reference type. Whatever follows from a hidden
 * cell is hidden. Rates of types are `ratesByType`.
 */
export function figuresOf(
  shown: Passed<ShownPeriod>,
  question: Question,
  { per, kind, denominators }: FigureOptions,
): CellFigures[] {
  const { asked } = question;
  const { layout } = shown;
  const none = (): CellFigures => ({
    value: null,
    standardised: null,
    difference: null,
    ratio: null,
    denominator: null,
  });
  const made: CellFigures[] = Array.from({ length: layout.size }, none);
  if (asked.figure === "count") return made;
  if (asked.figure === "amount") {
    for (const [cell, amount] of shown.amount!.entries())
      made[cell]!.value = { figure: cellFigure(amount, false), low: null, high: null };
    return made;
  }
  const over = overOf(shown, question, denominators);
  for (const [cell, one] of made.entries()) {
    one.denominator = asked.figure === "mean" ? cellFigure(shown.n[cell]!, false) : over[cell]!;
    one.value = absentValue(shown, cell, over, asked.figure === "mean");
  }
  const estimated = shown.estimates !== null;
  for (const group of typeSeries(layout)) {
    if (estimated) fromEstimates(shown, question, group, made, asked.figure === "share" ? 1 : undefined);
    else fromCounts(shown, question, group, over, made, { per, kind });
    if (asked.standardise !== "none") standardise(shown, question, group, denominators!, made, per);
  }
  return made;
}

/** Denominators as figures: rows of one's own, other records, the public table, or all own cases. */
function overOf(
  { layout, n, over }: ShownPeriod,
  { asked, spatial }: Question,
  denominators: readonly Figure[] | null,
): Figure[] {
  if (over) return over.map((cell) => cellFigure(cell, false));
  if (denominators) return [...denominators];
  if (asked.per !== "own") return n.map((cell) => cellFigure(cell, false));
  const summed = spatial.length > 0 ? spatial.length : layout.dimensions.length;
  return n.map((_, cell) => {
    const keys = keysOf(layout, cell).map((key, d) => (d < summed ? TOTAL : key));
    return cellFigure(n[cellAt(layout, keys)]!, false);
  });
}

/** Why a cell has no value, told before any is computed. */
function absentValue(
  { n, amount }: ShownPeriod,
  cell: number,
  over: readonly Figure[],
  mean: boolean,
): Estimated {
  const parts: Set<string> = new Set([
    mean ? amount![cell]!.status : n[cell]!.status,
    ...(mean ? [] : [over[cell]!.status]),
  ]);
  if (parts.has("suppressed")) return HIDDEN;
  if (parts.has("missing")) return MISSING;
  return NOTHING;
}

/** Cells that differ in their type only: what is compared with one another. */
function typeSeries(layout: Layout): Series[] {
  const at = layout.dimensions.findIndex(({ id }) => id === "type");
  const single = (cell: number): Series => ({ cells: [cell], types: [""] });
  if (at < 0) return Array.from({ length: layout.size }, (_, cell) => single(cell));
  const stride = layout.strides[at]!;
  const ids = layout.dimensions[at]!.categories.map(({ id }) => id);
  const types = ids.filter((id) => id !== TOTAL && id !== UNTYPED);
  const series: Series[] = [];
  for (let cell = 0; cell < layout.size; cell++) {
    if (Math.floor(cell / stride) % ids.length !== 0) continue;
    series.push({ cells: types.map((type) => cell + ids.indexOf(type) * stride), types });
    for (const [position, id] of ids.entries())
      if (!types.includes(id)) series.push(single(cell + position * stride));
  }
  return series;
}

function fromCounts(
  { n }: ShownPeriod,
  { asked }: Question,
  { cells, types }: Series,
  over: readonly Figure[],
  made: CellFigures[],
  { per, kind }: { per: number; kind: CaseKind },
): void {
  if (types[0] !== "") hideComparisons(n, cells, made, types.indexOf(String(asked.reference ?? 5)));
  const usable = cells
    .map((cell, at) => ({ cell, type: types[at]!, cases: n[cell]!, of: over[cell]! }))
    .filter(({ cases, of }) => isKnown(cases) && of.value !== null && of.value > 0);
  if (usable.length === 0) return;
  const fits = kind === "events" || usable.every(({ cases, of }) => cases.value! <= of.value!);
  const options = { level: asked.level, per, kind: fits ? kind : ("events" as const) };
  const put = (cell: number, estimate: Estimate, flags: readonly Flag[] = []): void => {
    const cases = n[cell]!.value!;
    const population = over[cell]!.value!;
    made[cell]!.value = withFlags(estimate, [
      ...new Set([...flags, ...(over[cell]!.flags ?? []), ...(n[cell]!.small ? (["small"] as const) : [])]),
    ]);
    made[cell]!.rate = {
      cases,
      population,
      value: estimate.value / per,
      error: (estimate.standardError ?? NaN) / per,
    };
  };
  if (types[0] === "") {
    const { cell, cases, of } = usable[0]!;
    const plain =
      options.kind === "persons"
        ? scaledShare(shareOf(cases.value!, of.value!, { level: asked.level }), per)
        : rateOf(cases.value!, of.value!, options);
    put(cell, plain);
    return;
  }
  const wanted = asked.reference ?? 5;
  const whole = usable.length === cells.filter((cell) => n[cell]!.status !== "not-applicable").length;
  const reference = wanted === "mean" ? (whole ? "mean" : undefined) : String(wanted);
  const compared = reference === "mean" || usable.some(({ type }) => type === reference);
  const rates = ratesByType(
    {
      types: usable.map(({ type }) => type),
      cases: usable.map(({ cases }) => cases.value!),
      population: usable.map(({ of }) => of.value!),
      reference: compared ? reference! : usable[0]!.type,
    },
    options,
  );
  for (const [at, row] of rates.rows.entries()) {
    const { cell } = usable[at]!;
    put(cell, row.rate!);
    if (compared && row.difference) made[cell]!.difference = withFlags(row.difference);
    if (compared && row.ratio) made[cell]!.ratio = withFlags(row.ratio);
  }
  if (!compared)
    for (const { cell } of usable) {
      made[cell]!.difference = HIDDEN;
      made[cell]!.ratio = HIDDEN;
    }
}

/** A comparison of a hidden figure is hidden too; it is shown again where both sides are. */
function hideComparisons(
  n: readonly ProtectedCell[],
  cells: readonly number[],
  made: CellFigures[],
  reference: number,
): void {
  for (const [at, cell] of cells.entries())
    if (n[cell]!.status === "suppressed" && at !== reference) {
      made[cell]!.difference = HIDDEN;
      made[cell]!.ratio = HIDDEN;
    }
}

const scaledShare = (one: Estimate, per: number): Estimate => ({
  ...one,
  value: one.value * per,
  ...(one.standardError === undefined ? {} : { standardError: one.standardError * per }),
  interval: { ...one.interval, low: one.interval.low * per, high: one.interval.high * per },
});

/** Means and weighted shares: normal limits of a mean, Wilson's of a weighted share with the effective number of answers. */
function fromEstimates(
  { estimates, n }: ShownPeriod,
  { asked }: Question,
  { cells, types }: Series,
  made: CellFigures[],
  most: number | undefined,
): void {
  const z = normalQuantile((1 + asked.level) / 2);
  const known = cells.flatMap((cell, at) => {
    const estimate = estimates![cell];
    return estimate && made[cell]!.value !== null && estimate.size > 0
      ? [{ cell, type: types[at]!, ...estimate }]
      : [];
  });
  for (const { cell, value, standardError, size } of known) {
    const share = most === 1 ? shareOf(Math.min(1, value) * size, size, { level: asked.level }) : undefined;
    const error = Number.isFinite(standardError);
    made[cell]!.value = {
      figure: figure(value, n[cell]!.small ? ["small"] : []),
      low: share ? share.interval.low : error ? value - z * standardError : null,
      high: share ? share.interval.high : error ? value + z * standardError : null,
    };
    made[cell]!.rate = { cases: value * size, population: size, value, error: standardError };
  }
  const reference = known.find(({ type }) => type !== "" && type === String(asked.reference ?? 5));
  if (!reference) return;
  for (const { cell, value, standardError } of known) {
    if (cell === reference.cell) continue;
    const gap = value - reference.value;
    const error = Math.hypot(standardError, reference.standardError);
    const told = Number.isFinite(error);
    made[cell]!.difference = {
      figure: figure(gap),
      low: told ? gap - z * error : null,
      high: told ? gap + z * error : null,
    };
  }
}
