/** Chances of each type some years ahead: pure arithmetic on standardised positions. */
import type { EarlyAnswer } from "@tvars/api";

/**
 * The cuts in standard deviations from the year's mean, from 5|4 to 2|1. Cut-offs move with mean and deviation, so an area's
 * position is followed in these: z = (index − μ) / σ. A move of the cuts is then part of the move of z.
 */
export const CUTS = [-1, 0, 1, 2] as const;

/** One area in one base year: where it stood and, once known, where it came. */
export interface Step {
  base: number;
  z: number;
  /** z so many years later. */
  later?: number;
}

export interface Model {
  /** Spread of moves from a position: areas with a high index move more than those with a low one. */
  spread: (z: number) => number;
  /** Earlier moves in spreads of their positions, ascending: whatever shape they have is kept. */
  rest: readonly number[];
  steps: number;
}

/** Fewest earlier moves a model is made from. */
export const LEAST_STEPS = 20;
/** Width of the neighbourhood a spread is read in, and of the grid it is kept on, in standard deviations. */
const BAND = 0.3;
const GRID = 0.05;

/**
 * What earlier moves (later − z) say of those to come: an area stays where it is, but for a move drawn from earlier ones in spreads of
 * their positions. What areas of a year moved in common is taken out first: positions are relative to all areas, whose mean stays
 * where it is, and in a part of the country the common move is mostly what the recovered cuts are unsure of. An area's own trend is
 * left out: tried on the example region and on Karlstad, it made every score worse.
 */
export function fit(steps: readonly Step[]): Model | null {
  const known = steps.filter((step) => step.later !== undefined && Number.isFinite(step.later));
  if (known.length < LEAST_STEPS) return null;
  const at = known.map(({ z }) => z);
  const moves = known.map(({ z, later }) => later! - z);
  const first = spreadOf(at, moves);
  const common = new Map<number, { weight: number; sum: number }>();
  known.forEach(({ base, z }, i) => {
    const weight = 1 / first(z) ** 2;
    const year = common.get(base) ?? { weight: 0, sum: 0 };
    common.set(base, { weight: year.weight + weight, sum: year.sum + weight * moves[i]! });
  });
  const own = known.map(({ base }, i) => {
    const { weight, sum } = common.get(base)!;
    return moves[i]! - sum / weight;
  });
  const spread = spreadOf(at, own);
  const rest = own.map((move, i) => move / spread(at[i]!)).toSorted((a, b) => a - b);
  return { spread, rest, steps: known.length };
}

/** Root mean square of moves about a position, weighted by a normal curve of `BAND`; never 0. */
function spreadOf(at: readonly number[], moves: readonly number[]): (z: number) => number {
  const low = at.reduce((least, z) => Math.min(least, z), Infinity);
  const high = at.reduce((most, z) => Math.max(most, z), -Infinity);
  const cells = Math.round((high - low) / GRID) + 1;
  const counts = new Float64Array(cells);
  const squares = new Float64Array(cells);
  at.forEach((z, i) => {
    const cell = Math.round((z - low) / GRID);
    counts[cell]! += 1;
    squares[cell]! += moves[i]! ** 2;
  });
  // A little of the whole is in every place, so that one far from all others has a spread too.
  const all = squares.reduce((sum, square) => sum + square, 0) / at.length;
  const spreads = Array.from({ length: cells }, (_, cell) => {
    let [weight, sum] = [0.01, 0.01 * all];
    for (let other = 0; other < cells; other += 1) {
      if (counts[other] === 0) continue;
      const w = Math.exp(-0.5 * (((other - cell) * GRID) / BAND) ** 2);
      weight += w * counts[other]!;
      sum += w * squares[other]!;
    }
    return Math.max(1e-9, Math.sqrt(sum / weight));
  });
  return (z) => spreads[Math.max(0, Math.min(cells - 1, Math.round((z - low) / GRID)))]!;
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

/** Chance of each type 1–5: the position and earlier moves in its spread, cut at `CUTS`. Adds up to 1. */
export function chancesOf({ z }: Pick<Step, "z">, { spread, rest }: Model): number[] {
  const width = spread(z);
  const [five, four, three, two] = CUTS.map((cut) => below(rest, (cut - z) / width)) as [
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
  /** Share that changed among the moves known then: what is said where every area is given the same chance. */
  usual: number;
}

/**
 * Mean squared distance of what was said to what happened (Brier 1950), 0 at best; beside it that of the usual share said of every
 * area (`climatology`), and of no change at all (`persistence`). Chances that are no better than those are not worth their words.
 */
export function scoreOf(said: readonly Said[]): EarlyAnswer["score"] {
  if (said.length === 0) return null;
  const mean = (of: (one: Said) => number): number =>
    said.reduce((sum, one) => sum + of(one), 0) / said.length;
  const off = (chance: number, happened: boolean): number => (chance - (happened ? 1 : 0)) ** 2;
  return {
    brier: mean(({ chance, happened }) => off(chance, happened)),
    climatology: mean(({ usual, happened }) => off(usual, happened)),
    persistence: mean(({ happened }) => off(0, happened)),
    expected: said.reduce((sum, { chance }) => sum + chance, 0),
    happened: said.filter(({ happened }) => happened).length,
    areas: said.length,
  };
}

/** What was said against what happened, in tenths of chance: mean chance said, share that happened, how many. Empty tenths are left out. */
export function calibrate(
  said: readonly Pick<Said, "chance" | "happened">[],
): { said: number; happened: number; areas: number }[] {
  const tenths = Array.from({ length: 10 }, (): Pick<Said, "chance" | "happened">[] => []);
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
