/**
 * Lower bounds of all classes but the first, so that about equally many values fall in each. Equal bounds are kept
 * once: with many equal values there are fewer classes.
 */
export function quantileSteps(values: readonly number[], classes: number): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return [];
  const bounds = Array.from(
    { length: classes - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / classes)]!,
  );
  return [...new Set(bounds)].filter((bound) => bound > sorted[0]!);
}
