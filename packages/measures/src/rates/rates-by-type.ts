import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";
import { gapOf, gapToMean, scaled } from "./comparison.ts";
import type { ComparisonOptions, Gap } from "./comparison.ts";
import { rateOf } from "./count-interval.ts";
import type { CountMethod } from "./count-interval.ts";
import { directRate, standardisedRateDifference, standardisedRateRatio } from "./direct-standardisation.ts";
import type { DirectMethod, Strata } from "./direct-standardisation.ts";
import { DEFAULT_LEVEL, checkColumns, checkLevel } from "./estimate.ts";
import type { Cases, Estimate } from "./estimate.ts";
import { shareOf } from "./share-interval.ts";
import type { ShareMethod } from "./share-interval.ts";

/** Cases and population of each type by stratum (age, sex …), and the standard population that all types are given. */
export interface TypeStrata {
  /** One column of strata for each type. */
  readonly cases: readonly ArrayLike<number>[];
  readonly population: readonly ArrayLike<number>[];
  readonly standard: ArrayLike<number>;
  readonly variance?: readonly ArrayLike<number>[];
}

export interface RatesByTypeInput<Type, Flag> {
  readonly types: readonly Type[];
  readonly cases: ArrayLike<number>;
  readonly population: ArrayLike<number>;
  readonly strata?: TypeStrata;
  /** One of the types, all together, or the type with the lowest or highest rate. */
  readonly reference: Type | "mean" | "lowest" | "highest";
  /** Says what to mind about a figure; its flags are handed on. */
  readonly reliability?: (row: { cases: number; population: number; rate: Estimate }) => readonly Flag[];
}

export interface RatesByTypeOptions extends ComparisonOptions {
  /** Interval of shares (persons) or counts (events). */
  method?: ShareMethod | CountMethod;
  standardisation?: DirectMethod;
}

export interface TypeRate<Type, Flag> extends Partial<Gap> {
  type: Type;
  cases: number;
  population: number;
  /** Absent, with `absent` saying why, where nobody lives. */
  rate?: Estimate;
  standardised?: Estimate & { difference?: Estimate; ratio?: Estimate };
  isReference: boolean;
  absent?: Text;
  flags: readonly Flag[];
}

export interface RatesByType<Type, Flag> {
  rows: TypeRate<Type, Flag>[];
  /** All types together. */
  all: Estimate;
  /** The type compared with; "mean" where it is all together. */
  reference: Type | "mean";
  /** Highest against lowest rate among the types, both ways. Chosen by looking, so their intervals are narrower than they should be. */
  widest?: Gap & { highest: Type; lowest: Type };
  note: Text;
}

const NOBODY: Text = { sv: "Ingen i nämnaren.", en: "Nobody in the denominator." };
const NO_CASES: Text = {
  sv: "Jämförelsen har inga fall; kvoten finns inte.",
  en: "The reference has no cases; there is no ratio.",
};

/**
 * Rate of each area type with its interval, and its difference and ratio to a reference with theirs: counts, crude and, with strata,
 * directly standardised. Types without people stay in the list without figures.
 * @throws MeasuresError `input` for a reference that is no type, or impossible counts; `undefined` when nobody lives in any type or in the
 * reference.
 */
export function ratesByType<Type extends string | number, Flag = string>(
  { types, cases, population, strata, reference, reliability }: RatesByTypeInput<Type, Flag>,
  { method, standardisation = "dobson", ...options }: RatesByTypeOptions = {},
): RatesByType<Type, Flag> {
  const { level = DEFAULT_LEVEL, kind = "persons", per = 1 } = options;
  checkLevel(level);
  const n = checkColumns(cases, population, "cases and population of each type");
  if (types.length !== n || (strata && (strata.cases.length !== n || strata.population.length !== n)))
    throw new MeasuresError("input", {
      value: `${types.length} types, ${n} counts${strata ? `, strata of ${strata.cases.length}` : ""}`,
      expected: "as many of each",
      action: "Give counts (and strata) for each type in the order of the types.",
    });
  const groups: Cases[] = types.map((_, i) => ({ cases: cases[i]!, population: population[i]! }));
  const crude = (of: Cases): Estimate =>
    kind === "persons"
      ? scaled(shareOf(of.cases, of.population, { level, ...(isShare(method) ? { method } : {}) }), per)
      : rateOf(of.cases, of.population, { level, per, ...(isCount(method) ? { method } : {}) });
  const rates = groups.map((of) => (of.population === 0 && of.cases === 0 ? undefined : crude(of)));
  const inhabited = types.map((_, i) => i).filter((i) => rates[i]);
  const all = crude({
    cases: inhabited.reduce((sum, i) => sum + cases[i]!, 0),
    population: inhabited.reduce((sum, i) => sum + population[i]!, 0),
  });
  const byRate = inhabited.toSorted((a, b) => rates[a]!.value - rates[b]!.value);
  const [lowest, highest] = [byRate[0]!, byRate.at(-1)!];
  const ref = referenceAt(types, rates, reference, lowest, highest);
  const strataOf = (i: number): Strata => ({
    cases: strata!.cases[i]!,
    population: strata!.population[i]!,
    standard: strata!.standard,
    ...(strata!.variance ? { variance: strata!.variance[i]! } : {}),
  });
  const comparison: ComparisonOptions = {
    ...options,
    ...(isCount(method) ? { count: method } : {}),
  };
  const rows = types.map((type, i): TypeRate<Type, Flag> => {
    const row = { type, ...groups[i]!, isReference: i === ref };
    const rate = rates[i];
    if (!rate) return { ...row, absent: NOBODY, flags: [] };
    const gap: Partial<Gap> =
      ref === "mean"
        ? gapToMean(groups, i, comparison)
        : i === ref
          ? {}
          : gapOf(groups[i]!, groups[ref]!, comparison);
    return {
      ...row,
      rate,
      ...gap,
      ...(gap.difference && !gap.ratio ? { absent: NO_CASES } : {}),
      ...(strata ? { standardised: standardised(i) } : {}),
      flags: reliability?.({ ...groups[i]!, rate }) ?? [],
    };
  });
  return {
    rows,
    all,
    reference: ref === "mean" ? "mean" : types[ref]!,
    ...(inhabited.length > 1
      ? {
          widest: {
            ...gapOf(groups[highest]!, groups[lowest]!, comparison),
            highest: types[highest]!,
            lowest: types[lowest]!,
          },
        }
      : {}),
    note: noteOf(types.length - inhabited.length, reference, level),
  };

  function standardised(i: number): Estimate & { difference?: Estimate; ratio?: Estimate } {
    const own = { level, per, method: standardisation };
    const estimate = directRate(strataOf(i), own);
    if (ref === "mean" || ref === i) return estimate;
    const difference = standardisedRateDifference(strataOf(i), strataOf(ref), own);
    const some = (at: number): boolean => Array.from(strata!.cases[at]!).some((x) => x > 0);
    return some(i) && some(ref)
      ? { ...estimate, difference, ratio: standardisedRateRatio(strataOf(i), strataOf(ref), { level }) }
      : { ...estimate, difference };
  }
}

function referenceAt<Type>(
  types: readonly Type[],
  rates: readonly (Estimate | undefined)[],
  reference: Type | "mean" | "lowest" | "highest",
  lowest: number,
  highest: number,
): number | "mean" {
  const at = types.indexOf(reference as Type);
  if (at < 0 && reference === "mean") return "mean";
  if (at < 0 && reference === "lowest") return lowest;
  if (at < 0 && reference === "highest") return highest;
  if (at < 0)
    throw new MeasuresError("input", {
      value: reference,
      expected: `one of ${types.join(", ")}, "mean", "lowest" or "highest"`,
      action: "Choose what to compare with.",
    });
  if (rates[at]) return at;
  throw new MeasuresError("undefined", {
    value: `nobody in the reference ${String(reference)}`,
    expected: "a reference with people",
    action: "Compare with another type, or with the mean.",
  });
}

const isShare = (method?: string): method is ShareMethod =>
  method !== undefined && ["wilson", "clopper-pearson", "jeffreys", "agresti-coull"].includes(method);
const isCount = (method?: string): method is CountMethod =>
  method !== undefined && ["byar-exact", "byar", "exact", "mid-p"].includes(method);

function noteOf(empty: number, reference: string | number, level: number): Text {
  const percent = Math.round(level * 1000) / 10;
  const chosen = reference === "lowest" || reference === "highest";
  return {
    sv: `Intervallen (${String(percent).replace(".", ",")} procent) säger hur mycket slumpen ensam kan ha flyttat talen.${empty > 0 ? ` ${empty} typ${empty > 1 ? "er" : ""} utan invånare visas utan tal.` : ""}${chosen ? " Jämförelsen valdes efter utfallet; skillnaderna ser därför något för säkra ut." : ""}`,
    en: `The intervals (${percent} per cent) say how far chance alone may have moved the figures.${empty > 0 ? ` ${empty} type${empty > 1 ? "s" : ""} without people shown without figures.` : ""}${chosen ? " The reference was chosen by its outcome, so differences look somewhat too certain." : ""}`,
  };
}
