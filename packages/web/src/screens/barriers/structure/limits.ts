/** Thresholds as they stand in the address: only those that were changed. */
export const LIMITS = {
  severed: { low: 0.001, high: 1, step: 0.05, scale: 100 },
  sparse: { low: 0, high: 100_000, step: 100, scale: 1 },
  separated: { low: 0.001, high: 1, step: 0.05, scale: 100 },
} as const;
export type Limit = keyof typeof LIMITS;
export const LIMIT_NAMES = Object.keys(LIMITS) as Limit[];

/** `["sparse-500"]` as `{ sparse: 500 }`; what is out of bounds is left out. */
export function limitsOf(written: readonly string[]): Partial<Record<Limit, number>> {
  const found: Partial<Record<Limit, number>> = {};
  for (const one of written) {
    const [name = "", text = ""] = one.split("-");
    const limit = LIMIT_NAMES.find((known) => known === name);
    const value = Number(text);
    if (limit && value >= LIMITS[limit].low && value <= LIMITS[limit].high) found[limit] = value;
  }
  return found;
}

export const writeLimits = (limits: Partial<Record<Limit, number>>): string[] =>
  LIMIT_NAMES.flatMap((name) => (limits[name] === undefined ? [] : [`${name}-${limits[name]}`]));
