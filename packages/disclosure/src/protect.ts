import { isKnown, STATUSES, type Status, statusCode, text, type Text } from "@tvars/cube";
import { type Audit, audit } from "./audit/audit.ts";
import { DisclosureError } from "./error.ts";
import { type RuleSet, readRules } from "./rules/definition.ts";
import { emptyPrimary, type Primary, primaryOf } from "./rules/primary.ts";
import { isPrimary, type Reason, REASONS, reasonCode } from "./rules/reason.ts";
import { loadSolver } from "./solver/highs.ts";
import { suppress, type Method } from "./secondary/suppress.ts";
import { type CostModel, costsOf, type Task } from "./secondary/task.ts";
import { type Link, STATE, type System, systemOf } from "./table/system.ts";
import type { Table } from "./table/table.ts";
import { protectShares } from "./shares.ts";

export interface ProtectOptions {
  /** Denominators cell by cell: `table` is then the numerators, and shares are what is shown. */
  denominator?: Table;
  /** The denominators are known to everyone (SCB's population) and shown as they are. Default true. */
  denominatorPublic?: boolean;
  /** `heuristic` (default), `optimal` for small tables, or `none`. */
  method?: Method;
  /** Further equalities between cells, such as areas of two versions that cover the same ground. */
  links?: readonly Link[];
  costs?: CostModel;
  /** Cells that should stay shown: table → mask of its cells. They are hidden only when a rule itself hides them. */
  keep?: readonly (Uint8Array | undefined)[];
  /** Cells the reviewer asks to hide: table → mask. */
  hide?: readonly (Uint8Array | undefined)[];
  /** Who is alone in a cell knows it. `known` (default where contributors are given) or `ignore`. */
  singletons?: "known" | "ignore";
  whole?: boolean;
  mayBeNegative?: boolean;
  onInconsistent?: "refuse" | "leave-out";
  /** Published counts up to this are flagged as small. Default 10. */
  smallUpTo?: number;
  clean?: number;
  /** How many of the narrowest intervals the audit computes exactly. */
  narrowest?: number;
  /** In a browser: where highs.wasm is served. */
  locateSolver?: (file: string) => string;
}

/** A table as it may be shown. */
export interface ProtectedTable {
  table: Table;
  /** NaN where nothing is shown. */
  values: Float64Array;
  /** Index into cube's STATUSES. */
  status: Uint8Array;
  /** Index into REASONS. */
  reasons: Uint8Array;
  /** 1: shown, and so small that the reader should be told. */
  small: Uint8Array;
}

export interface ProtectedCell {
  status: Status;
  value: number | null;
  small: boolean;
  role?: "primary" | "secondary";
  reason?: Reason;
}

export interface LogEntry {
  step: "rules" | "secondary" | "audit";
  count: number;
  text: Text;
}

export interface Protected {
  rules: RuleSet;
  tables: readonly ProtectedTable[];
  /** For shares: numerators, denominators and shares in that order in `tables`. */
  audit: Audit;
  log: readonly LogEntry[];
}

/**
 * Protects one table, or several linked ones, as the rules say: primary → secondary → audit. Counts and amounts are
 * protected cell by cell; with `denominator`, shares are. Nothing hidden can be computed more narrowly than the rules
 * allow from all tables together, or the audit says where it can. Deterministic.
 * @throws DisclosureError for a wrong rule set or table, parts that do not sum, or a table no pattern protects
 */
export async function protect(
  table: Table | readonly Table[],
  rules: RuleSet,
  options: ProtectOptions = {},
): Promise<Protected> {
  const set = readRules(rules);
  const tables = Array.isArray(table) ? (table as readonly Table[]) : [table as Table];
  if (options.denominator !== undefined) return protectShares(tables, set, options);
  if (set.rules.some(({ kind }) => kind === "share") && !set.rules.some(({ kind }) => kind !== "share"))
    throw withoutDenominator(set);
  const { zeros = "shown" } = set;
  const whole = options.whole ?? isCounts(tables, set);
  const system = systemOf(tables, { ...options, whole });
  const primary = merge(
    system,
    tables.map((one) => primaryOf(one, { ...set, rules: set.rules.filter(({ kind }) => kind !== "share") })),
  );
  if (whole && zeros === "shown" && options.mayBeNegative !== true)
    // Zeros are never hidden, and everyone knows it: what is hidden is at least 1.
    for (let cell = 0; cell < system.cells; cell++)
      if (system.state[cell] !== STATE.unknown && system.values[cell]! >= 1) system.lower[cell] = 1;
  return finish(system, primary, set, options);
}

/** Primary decisions of tables as decisions on the cells of the system; whole requirements for whole tables. */
export function merge(system: System, primaries: readonly Primary[]): Primary {
  const merged = emptyPrimary(system.cells);
  const round = (width: number): number => (system.whole ? Math.ceil(width - 1e-9) : width);
  for (const [part, { cellOf }] of system.parts.entries())
    for (let at = 0; at < cellOf.length; at++) {
      const [cell, one] = [cellOf[at]!, primaries[part]!];
      if (one.reason[at] === 0) continue;
      if (merged.reason[cell] === 0) merged.reason[cell] = one.reason[at]!;
      merged.lower[cell] = Math.max(merged.lower[cell]!, round(one.lower[at]!));
      merged.upper[cell] = Math.max(merged.upper[cell]!, round(one.upper[at]!));
      merged.sliding[cell] = Math.max(merged.sliding[cell]!, round(one.sliding[at]!));
    }
  return merged;
}

/** Hides, protects and attacks: from primary decisions to what may be shown. `extra` are hidden without being protected. */
export async function finish(
  system: System,
  primary: Primary,
  rules: RuleSet,
  options: ProtectOptions,
  extra?: Uint8Array,
): Promise<Protected> {
  const highs = await loadSolver(options.locateSolver);
  const task = taskOf(system, primary, rules, options, extra);
  const before = task.hidden.slice();
  const { evidence, open } = suppress(task, {
    method: options.method ?? "heuristic",
    highs,
    ...(options.clean !== undefined && { clean: options.clean }),
  });
  const report = audit(task, {
    evidence,
    highs,
    ...(options.narrowest !== undefined && { narrowest: options.narrowest }),
  });
  const secondary = task.hidden.reduce((sum, is, cell) => sum + (is === 1 && before[cell] === 0 ? 1 : 0), 0);
  return {
    rules,
    tables: system.parts.map(({ table, cellOf }) => shown(table, cellOf, task, before, options)),
    audit: report,
    log: logOf(report, secondary, open.length),
  };
}

function taskOf(
  system: System,
  primary: Primary,
  { zeros = "shown", rules }: RuleSet,
  { keep = [], hide = [], costs, singletons = "known" }: ProtectOptions,
  extra?: Uint8Array,
): Task {
  const hidden = new Uint8Array(system.cells);
  const known = new Uint8Array(system.cells);
  const hidesZeros = zeros === "hidden" || rules.some(({ kind }) => kind === "share");
  const cost = costsOf(system, { zeros: hidesZeros ? "hidden" : "shown", ...(costs && { model: costs }) });
  for (const [part, { table, cellOf }] of system.parts.entries())
    for (let at = 0; at < cellOf.length; at++) {
      const cell = cellOf[at]!;
      if (table.contributors?.[at] === 1 && singletons === "known") known[cell] = 1;
      if (keep[part]?.[at] === 1) cost[cell] = Infinity;
      if (hide[part]?.[at] === 1 && primary.reason[cell] === 0 && system.state[cell] !== STATE.published) {
        primary.reason[cell] = reasonCode("requested");
        primary.sliding[cell] = system.whole ? 1 : Math.abs(system.values[cell]!) * 0.01;
      }
    }
  for (let cell = 0; cell < system.cells; cell++) {
    const state = system.state[cell]!;
    if (state === STATE.hidden || state === STATE.unknown || extra?.[cell] === 1) hidden[cell] = 1;
    // What is public already stays public; the rule still says it should not have been, and the audit reports it.
    if (primary.reason[cell]! > 0 && state !== STATE.published) hidden[cell] = 1;
    if (hidden[cell] === 1 && primary.reason[cell] === 0) known[cell] = 0;
  }
  return { system, hidden, cost, primary, known };
}

function shown(
  table: Table,
  cellOf: Int32Array,
  { system, hidden, primary }: Task,
  before: Uint8Array,
  { smallUpTo = 10 }: ProtectOptions,
): ProtectedTable {
  const size = cellOf.length;
  const made: ProtectedTable = {
    table,
    values: new Float64Array(size).fill(NaN),
    status: new Uint8Array(size).fill(statusCode("suppressed")),
    reasons: new Uint8Array(size),
    small: new Uint8Array(size),
  };
  for (let at = 0; at < size; at++) {
    const cell = cellOf[at]!;
    if (table.notApplicable?.[at] === 1) made.status[at] = statusCode("not-applicable");
    else if (system.state[cell] === STATE.unknown) made.status[at] = statusCode("missing");
    else if (hidden[cell] === 1) {
      const earlier = system.state[cell] === STATE.hidden ? "earlier-release" : "secondary";
      const after =
        before[cell] === 1 && system.state[cell] !== STATE.hidden ? "denominator-hidden" : earlier;
      made.reasons[at] = primary.reason[cell]! > 0 ? primary.reason[cell]! : reasonCode(after);
    } else {
      const value = system.values[cell]!;
      made.values[at] = value;
      made.status[at] = statusCode(value === 0 ? "zero" : "value");
      made.small[at] = system.whole && value !== 0 && Math.abs(value) <= smallUpTo ? 1 : 0;
    }
  }
  return made;
}

/** One cell of a protected table, in words. */
export function protectedCell({ values, status, reasons, small }: ProtectedTable, at: number): ProtectedCell {
  const state = STATUSES[status[at]!]!;
  const code = reasons[at]!;
  return {
    status: state,
    value: isKnown(state) ? values[at]! : null,
    small: small[at] === 1,
    ...(code > 0 && { role: isPrimary(code) ? "primary" : "secondary", reason: REASONS[code]! }),
  };
}

/** Counts are whole and need no contributions; whatever the rules weigh by contributor is an amount. */
function isCounts(tables: readonly Table[], { rules }: RuleSet): boolean {
  return (
    !rules.some(({ kind }) => kind === "dominance" || kind === "p-percent") &&
    tables.every(({ values }) => values.every((value) => Number.isNaN(value) || Number.isInteger(value)))
  );
}

function logOf({ primary, safe, unsafe }: Audit, secondary: number, open: number): LogEntry[] {
  return [
    {
      step: "rules",
      count: primary,
      text: text(`${primary} siffror döljs av reglerna.`, `${primary} figures are hidden by the rules.`),
    },
    {
      step: "secondary",
      count: secondary,
      text: text(
        `${secondary} fler döljs så att de inte kan räknas ut.${open > 0 ? ` ${open} kunde inte skyddas.` : ""}`,
        `${secondary} more are hidden so that they cannot be worked out.${open > 0 ? ` ${open} could not be protected.` : ""}`,
      ),
    },
    {
      step: "audit",
      count: unsafe,
      text: text(
        unsafe === 0
          ? `Angreppet misslyckades: alla ${safe} är skyddade.`
          : `Angreppet lyckades på ${unsafe} siffror.`,
        unsafe === 0
          ? `The attack failed: all ${safe} are protected.`
          : `The attack succeeded on ${unsafe} figures.`,
      ),
    },
  ];
}

function withoutDenominator({ id }: RuleSet): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`Regeluppsättningen ${id}`, `The rule set ${id}`),
    expected: text("nämnare till andelarna", "denominators for the shares"),
    action: text("Ange options.denominator.", "Give options.denominator."),
  });
}
