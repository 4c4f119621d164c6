/** Least processor seconds of some runs after some to warm up, and the last answer. */
export function cpu<Answer>(
  work: () => Answer,
  { runs = 3, warm = 1 }: { runs?: number; warm?: number } = {},
): { seconds: number; answer: Answer } {
  let seconds = Infinity;
  let answer!: Answer;
  for (let run = -warm; run < runs; run++) {
    const start = process.cpuUsage();
    answer = work();
    const { user, system } = process.cpuUsage(start);
    if (run >= 0) seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return { seconds, answer };
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** So many of the numbers below `of`, evenly spread. */
export const spread = (count: number, of: number): Uint32Array =>
  Uint32Array.from({ length: Math.min(count, of) }, (_, i) => Math.floor((i * of) / Math.min(count, of)));
