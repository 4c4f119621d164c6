import type { BreakdownAnswer } from "@tvars/api";
import { absent, figure } from "@tvars/cube";
import { KNOWN_BREAKS, MeasuresError, trendOf } from "@tvars/measures";
import type { TypedRate } from "./gaps.ts";

type TrendAnswer = NonNullable<BreakdownAnswer["trend"]>;

/** Change a year of each type, with the breaks of division and of SCB's protection as shifts of level. */
export function trendsOf(
  years: readonly number[],
  rates: readonly (readonly TypedRate[])[],
  per: number,
  level: number,
): TrendAnswer | undefined {
  if (years.length < 3 || rates[0]!.length === 0) return undefined;
  const breaks = KNOWN_BREAKS.filter(({ after }) => years[0]! <= after && years.at(-1)! > after);
  return {
    breaks: breaks.map(({ after, why }) => ({ after, why })),
    types: rates[0]!.map((_, type) => {
      const own = rates.map((period) => period[type]);
      const area = (type + 1) as 1 | 2 | 3 | 4 | 5;
      if (own.includes("hidden"))
        return { type: area, perYear: { figure: absent("suppressed"), low: null, high: null } };
      const known = own.flatMap((one, at) =>
        one && one !== "hidden" && one.error > 0 ? [{ ...one, year: years[at]! }] : [],
      );
      const none = { type: area, perYear: { figure: absent("not-applicable"), low: null, high: null } };
      if (known.length < 3) return none;
      try {
        const trend = trendOf(
          {
            year: known.map(({ year }) => year),
            value: known.map(({ value }) => value * per),
            standardError: known.map(({ error }) => error * per),
          },
          { level, breaks },
        );
        const slope = trend.segments.find(({ perYear }) => perYear)?.perYear;
        return slope
          ? {
              type: area,
              perYear: { figure: figure(slope.value), low: slope.interval.low, high: slope.interval.high },
            }
          : none;
      } catch (error) {
        if (error instanceof MeasuresError) return none;
        throw error;
      }
    }),
  };
}
