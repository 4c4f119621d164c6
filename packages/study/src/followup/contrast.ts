/** Weights of a comparison: who it was done to, whom they are set against, and how far such weights spread. */
import type { Alike } from "./match.ts";
import { nearest } from "./match.ts";

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

/** Nearest areas outside a group. The order of an area's neighbours is made once, however many groups ask. */
export class Neighbours {
  readonly #areas: readonly Alike[];
  readonly #sd: readonly number[];
  readonly #deep: number;
  readonly #known = new Map<number, readonly number[]>();

  /** @param deep the most that are asked for plus the size of the largest group that is left out */
  constructor(areas: readonly Alike[], sd: readonly number[], deep: number) {
    this.#areas = areas;
    this.#sd = sd;
    this.#deep = deep;
  }

  of(at: number, without: ReadonlySet<number>, k: number): number[] {
    let order = this.#known.get(at);
    if (!order) {
      order = nearest(this.#areas[at]!, this.#areas, this.#sd, this.#deep).at;
      this.#known.set(at, order);
    }
    return order.filter((other) => !without.has(other)).slice(0, k);
  }
}
