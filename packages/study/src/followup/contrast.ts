/** Weights of a comparison: who it was done to, whom they are set against, and how far such weights spread. */
import type { Alike } from "./match.ts";

/** Σ weight · x is (mean of the treated) − (weighted mean of their matches), for any number x an area. */
export interface Contrast {
  /** Positions among the areas. */
  at: readonly number[];
  weight: readonly number[];
  /**
   * √(Σ weight²): the standard error of the contrast in standard deviations of x, were areas independent and alike in spread.
   * It is larger where areas share their matches, so that contrasts are comparable only when divided by it.
   */
  spread: number;
}

/** The treated at 1/n each, against the mean of their matches: a set for each of them, or one set for all. */
export function contrastOf(treated: readonly number[], matches: readonly (readonly number[])[]): Contrast {
  const weights = new Map<number, number>(treated.map((at) => [at, 1 / treated.length]));
  for (const near of matches)
    for (const at of near) weights.set(at, (weights.get(at) ?? 0) - 1 / (near.length * matches.length));
  const weight = [...weights.values()];
  return { at: [...weights.keys()], weight, spread: Math.hypot(...weight) };
}

export const applied = ({ at, weight }: Contrast, x: readonly number[]): number =>
  at.reduce((sum, position, k) => sum + weight[k]! * x[position]!, 0);

/** Neighbours kept of each area, beyond those that are asked for: the rest are looked up where a group takes more of them. */
const SPARE = 8;

/** Nearest areas outside a group. The order of an area's neighbours is made once, however many groups ask. */
export class Neighbours {
  readonly #codes: readonly string[];
  /** Features in standard deviations, an area after the other. */
  readonly #scaled: Float64Array;
  readonly #width: number;
  readonly #known = new Map<number, readonly number[]>();

  constructor(areas: readonly Alike[], sd: readonly number[]) {
    this.#codes = areas.map(({ code }) => code);
    this.#width = sd.length;
    this.#scaled = new Float64Array(areas.length * sd.length);
    areas.forEach(({ features }, at) =>
      features.forEach((value, f) => (this.#scaled[at * sd.length + f] = value / sd[f]!)),
    );
  }

  of(at: number, without: ReadonlySet<number>, k: number): number[] {
    const order = this.#known.get(at) ?? this.#nearest(at, k + SPARE);
    this.#known.set(at, order);
    const left = order.filter((other) => !without.has(other));
    if (left.length >= k) return left.slice(0, k);
    return this.#nearest(at, k + without.size)
      .filter((other) => !without.has(other))
      .slice(0, k);
  }

  /** The same order as `nearest` of match.ts: by distance, ties by code. */
  #nearest(one: number, k: number): number[] {
    const [width, scaled, codes] = [this.#width, this.#scaled, this.#codes];
    const own = one * width;
    const squares = new Float64Array(codes.length);
    let [at, from] = [0, 0];
    for (; at < codes.length; at += 1, from += width) {
      let square = 0;
      for (let f = 0; f < width; f += 1) square += (scaled[from + f]! - scaled[own + f]!) ** 2;
      squares[at] = square;
    }
    const best: number[] = [];
    const after = (a: number, b: number): boolean =>
      squares[a]! > squares[b]! || (squares[a] === squares[b] && codes[a]! > codes[b]!);
    for (let other = 0; other < codes.length; other += 1) {
      if (other === one || (best.length === k && after(other, best[k - 1]!))) continue;
      let place = best.length;
      while (place > 0 && !after(other, best[place - 1]!)) place -= 1;
      best.splice(place, 0, other);
      if (best.length > k) best.pop();
    }
    return best;
  }
}
