/** Chances of each type some years ahead: pure arithmetic on standardised positions. */
/**
 * The cuts in standard deviations from the year's mean, from 5|4 to 2|1. Cut-offs move with mean and deviation, so an area's
 * position is followed in these: z = (index − μ) / σ. A move of the cuts is then part of the move of z.
 */
export const CUTS = [-1, 0, 1, 2] as const;

/** One area in one base year: where it stood, its own trend and, once known, where it came. */
export interface Step {
  z: number;
  /** Least-squares change of z a year over the years up to the base year. */
  trend: number;
  /** z so many years later. */
  later?: number;
}

export interface Model {
  /** Part of an area's trend that goes on. */
  carry: number;
  /** Pull towards the mean, and shift, of the whole. */
  pull: number;
  shift: number;
  /** What the line missed earlier moves by, ascending: its spread is the uncertainty, whatever shape it has. */
  rest: readonly number[];
  steps: number;
}

/** Fewest earlier moves a model is made from. */
export const LEAST_STEPS = 20;

/**
 * Least squares of the move (later − z) on trend, z and 1 over earlier steps. `rest` holds the residuals: all that an area's own
 * trend does not tell, the published index's rounding and moving cut-offs among it.
 */
export function fit(steps: readonly Step[]): Model | null {
  const known = steps.filter((step) => step.later !== undefined && Number.isFinite(step.later));
  if (known.length < LEAST_STEPS) return null;
  const rows = known.map(({ z, trend, later }) => ({ x: [trend, z, 1], y: later! - z }));
  const normal = Array.from({ length: 3 }, (_, a) =>
    Array.from({ length: 4 }, (_, b) => rows.reduce((sum, { x, y }) => sum + x[a]! * (b < 3 ? x[b]! : y), 0)),
  );
  const [carry, pull, shift] = solve(normal);
  const rest = rows
    .map(({ x, y }) => y - carry! * x[0]! - pull! * x[1]! - shift! * x[2]!)
    .toSorted((a, b) => a - b);
  return { carry: carry!, pull: pull!, shift: shift!, rest, steps: rows.length };
}

/** Gauss elimination with pivoting of a small system; a column without spread gets 0. */
function solve(matrix: number[][]): number[] {
  const n = matrix.length;
  const rows = matrix.map((row) => [...row]);
  for (let at = 0; at < n; at += 1) {
    let best = at;
    for (let row = at + 1; row < n; row += 1)
      if (Math.abs(rows[row]![at]!) > Math.abs(rows[best]![at]!)) best = row;
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    const pivot = rows[at]![at]!;
    if (Math.abs(pivot) < 1e-12) continue;
    for (let row = 0; row < n; row += 1) {
      if (row === at) continue;
      const factor = rows[row]![at]! / pivot;
      for (let column = at; column <= n; column += 1) rows[row]![column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => (Math.abs(row[at]!) < 1e-12 ? 0 : row[n]! / row[at]!));
}

/** Share of earlier misses below x; one that is x itself counts half. */
function below(rest: readonly number[], x: number): number {
  const count = (before: (value: number) => boolean): number => {
    let [low, high] = [0, rest.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(rest[middle]!)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (count((value) => value < x) + count((value) => value <= x)) / (2 * rest.length);
}

/** Chance of each type 1–5: the expected position and all that earlier moves missed it by, cut at `CUTS`. Adds up to 1. */
export function chancesOf({ z, trend }: Step, { carry, pull, shift, rest }: Model): number[] {
  const expected = z + carry * trend + pull * z + shift;
  const [five, four, three, two] = CUTS.map((cut) => below(rest, cut - expected)) as [
    number,
    number,
    number,
    number,
  ];
  return [1 - two, two - three, three - four, four - five, five];
}

export interface Said {
  chance: number;
  happened: boolean;
}

/** What was said against what happened, in tenths of chance: mean chance said, share that happened, how many. Empty tenths are left out. */
export function calibrate(said: readonly Said[]): { said: number; happened: number; areas: number }[] {
  const tenths = Array.from({ length: 10 }, (): Said[] => []);
  for (const one of said) tenths[Math.min(9, Math.floor(one.chance * 10))]!.push(one);
  return tenths
    .filter(({ length }) => length > 0)
    .map((group) => ({
      said: group.reduce((sum, { chance }) => sum + chance, 0) / group.length,
      happened: group.filter(({ happened }) => happened).length / group.length,
      areas: group.length,
    }));
}

/** Least-squares slope of a row of numbers one year apart. */
export function slope(values: readonly number[]): { slope: number; error: number } {
  const n = values.length;
  if (n < 2) return { slope: 0, error: Infinity };
  const x = (n - 1) / 2;
  const y = values.reduce((sum, value) => sum + value, 0) / n;
  const across = values.reduce((sum, _, at) => sum + (at - x) ** 2, 0);
  const b = values.reduce((sum, value, at) => sum + (at - x) * (value - y), 0) / across;
  const squares = values.reduce((sum, value, at) => sum + (value - y - b * (at - x)) ** 2, 0);
  return { slope: b, error: n > 2 ? Math.sqrt(squares / (n - 2) / across) : Infinity };
}
