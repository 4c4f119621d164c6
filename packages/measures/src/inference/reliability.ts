import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";

/** good: show; caution: show with a mark; poor: show only with its interval, or not at all. */
export type ReliabilityFlag = "good" | "fair" | "caution" | "poor";
const ORDER: readonly ReliabilityFlag[] = ["good", "fair", "caution", "poor"];

/** What a rule looks at: coefficient of variation (standard error / |value|), number of persons, width of the 95 % interval. */
export type ReliabilityMeasure = "cv" | "persons" | "width" | "relative-width";

export interface ReliabilityRule {
  id: string;
  of: ReliabilityMeasure;
  /** The rule speaks where what it looks at is above, or below, this limit. */
  above?: number;
  below?: number;
  flag: ReliabilityFlag;
  /** Only for shares of a whole, 0–1. */
  shares?: boolean;
  reason: Text;
}

/**
 * Bands of the coefficient of variation as of New York City's Population FactFinder and Statistics Canada; fewer than 10 or 30 persons as
 * survey users ask; width of a share's interval as of the U.S. National Center for Health Statistics (Parker et al. 2017): 0.30 and more
 * is not presented, nor above 0.05 where it is more than 130 per cent of the share.
 */
export const RELIABILITY_RULES: readonly ReliabilityRule[] = [
  {
    id: "cv-30",
    of: "cv",
    above: 0.3,
    flag: "poor",
    reason: {
      sv: "Felet är mer än 30 procent av värdet.",
      en: "The error is more than 30 per cent of the value.",
    },
  },
  {
    id: "cv-20",
    of: "cv",
    above: 0.2,
    flag: "caution",
    reason: {
      sv: "Felet är mer än 20 procent av värdet.",
      en: "The error is more than 20 per cent of the value.",
    },
  },
  {
    id: "cv-10",
    of: "cv",
    above: 0.1,
    flag: "fair",
    reason: {
      sv: "Felet är mer än 10 procent av värdet.",
      en: "The error is more than 10 per cent of the value.",
    },
  },
  {
    id: "persons-10",
    of: "persons",
    below: 10,
    flag: "poor",
    reason: { sv: "Färre än 10 personer.", en: "Fewer than 10 persons." },
  },
  {
    id: "persons-30",
    of: "persons",
    below: 30,
    flag: "caution",
    reason: { sv: "Färre än 30 personer.", en: "Fewer than 30 persons." },
  },
  {
    id: "width-30",
    of: "width",
    above: 0.3,
    flag: "poor",
    shares: true,
    reason: {
      sv: "Intervallet är bredare än 30 procentenheter.",
      en: "The interval is wider than 30 percentage points.",
    },
  },
  {
    id: "relative-width-130",
    of: "relative-width",
    above: 1.3,
    flag: "caution",
    shares: true,
    reason: {
      sv: "Intervallet är bredare än 130 procent av andelen.",
      en: "The interval is wider than 130 per cent of the share.",
    },
  },
];

export interface ReliabilityOptions {
  /** Persons behind the value, where it is a rate the denominator. */
  persons?: number;
  /** The interval, where there is one; else 3.92 standard errors wide. */
  low?: number;
  high?: number;
  /** The value is a share of a whole, 0–1. */
  share?: boolean;
  rules?: readonly ReliabilityRule[];
}

export interface ReliabilityReason {
  rule: string;
  of: ReliabilityMeasure;
  measured: number;
  limit: number;
  flag: ReliabilityFlag;
  text: Text;
}

export interface Reliability {
  flag: ReliabilityFlag;
  /** Every rule that spoke, the gravest first. Of rules about the same thing only the gravest. */
  reasons: ReliabilityReason[];
  /** Standard error / |value|; absent where the value is 0. */
  cv?: number;
  text: Text;
}

const VERDICT: Record<ReliabilityFlag, Text> = {
  good: { sv: "Säkert nog att visa som det är.", en: "Certain enough to show as it is." },
  fair: { sv: "Något osäkert.", en: "Somewhat uncertain." },
  caution: {
    sv: "Osäkert: visa med märke och intervall.",
    en: "Uncertain: show with a mark and its interval.",
  },
  poor: {
    sv: "Mycket osäkert: visa inte utan intervall, och jämför inte.",
    en: "Very uncertain: do not show without its interval, nor compare.",
  },
};

/**
 * May a value be shown and compared? By a table of rules; the gravest that speaks decides.
 * @param value the value
 * @param standardError its standard error, 0 or more
 * @throws MeasuresError `input` for a negative or infinite standard error
 */
export function reliability(
  value: number,
  standardError: number,
  options: ReliabilityOptions = {},
): Reliability {
  if (!(standardError >= 0 && standardError < Infinity && Number.isFinite(value)))
    throw new MeasuresError("input", {
      value: `${value} with standard error ${standardError}`,
      expected: "a finite value and a standard error of 0 or more",
      action: "A missing value has no reliability: say that it is missing.",
    });
  const { persons, share = false, rules = RELIABILITY_RULES } = options;
  const { low = value - 1.96 * standardError, high = value + 1.96 * standardError } = options;
  const size = Math.abs(value);
  const measured: Record<ReliabilityMeasure, number | undefined> = {
    cv: size > 0 ? standardError / size : undefined,
    persons,
    width: high - low,
    // Below five percentage points an interval is narrow enough whatever the share.
    "relative-width": size > 0 && high - low > 0.05 ? (high - low) / size : undefined,
  };
  const reasons: ReliabilityReason[] = [];
  const grave = [...rules].sort((a, b) => ORDER.indexOf(b.flag) - ORDER.indexOf(a.flag));
  for (const { id, of, above = Infinity, below = -Infinity, flag, shares, reason } of grave) {
    const found = measured[of];
    if (found === undefined || (shares && !share) || reasons.some((given) => given.of === of)) continue;
    if (found > above || found < below)
      reasons.push({
        rule: id,
        of,
        measured: found,
        limit: found > above ? above : below,
        flag,
        text: reason,
      });
  }
  const flag = reasons[0]?.flag ?? "good";
  const sentence = (language: keyof Text): string =>
    [VERDICT[flag][language], ...reasons.map(({ text }) => text[language])].join(" ");
  return {
    flag,
    reasons,
    ...(measured.cv !== undefined && { cv: measured.cv }),
    text: { sv: sentence("sv"), en: sentence("en") },
  };
}
