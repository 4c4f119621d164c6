import type { Estimated, FollowedYear, Goal } from "@tvars/api";
import { trendOf } from "@tvars/measures";

export type GoalStatus =
  | "met"
  | "not-met"
  | "on-way"
  | "off-way"
  | "too-early"
  | "not-comparable"
  | "no-data";

/** Fewest years on one side of a break that a direction is read from: with two any line fits. */
export const LEAST_YEARS = 4;

export interface Judged {
  status: GoalStatus;
  /** Change per year since the last break, or null where there are too few years. */
  trend: Estimated | null;
  /** Change per year that is needed from the latest value on; null once the year has come. */
  needed: number | null;
  latest: FollowedYear | null;
}

/**
 * The status of a goal, in this order; intervals are 95 %:
 * 1. `no-data`: no known value from the first year on.
 * 2. `not-comparable`: between the first year and the latest value lies a break across which the series is not the same thing.
 * 3. The target's year has come: `met` where the whole interval is on the target's side, `not-met` where none of it is, else
 *    `too-early` (too uncertain to say). A value without an interval is its own interval.
 * 4. Before it: `met` where the whole interval is there already. Else the change per year since the last break (least squares,
 *    Student's t, at least four years) is held against what is needed: `on-way` where its whole interval suffices, `off-way`
 *    where none of it does, `too-early` where the interval holds both, or where there are too few years.
 * @param years ascending
 * @param breaks last year before each break that makes the series another one
 */
export function judge(
  goal: Pick<Goal, "from" | "by" | "target" | "direction">,
  years: readonly FollowedYear[],
  breaks: readonly number[] = [],
  level = 0.95,
): Judged {
  const known = years.filter(({ year, value }) => year >= goal.from && value.figure.value !== null);
  const upTo = known.filter(({ year }) => year <= goal.by);
  const latest = upTo.at(-1) ?? null;
  if (latest === null) return { status: "no-data", trend: null, needed: null, latest };
  const lastBreak = Math.max(-Infinity, ...breaks.filter((after) => after < latest.year));
  const since = upTo.filter(({ year }) => year > lastBreak);
  const trend = slopeOf(since, level);
  const value = latest.value.figure.value!;
  const needed = latest.year < goal.by ? (goal.target - value) / (goal.by - latest.year) : null;
  const said = (status: GoalStatus): Judged => ({ status, trend, needed, latest });
  if (breaks.some((after) => after >= goal.from && after < latest.year)) return said("not-comparable");
  const sign = goal.direction === "at-most" ? 1 : -1;
  /** How far the worst and the best end of an interval lie beyond the target; negative or 0 is there. */
  const beyond = (ends: { low: number; high: number }, target: number): [number, number] => {
    const both = [(ends.low - target) * sign, (ends.high - target) * sign];
    return [Math.max(...both), Math.min(...both)];
  };
  const [worst, best] = beyond(
    { low: latest.value.low ?? value, high: latest.value.high ?? value },
    goal.target,
  );
  if (worst <= 0) return said("met");
  if (latest.year >= goal.by) return said(best > 0 ? "not-met" : "too-early");
  // The target's year has passed in the data without a value of its own: an earlier one does not answer for it.
  if (years.some(({ year, value: one }) => year > goal.by && one.figure.value !== null))
    return said("no-data");
  if (trend === null) return said("too-early");
  const [slowest, fastest] = beyond({ low: trend.low!, high: trend.high! }, needed!);
  return said(slowest <= 0 ? "on-way" : fastest > 0 ? "off-way" : "too-early");
}

/** Least-squares change per year with its interval; null with fewer years than `LEAST_YEARS`. */
export function slopeOf(years: readonly FollowedYear[], level = 0.95): Estimated | null {
  const known = years.filter(({ value }) => value.figure.value !== null);
  if (known.length < LEAST_YEARS) return null;
  const { segments } = trendOf(
    { year: known.map(({ year }) => year), value: known.map(({ value }) => value.figure.value!) },
    { level },
  );
  const slope = segments[0]!.perYear!;
  return {
    figure: { value: slope.value, status: slope.value === 0 ? "zero" : "value" },
    low: slope.interval.low,
    high: slope.interval.high,
  };
}
