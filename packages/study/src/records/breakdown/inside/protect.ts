import type { SecrecyRules } from "@tvars/api";

import type { Status } from "@tvars/cube";
import { DisclosureError, protect, protectedCell } from "@tvars/disclosure";
import type { Audit, Method, Protected, ProtectedCell, Table } from "@tvars/disclosure";
import { noContributor } from "../problems.ts";
import { amountRules, countRules, shareRules } from "../rules.ts";
import { TOTAL } from "../layout.ts";
import type { Layout } from "../layout.ts";
import type { Passed, ShownAudit, ShownEstimate, ShownPeriod } from "../shown.ts";
import type { Question } from "../question.ts";
import type { RawPeriod } from "./count.ts";
import { estimatesOf } from "./estimates.ts";
import { pass } from "./pass.ts";
import { roundCells } from "./round.ts";

/** What counts are set against in this period: public figures cell by cell (NaN: none), or other records counted alike. */
export type Against =
  | { kind: "public"; values: Float64Array; persons: boolean }
  | { kind: "records"; raw: RawPeriod; rules: SecrecyRules; cellOf: (cell: number) => number }
  | undefined;

export interface ProtectedPeriod {
  shown: Passed<ShownPeriod>;
  /** What the release desk attacks again; raw tables are inside. */
  protections: readonly Protected[];
}

/** One period through disclosure control: rules, secondary suppression, audit, then rounding or noise. */
export async function protectPeriod(
  raw: RawPeriod,
  question: Question,
  against: Against,
  secret: Uint8Array,
): Promise<ProtectedPeriod> {
  const { rules, asked, survey } = question;
  if (rules.open) return openPeriod(raw, question, against);
  const method: Method = rules.secondary ? "heuristic" : "none";
  const label = raw.period.id;
  const protections: Protected[] = [];
  const run = async (...args: Parameters<typeof protect>): Promise<Protected> => {
    const made = await withWhole(...args);
    protections.push(made);
    return made;
  };
  const counts = tableOf(raw.layout, `n ${label}`, raw.n);
  let n: ProtectedCell[];
  let over: ProtectedCell[] | null = null;
  if (asked.figure === "share") {
    const having = tableOf(raw.layout, `x ${label}`, raw.having!);
    const made = await run(having, shareRules(rules, survey), {
      denominator: counts,
      denominatorPublic: false,
      method,
    });
    n = cellsOf(made.tables[0]!);
    over = cellsOf(made.tables[1]!);
    // A share that is hidden leaves neither of its parts to work it out from.
    const shares = cellsOf(made.tables[2]!);
    n = n.map((cell, at) =>
      shares[at]!.status === "suppressed" && isShown(cell) ? hiddenLike(shares[at]!) : cell,
    );
  } else if (against?.kind === "public" && against.persons && personsIn(raw.n, against.values)) {
    const made = await run(counts, shareRules(rules, survey), {
      denominator: { ...counts, measure: `d ${label}`, values: against.values },
      denominatorPublic: true,
      method,
    });
    n = cellsOf(made.tables[0]!);
  } else if (raw.n.every((value) => Number.isInteger(value))) {
    n = cellsOf((await run(counts, countRules(rules, survey), { method })).tables[0]!);
  } else {
    // Parts of lines and polygons: how many rows stand behind a part says whether it is small.
    const made = await run(
      { ...counts, contributors: raw.rows },
      amountRules({ ...rules, dominance: undefined, pPercent: undefined }),
      {
        method,
        singletons: "ignore",
      },
    );
    n = cellsOf(made.tables[0]!);
  }
  if (against?.kind === "records") over = await otherCells(against, raw.layout.size, run);
  const amount = raw.amount ? await protectAmount(raw, question, method, n, run) : null;
  const rounded = await roundCells(raw, rules, n, over, secret);
  const estimates = estimatesOf(raw, question, (cell) =>
    raw.amount ? isShown(amount![cell]!) : isShown(n[cell]!) && (over === null || isShown(over[cell]!)),
  );
  return {
    shown: pass({
      period: raw.period,
      layout: raw.layout,
      n: rounded.n,
      over: rounded.over,
      amount:
        asked.figure === "amount"
          ? amount
          : asked.figure === "mean"
            ? amount!.map(meanCell(estimates))
            : null,
      estimates,
      designEffect: designEffectOf(raw, n),
      audit: auditOf(protections.map(({ audit }) => audit)),
    }),
    protections,
  };
}

const LARGE = 8000;

/** The sum of all is what a reader looks for first: it is hidden only where a rule asks for it, or nothing else will do. */
async function withWhole(...[table, rules, options = {}]: Parameters<typeof protect>): Promise<Protected> {
  const [one] = Array.isArray(table) ? (table as readonly Table[]) : [table as Table];
  const whole = new Uint8Array(one!.values.length);
  whole[whole.length - 1] = 1;
  // Of a table of many thousand cells the proofs say that each is safe; exact widths would take minutes.
  const exact = one!.values.length > LARGE ? { narrowest: 0 } : {};
  try {
    const kept = await protect(table, rules, { ...options, ...exact, keep: [whole] });
    if (kept.audit.unsafe === 0) return kept;
  } catch (error) {
    if (!(error instanceof DisclosureError)) throw error;
  }
  return protect(table, rules, { ...options, ...exact });
}

/** Counts of other records, which follow rules of their own, for every cell of this table. */
async function otherCells(
  { raw, rules, cellOf }: Extract<Against, { kind: "records" }>,
  size: number,
  run: (...args: Parameters<typeof protect>) => Promise<Protected>,
): Promise<ProtectedCell[]> {
  const cells = rules.open
    ? openCells(raw.layout, raw.n)
    : cellsOf(
        (
          await run(tableOf(raw.layout, `d ${raw.period.id}`, raw.n), countRules(rules, false), {
            method: rules.secondary ? "heuristic" : "none",
          })
        ).tables[0]!,
      );
  return Array.from({ length: size }, (_, cell) => cells[cellOf(cell)]!);
}

async function protectAmount(
  raw: RawPeriod,
  { rules, definition }: Question,
  method: Method,
  n: readonly ProtectedCell[],
  run: (...args: Parameters<typeof protect>) => Promise<Protected>,
): Promise<ProtectedCell[]> {
  const { sum, contributors, largest, unknown, known } = raw.amount!;
  const wants = rules.dominance !== undefined || rules.pPercent !== undefined;
  if (wants && definition.contributor === undefined) throw noContributor();
  const set = amountRules(rules);
  const table: Table = {
    ...tableOf(raw.layout, `a ${raw.period.id}`, sum),
    contributors,
    ...(wants ? { largest } : {}),
  };
  const made = await run(table, set, {
    method,
    singletons: "ignore",
    mayBeNegative: sum.some((value) => value < 0),
  });
  return cellsOf(made.tables[0]!).map((cell, at) => {
    // Nobody here: there is no amount to tell. Somebody, but none with an amount: it is missing.
    if (known[at] === 0 && isShown(cell))
      return {
        status: unknown[at]! > 0 ? "missing" : cell.status === "zero" ? "zero" : cell.status,
        value: unknown[at]! > 0 ? null : cell.value,
        small: false,
      };
    return isShown(cell) && n[at]!.status === "suppressed" ? hiddenLike(n[at]!) : cell;
  });
}

/** A mean where the amount may be shown; nothing to tell where nobody has one. */
const meanCell =
  (estimates: readonly (ShownEstimate | null)[] | null) =>
  (cell: ProtectedCell, at: number): ProtectedCell => {
    if (!isShown(cell)) return cell;
    const estimate = estimates?.[at];
    if (!estimate) return { status: "not-applicable", value: null, small: false };
    return { status: estimate.value === 0 ? "zero" : "value", value: estimate.value, small: false };
  };

export const isShown = ({ status }: { status: Status }): boolean => status === "value" || status === "zero";

const hiddenLike = ({ reason, role }: ProtectedCell): ProtectedCell => ({
  status: "suppressed",
  value: null,
  small: false,
  role: role ?? "secondary",
  reason: reason ?? "denominator-hidden",
});

function tableOf(layout: Layout, measure: string, values: Float64Array): Table {
  return {
    measure,
    dimensions: layout.dimensions.map(({ id, categories, relations }) => ({
      id,
      categories: categories.map((one) => one.id),
      relations,
      total: TOTAL,
    })),
    values,
    notApplicable: emptyMask(layout),
  };
}

/** Cells that nothing can be in: a type that no area of the place has. */
function emptyMask({ dimensions, strides, size }: Layout): Uint8Array {
  return Uint8Array.from({ length: size }, (_, cell) =>
    dimensions.some(
      ({ categories }, d) => categories[Math.floor(cell / strides[d]!) % categories.length]!.empty,
    )
      ? 1
      : 0,
  );
}

const cellsOf = (table: Protected["tables"][number]): ProtectedCell[] =>
  Array.from(table.status, (_, at) => protectedCell(table, at));

const personsIn = (n: Float64Array, people: Float64Array): boolean =>
  n.every((x, at) => Number.isInteger(x) && (Number.isNaN(people[at]!) || x <= people[at]!)) &&
  people.every((value) => Number.isNaN(value) || Number.isInteger(value));

function openCells(layout: Layout, values: Float64Array): ProtectedCell[] {
  const empty = emptyMask(layout);
  return Array.from(values, (value, at): ProtectedCell => {
    if (empty[at] === 1) return { status: "not-applicable", value: null, small: false };
    return { status: value === 0 ? "zero" : "value", value, small: false };
  });
}

/** Public records: nothing is hidden, and the answer says so. */
async function openPeriod(raw: RawPeriod, question: Question, against: Against): Promise<ProtectedPeriod> {
  const { asked } = question;
  const n = openCells(raw.layout, asked.figure === "share" ? raw.having! : raw.n);
  const estimates = estimatesOf(raw, question, () => true);
  const protections: Protected[] = [];
  let over = asked.figure === "share" ? openCells(raw.layout, raw.n) : null;
  if (against?.kind === "records") {
    over = await otherCells(against, raw.layout.size, async (...args) => {
      const made = await protect(...args);
      protections.push(made);
      return made;
    });
  }
  const amounts = raw.amount
    ? openCells(raw.layout, raw.amount.sum).map((cell, at) =>
        raw.amount!.known[at] === 0 && raw.amount!.unknown[at]! > 0
          ? ({ status: "missing", value: null, small: false } as const)
          : cell,
      )
    : null;
  return {
    shown: pass({
      period: raw.period,
      layout: raw.layout,
      n,
      over,
      amount: asked.figure === "mean" ? amounts!.map(meanCell(estimates)) : amounts,
      estimates,
      designEffect: designEffectOf(raw, n),
      audit: auditOf(protections.map(({ audit }) => audit)),
    }),
    protections,
  };
}

/** Kish's n Σw² / (Σw)², the largest among the cells that are shown. */
function designEffectOf({ weights, rows }: RawPeriod, n: readonly ProtectedCell[]): number | null {
  if (!weights) return null;
  const effects = Array.from(rows, (count, at) =>
    isShown(n[at]!) && weights.all[at]! > 0 ? (count * weights.squares[at]!) / weights.all[at]! ** 2 : 1,
  );
  return effects.reduce((most, effect) => Math.max(most, effect), 1);
}

function auditOf(audits: readonly Audit[]): ShownAudit {
  const widths = audits.flatMap(({ narrowest }) => narrowest.map(({ low, high }) => high - low));
  return {
    narrowest: widths.length === 0 ? null : Math.min(...widths),
    safe: audits.every(({ unsafe }) => unsafe === 0),
  };
}
