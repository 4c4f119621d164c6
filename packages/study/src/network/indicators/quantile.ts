/** The least value that at least the share of the weight does not exceed; NaN of nothing. */
export function quantileOf(values: ArrayLike<number>, share: number, weights?: ArrayLike<number>): number {
  const order = Array.from({ length: values.length }, (_, at) => at)
    .filter((at) => !Number.isNaN(values[at]!) && (weights?.[at] ?? 1) > 0)
    .sort((a, b) => values[a]! - values[b]!);
  const all = order.reduce((sum, at) => sum + (weights?.[at] ?? 1), 0);
  let sum = 0;
  for (const at of order) {
    sum += weights?.[at] ?? 1;
    if (sum >= share * all) return values[at]!;
  }
  return NaN;
}
