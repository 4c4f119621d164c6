import { MeasuresError } from "../error.ts";

/** Records that could not be given an area, by why. */
export interface UnmatchedCause {
  readonly cause: string;
  readonly count: number;
}

export interface UnmatchedInput {
  /** Matched cases of each type. */
  readonly cases: ArrayLike<number>;
  /** Population of each type, for bounds of the rates. */
  readonly population?: ArrayLike<number>;
  readonly unmatched: readonly UnmatchedCause[];
}

export interface Bounds {
  /** If none, and if all, of the unmatched lay in the type. */
  none: number;
  all: number;
  /** If they were spread as the matched are. */
  spread: number;
}

export interface UnmatchedBounds {
  matched: number;
  unmatched: number;
  /** Unmatched ÷ all records. */
  share: number;
  causes: { cause: string; count: number; share: number }[];
  /** For each type: cases, share of all cases and, with populations, the rate. */
  cases: Bounds[];
  shareOfCases: Bounds[];
  rate?: Bounds[];
  /**
   * With populations: ratio of a type's rate to the reference's if all unmatched lay in the reference (`none`), in the type (`all`), or as
   * the matched. Absent where the reference has no cases.
   */
  ratio(type: number, reference: number): Bounds | undefined;
}

/**
 * What the records without an area could change: their share per cause, and for each type the value if none and if all of them lay there.
 * These are limits of what can be, not a confidence interval: nothing is assumed about where the unmatched belong.
 * @throws MeasuresError `input` for negative counts, `undefined` when there are no records at all.
 */
export function unmatchedBounds({ cases, population, unmatched }: UnmatchedInput): UnmatchedBounds {
  let matched = 0;
  for (let i = 0; i < cases.length; i += 1) matched += checked(cases[i]!, `type ${i}`);
  let lost = 0;
  for (const { cause, count } of unmatched) lost += checked(count, `cause ${cause}`);
  const records = matched + lost;
  if (records === 0)
    throw new MeasuresError("undefined", {
      value: "no records",
      expected: "one record or more",
      action: "Check the filter that the records went through.",
    });
  if (population && population.length !== cases.length)
    throw new MeasuresError("input", {
      value: `${population.length} populations of ${cases.length} types`,
      expected: "one population for each type",
      action: "Give them in the order of the cases.",
    });
  const bounds = Array.from(cases, (x) => ({
    none: x,
    all: x + lost,
    spread: matched > 0 ? (x / matched) * records : lost / cases.length,
  }));
  const scaled = ({ none, all, spread }: Bounds, by: number): Bounds => ({
    none: none / by,
    all: all / by,
    spread: spread / by,
  });
  return {
    matched,
    unmatched: lost,
    share: lost / records,
    causes: unmatched.map(({ cause, count }) => ({ cause, count, share: count / records })),
    cases: bounds,
    shareOfCases: bounds.map((each) => scaled(each, records)),
    ...(population
      ? {
          rate: bounds.map((each, i) => {
            if (population[i]! > 0) return scaled(each, population[i]!);
            throw new MeasuresError("undefined", {
              value: `a population of ${population[i]} in type ${i}`,
              expected: "people in every type",
              action: "Leave out types without people.",
            });
          }),
        }
      : {}),
    ratio(type, reference) {
      if (!population || type === reference) return undefined;
      const [x, y] = [cases[type]!, cases[reference]!];
      if (!(y > 0)) return undefined;
      const people = population[reference]! / population[type]!;
      return {
        none: (x / (y + lost)) * people,
        all: ((x + lost) / y) * people,
        spread: (x / y) * people,
      };
    },
  };
}

function checked(count: number, where: string): number {
  if (count >= 0 && count < Infinity) return count;
  throw new MeasuresError("input", {
    value: count,
    expected: `a count of 0 or more for ${where}`,
    action: "Leave out what is missing; missing is not 0.",
  });
}
