import { text, type Text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";

/** Counts from `from` to `to` are hidden; an attacker must be left with an interval of at least `width` (default `to`). */
export interface ThresholdRule {
  kind: "threshold";
  from: number;
  to: number;
  width?: number;
}
/** SCB's rule: a share is shown only where n > denominatorOver and x > numeratorOver; and n − x > complementOver. */
export interface ShareRule {
  kind: "share";
  denominatorOver: number;
  numeratorOver: number;
  complementOver: number | null;
  width?: number;
}
/** (n, k): the n largest contributions are more than k per cent of the total. */
export interface DominanceRule {
  kind: "dominance";
  n: number;
  kPercent: number;
}
/** The second largest contributor can estimate the largest within p per cent. */
export interface PPercentRule {
  kind: "p-percent";
  pPercent: number;
}
/** Fewer contributors (persons, workplaces, companies) than `atLeast` stand behind the cell. */
export interface ContributorsRule {
  kind: "contributors";
  atLeast: number;
  /** Required interval, as a share of the value. Default 0.2. */
  relativeWidth?: number;
}
export type Rule = ThresholdRule | ShareRule | DominanceRule | PPercentRule | ContributorsRule;

/** Plain JSON, kept beside the dataset and shown in its metadata. */
export interface RuleSet {
  id: string;
  version: number;
  label?: Text;
  rules: readonly Rule[];
  /** Zeros are shown (the default), or hidden with the small counts. */
  zeros?: "shown" | "hidden";
}

/** Counts 1–4 are hidden, zeros are shown. */
export const COUNT_RULES: RuleSet = {
  id: "counts-1-4",
  version: 1,
  label: text("Antal 1–4 döljs", "Counts 1–4 are hidden"),
  rules: [{ kind: "threshold", from: 1, to: 4 }],
  zeros: "shown",
};

/** SCB's rule for shares (Registerdata för integration) with the complement check, and counts 1–4. */
export const SHARE_RULES: RuleSet = {
  id: "scb-share",
  version: 1,
  label: text(
    "Andel visas om fler än 20 personer varav fler än 5 har, och fler än 5 saknar, egenskapen",
    "A share is shown for more than 20 persons of whom more than 5 have, and more than 5 lack, the property",
  ),
  rules: [
    { kind: "threshold", from: 1, to: 4 },
    { kind: "share", denominatorOver: 20, numeratorOver: 5, complementOver: 5 },
  ],
  zeros: "shown",
};

/** p % (10) with at least three contributors, for amounts. */
export const AMOUNT_RULES: RuleSet = {
  id: "amounts",
  version: 1,
  label: text("Belopp: p % = 10, minst tre bidragsgivare", "Amounts: p % = 10, at least three contributors"),
  rules: [
    { kind: "p-percent", pPercent: 10 },
    { kind: "contributors", atLeast: 3 },
  ],
};

type Check = readonly [ok: (value: unknown) => boolean, expected: Text];
const wholeFrom = (least: number): Check => [
  (value) => Number.isInteger(value) && (value as number) >= least,
  text(`ett heltal från ${least}`, `a whole number from ${least}`),
];
const percent: Check = [
  (value) => typeof value === "number" && value > 0 && value <= 100,
  text("mer än 0 och högst 100", "more than 0 and at most 100"),
];
const positive: Check = [
  (value) => value === undefined || (typeof value === "number" && value > 0 && Number.isFinite(value)),
  text("ett tal över 0", "a number above 0"),
];
const wholeOrNull: Check = [
  (value) => value === null || wholeFrom(0)[0](value),
  text("ett heltal från 0, eller null", "a whole number from 0, or null"),
];
const FIELDS: Record<Rule["kind"], Record<string, Check>> = {
  threshold: { from: wholeFrom(0), to: wholeFrom(1), width: positive },
  share: {
    denominatorOver: wholeFrom(0),
    numeratorOver: wholeFrom(0),
    complementOver: wholeOrNull,
    width: positive,
  },
  dominance: { n: wholeFrom(1), kPercent: percent },
  "p-percent": { pPercent: percent },
  contributors: { atLeast: wholeFrom(2), relativeWidth: positive },
};

/**
 * Reads a rule set from JSON.
 * @throws DisclosureError with the field, its value and what was expected
 */
export function readRules(definition: unknown): RuleSet {
  const set = definition as Partial<RuleSet> | null;
  if (typeof set !== "object" || set === null || !Array.isArray(set.rules))
    throw wrong("", definition, text("{ id, version, rules: […] }", "{ id, version, rules: […] }"));
  if (typeof set.id !== "string" || set.id === "") throw wrong("id", set.id, text("ett namn", "a name"));
  if (!wholeFrom(1)[0](set.version)) throw wrong("version", set.version, wholeFrom(1)[1]);
  if (![undefined, "shown", "hidden"].includes(set.zeros))
    throw wrong("zeros", set.zeros, text('"shown" eller "hidden"', '"shown" or "hidden"'));
  for (const [at, rule] of (set.rules as Rule[]).entries()) {
    const fields = FIELDS[rule?.kind];
    if (fields === undefined)
      throw wrong(`rules[${at}].kind`, rule?.kind, text(Object.keys(FIELDS).join(", ")));
    for (const [name, [ok, expected]] of Object.entries(fields)) {
      const value = (rule as unknown as Record<string, unknown>)[name];
      if (!ok(value)) throw wrong(`rules[${at}].${name}`, value, expected);
    }
    const unknown = Object.keys(rule).find((name) => name !== "kind" && !(name in fields));
    if (unknown !== undefined) throw wrong(`rules[${at}]`, unknown, text(Object.keys(fields).join(", ")));
    if (rule.kind === "threshold" && rule.from > rule.to)
      throw wrong(`rules[${at}].from`, rule.from, text(`högst ${rule.to}`, `at most ${rule.to}`));
  }
  return set as RuleSet;
}

function wrong(field: string, value: unknown, expected: Text): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`Regeluppsättningen ${field}`.trim(), `The rule set ${field}`.trim()),
    value,
    expected,
    action: text("Rätta definitionen.", "Correct the definition."),
  });
}
