import type { SecrecyRules } from "@tvars/api";
import type { Rule, RuleSet } from "@tvars/disclosure";
import type { Text } from "@tvars/cube";
import { looserRule } from "./problems.ts";

/**
 * The rules of the definition, or stricter ones. @throws StudyError where what is asked is looser than the definition
 */
export function stricter(rules: SecrecyRules, asked: Partial<SecrecyRules> = {}): SecrecyRules {
  const made: SecrecyRules = { ...rules };
  for (const name of ["smallest", "shareN", "shareX", "minimumSurvey"] as const) {
    const wanted = asked[name];
    if (wanted === undefined) continue;
    if (wanted < (rules[name] ?? 0)) throw looserRule(name, wanted, rules[name]!);
    made[name] = wanted;
  }
  if (asked.pPercent !== undefined) {
    if (asked.pPercent < (rules.pPercent ?? 0)) throw looserRule("pPercent", asked.pPercent, rules.pPercent!);
    made.pPercent = asked.pPercent;
  }
  if (asked.dominance !== undefined) {
    const { dominance } = rules;
    if (dominance && (asked.dominance.n < dominance.n || asked.dominance.k > dominance.k))
      throw looserRule(
        "dominance",
        `${asked.dominance.n}, ${asked.dominance.k}`,
        `${dominance.n}, ${dominance.k}`,
      );
    made.dominance = asked.dominance;
  }
  if (asked.rounding !== undefined) {
    if (rules.rounding !== undefined && asked.rounding < rules.rounding)
      throw looserRule("rounding", asked.rounding, rules.rounding);
    made.rounding = asked.rounding;
    made.roundingKind =
      rules.rounding === undefined ? (asked.roundingKind ?? rules.roundingKind) : rules.roundingKind;
  }
  if (asked.open === true && !rules.open) throw looserRule("open", "true", "false");
  if (asked.open === false) made.open = false;
  if (asked.secondary === false && rules.secondary) throw looserRule("secondary", "false", "true");
  if (asked.secondary === true) made.secondary = true;
  return made;
}

const least = (from: number, to: number): Rule[] => (to >= from ? [{ kind: "threshold", from, to }] : []);

/** Counts of rows or persons. Survey answers have their own floor. */
export function countRules({ smallest, minimumSurvey }: SecrecyRules, survey: boolean): RuleSet {
  return {
    id: "records-counts",
    version: 1,
    rules: least(1, Math.max(smallest, survey ? (minimumSurvey ?? 0) : 0) - 1),
    zeros: "shown",
  };
}

/** Shares: the group, those with and those without the property, beside the rule of small counts. */
export function shareRules(rules: SecrecyRules, survey: boolean): RuleSet {
  const { shareN, shareX } = rules;
  return {
    id: "records-shares",
    version: 1,
    rules: [
      ...countRules(rules, survey).rules,
      { kind: "share", denominatorOver: shareN, numeratorOver: shareX, complementOver: shareX },
    ],
    zeros: "shown",
  };
}

/** Amounts: few behind them, and few who stand for nearly all. */
export function amountRules({ smallest, dominance, pPercent }: SecrecyRules): RuleSet {
  return {
    id: "records-amounts",
    version: 1,
    rules: [
      ...(smallest > 2 ? [{ kind: "contributors", atLeast: smallest } as const] : []),
      ...(dominance ? [{ kind: "dominance", n: dominance.n, kPercent: dominance.k } as const] : []),
      ...(pPercent === undefined ? [] : [{ kind: "p-percent", pPercent } as const]),
    ],
    zeros: "shown",
  };
}

/** The rules as a reader meets them. */
export function rulesInWords(rules: SecrecyRules): Text[] {
  if (rules.open)
    return [
      {
        sv: "Uppgifterna är redan offentliga: inget är dolt.",
        en: "The records are public already: nothing is hidden.",
      },
    ];
  const { smallest, shareN, shareX, rounding, secondary, cellKey, dominance, pPercent } = rules;
  return [
    ...(smallest > 1
      ? [
          {
            sv: `Antal 1–${smallest - 1} är dolda, och fler så att de inte kan räknas ut. En nolla är en nolla.`,
            en: `Counts of 1–${smallest - 1} are hidden, and more so that they cannot be worked out. A zero is a zero.`,
          },
        ]
      : []),
    {
      sv: `En andel visas bara där fler än ${shareN} finns i gruppen och fler än ${shareX} har, och saknar, egenskapen.`,
      en: `A share is shown only where the group holds more than ${shareN} and more than ${shareX} have, and lack, the property.`,
    },
    ...(dominance
      ? [
          {
            sv: `Belopp är dolda där de ${dominance.n} största står för mer än ${dominance.k} procent.`,
            en: `Amounts are hidden where the ${dominance.n} largest stand for more than ${dominance.k} per cent.`,
          },
        ]
      : []),
    ...(pPercent === undefined
      ? []
      : [
          {
            sv: `Belopp är dolda där någon kan räkna ut en annans på ${pPercent} procent när.`,
            en: `Amounts are hidden where one could work out another's within ${pPercent} per cent.`,
          },
        ]),
    ...(rounding
      ? [
          {
            sv: `Antalen är avrundade till närliggande tal delbara med ${rounding}.`,
            en: `Counts are rounded to a multiple of ${rounding} nearby.`,
          },
        ]
      : []),
    ...(cellKey
      ? [
          {
            sv: "Antalen har fått ett litet slumpvis tillägg (cellnyckel): delar behöver inte summera till helheten.",
            en: "Counts carry a little noise (cell key): parts need not sum to the whole.",
          },
        ]
      : []),
    ...(secondary
      ? []
      : [
          {
            sv: "VARNING: skyddet mot uträkning är avstängt. Tabellen får inte lämnas ut.",
            en: "WARNING: protection against working out is off. The table must not be released.",
          },
        ]),
  ];
}
