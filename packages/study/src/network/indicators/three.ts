import type { ThreeWays } from "@tvars/api";

/** The network as it is, with the barriers asked about open, and with a scenario where there is one. */
export interface Three<T> {
  now: T;
  open: T;
  scenario: T | undefined;
}

export const eachOf = <A, B>({ now, open, scenario }: Three<A>, of: (one: A) => B): Three<B> => ({
  now: of(now),
  open: of(open),
  scenario: scenario === undefined ? undefined : of(scenario),
});

/** Not a number is no value. */
export const orNull = (value: number | undefined, decimals: number): number | null => {
  if (value === undefined || !Number.isFinite(value)) return null;
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
};

export const threeWays = ({ now, open, scenario }: Three<number>, decimals: number): ThreeWays => ({
  now: orNull(now, decimals),
  open: orNull(open, decimals),
  scenario: orNull(scenario, decimals),
});
