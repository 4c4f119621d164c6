import { statusCode, text } from "@tvars/cube";
import { DisclosureError } from "./error.ts";
import { finish, merge, type Protected, type ProtectedTable, type ProtectOptions } from "./protect.ts";
import type { RuleSet, ShareRule, ThresholdRule } from "./rules/definition.ts";
import { emptyPrimary, type Primary, primaryOf, require } from "./rules/primary.ts";
import { reasonCode } from "./rules/reason.ts";
import { shareRisk, shareWidth } from "./rules/share.ts";
import { STATE, systemOf } from "./table/system.ts";
import { FIXED, type Table } from "./table/table.ts";

/**
 * Shares: numerator x and denominator n together. Who knows n and x knows n − x, so x and the complement are one secret
 * with one interval, bounded by 0 and n. Where n is hidden, x is hidden too. While one table is protected the other
 * is held at its true values, which is one of the attacker's possibilities, so the joint intervals are at least as wide.
 */
export async function protectShares(
  tables: readonly Table[],
  rules: RuleSet,
  options: ProtectOptions,
): Promise<Protected> {
  const numerator = tables[0]!;
  const denominator = options.denominator!;
  const rule = rules.rules.find((one): one is ShareRule => one.kind === "share");
  if (tables.length !== 1 || rule === undefined || denominator.values.length !== numerator.values.length)
    throw unfit(tables.length, denominator.values.length);
  checkWithin(numerator, denominator);
  const { denominator: _, keep: _keep, hide: _hide, ...rest } = options;
  const isPublic = options.denominatorPublic ?? true;
  const size = numerator.values.length;
  const own = isPublic ? undefined : await protectDenominator(numerator, denominator, rules, rest);
  const ns = own?.tables[0] ?? allShown(denominator);

  const empty = denominator.values.map((n) => (n === 0 ? 1 : 0));
  const xs: Table = {
    ...numerator,
    notApplicable: Uint8Array.from({ length: size }, (_, at) =>
      empty[at] === 1 || numerator.notApplicable?.[at] === 1 ? 1 : 0,
    ),
  };
  const system = systemOf([xs], { ...rest, whole: true });
  const extra = new Uint8Array(system.cells);
  const suppressed = statusCode("suppressed");
  for (let at = 0; at < size; at++) {
    const cell = system.parts[0]!.cellOf[at]!;
    if (!Number.isNaN(denominator.values[at]!)) system.upper[cell] = denominator.values[at]!;
    if (system.state[cell] === STATE.free && ns.status[at] === suppressed) extra[cell] = 1;
  }
  const primary = merge(system, [sharePrimary(xs, denominator, rule, rules)]);
  const result = await finish(system, primary, rules, options, extra);
  const x = result.tables[0]!;
  return { ...result, ...together(result, own), tables: [x, ns, shareTable(x, ns)] };
}

function sharePrimary(xs: Table, denominator: Table, rule: ShareRule, { rules }: RuleSet): Primary {
  const primary = emptyPrimary(xs.values.length);
  const threshold = rules.find((one): one is ThresholdRule => one.kind === "threshold");
  for (let at = 0; at < xs.values.length; at++) {
    const [x, n] = [xs.values[at]!, denominator.values[at]!];
    if (Number.isNaN(x) || Number.isNaN(n) || xs.notApplicable?.[at] === 1) continue;
    const risk = shareRisk(x, n, rule);
    const sliding = shareWidth(n, rule);
    if (risk !== undefined) require(primary, at, risk, { lower: 0, upper: 0, sliding });
    const few =
      threshold && [x, n - x].some((count) => count >= Math.max(1, threshold.from) && count <= threshold.to);
    if (few)
      require(primary, at, "threshold", {
        lower: 0,
        upper: 0,
        sliding: Math.min(n, threshold.width ?? threshold.to),
      });
  }
  return primary;
}

/** Denominators of one's own: counts by their own rules, never fewer than the true numerator. */
async function protectDenominator(
  numerator: Table,
  denominator: Table,
  rules: RuleSet,
  options: ProtectOptions,
): Promise<Protected> {
  const counts: RuleSet = { ...rules, rules: rules.rules.filter(({ kind }) => kind !== "share") };
  const system = systemOf([denominator], { ...options, whole: true });
  const { cellOf } = system.parts[0]!;
  for (let at = 0; at < cellOf.length; at++) {
    const n = denominator.values[at]!;
    if (n >= 1) system.lower[cellOf[at]!] = Math.max(1, numerator.values[at]! || 0);
  }
  return finish(system, merge(system, [primaryOf(denominator, counts)]), counts, options);
}

/** One report for both tables: safe when both are. */
function together(x: Protected, n: Protected | undefined): Pick<Protected, "audit" | "log"> {
  if (n === undefined) return x;
  const [a, b] = [x.audit, n.audit];
  return {
    audit: {
      primary: a.primary + b.primary,
      safe: a.safe + b.safe,
      unsafe: a.unsafe + b.unsafe,
      hidden: a.hidden + b.hidden,
      determined: a.determined + b.determined,
      disclosed: [...a.disclosed, ...b.disclosed],
      narrowest: [...a.narrowest, ...b.narrowest],
    },
    log: [...n.log, ...x.log],
  };
}

function allShown(denominator: Table): ProtectedTable {
  const { values } = denominator;
  return {
    table: { ...denominator, fixed: new Uint8Array(values.length).fill(FIXED.published) },
    values: values.slice(),
    status: Uint8Array.from(values, (n, at) => {
      if (denominator.notApplicable?.[at] === 1) return statusCode("not-applicable");
      return statusCode(Number.isNaN(n) ? "missing" : n === 0 ? "zero" : "value");
    }),
    reasons: new Uint8Array(values.length),
    small: new Uint8Array(values.length),
  };
}

function shareTable(x: ProtectedTable, n: ProtectedTable): ProtectedTable {
  const size = x.values.length;
  const shares: ProtectedTable = {
    table: x.table,
    values: new Float64Array(size).fill(NaN),
    status: new Uint8Array(size).fill(statusCode("suppressed")),
    reasons: x.reasons.slice(),
    small: x.small.slice(),
  };
  const [none, missing, suppressed] = [
    statusCode("not-applicable"),
    statusCode("missing"),
    statusCode("suppressed"),
  ];
  for (let at = 0; at < size; at++) {
    const both = new Set([x.status[at]!, n.status[at]!]);
    if (n.table.values[at] === 0 || both.has(none)) shares.status[at] = none;
    else if (both.has(missing)) shares.status[at] = missing;
    else if (both.has(suppressed)) {
      if (shares.reasons[at] === 0) shares.reasons[at] = reasonCode("denominator-hidden");
    } else {
      shares.values[at] = x.values[at]! / n.values[at]!;
      shares.status[at] = statusCode(x.values[at] === 0 ? "zero" : "value");
    }
  }
  return shares;
}

function checkWithin(numerator: Table, denominator: Table): void {
  const at = numerator.values.findIndex((x, at) => x > denominator.values[at]! || x < 0);
  if (at < 0) return;
  throw new DisclosureError("argument", {
    what: text(`Cell ${at}: täljaren`, `Cell ${at}: the numerator`),
    value: numerator.values[at],
    expected: text(
      `0 till nämnaren ${denominator.values[at]}`,
      `0 to the denominator ${denominator.values[at]}`,
    ),
    action: text("Rätta tabellerna.", "Correct the tables."),
  });
}

function unfit(tables: number, size: number): DisclosureError {
  return new DisclosureError("argument", {
    what: text("Andelar", "Shares"),
    value: { tables, denominatorCells: size },
    expected: text(
      "en tabell täljare, en lika stor tabell nämnare och en regel av slaget share",
      "one table of numerators, denominators of the same size and a rule of kind share",
    ),
    action: text("Rätta anropet.", "Correct the call."),
  });
}
