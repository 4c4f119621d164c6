import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { kernelOf, weigh } from "./kernels.ts";
import type { Kernel } from "./kernels.ts";
import { addRows, emptyLike, rowsOf, setArea } from "./rows.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { Place } from "./surroundings.ts";

export interface SmoothOptions {
  /** The name of a kernel; triangular unless told. */
  kernel?: string;
  /** Where people stop counting, or the half-life of a decay; 1000 unless told. */
  bandwidthM?: number;
  /** Steps over borders, where only adjacency is known; 1 unless told. */
  steps?: number;
  /** Of the kernels that have one; 2 unless told. */
  power?: number;
  /** What the people of the area itself count; 1 as every kernel has it unless told, 0 leaves them out. */
  self?: number;
}

/**
 * The kernel over steps: nobody farther than `steps` counts, and those at `steps` do, so the bandwidth of a kernel that ends at 0
 * is one step more.
 */
export const stepsKernel = (name: string, steps: number, power?: number): Kernel => ({
  ...kernelOf(name, steps + 1, { power }),
  reachM: steps,
});

/** Whether distances are to be counted in steps: nothing but adjacency is known. */
export const inSteps = ({ reach, centres, adjacency }: Place): boolean =>
  adjacency !== undefined && reach === undefined && centres === undefined;

/** The kernel that options ask for at this place. */
export const kernelFor = (
  place: Place,
  { kernel = "triangular", bandwidthM = 1000, steps = 1, power }: SmoothOptions,
): Kernel => (inSteps(place) ? stepsKernel(kernel, steps, power) : kernelOf(kernel, bandwidthM, { power }));

export const checkSelf = (self: number): void => {
  if (!(self >= 0 && self < Infinity))
    throw new MeasuresError("input", {
      value: self,
      expected: "a weight of 0 or more for the area itself",
      action: "Give 1 to count it whole, 0 to leave it out.",
    });
};

/**
 * The people around every area, its own among them: Σ_j w(d_ij) x_jg for each group, as fractions of persons. Distance is that of
 * the reach where given, else a straight line between centres, else steps over borders. O(pairs · k) time, O(n k) memory.
 * @throws MeasuresError `needs` where no distance can be known; `input` for options that cannot be
 */
export function smoothed(counts: Counts, place: Place, options: SmoothOptions = {}): Counts {
  return smoothedBy(counts, place, kernelFor(place, options), options.self);
}

/** The people around every area under a kernel of one's own; its weight at 0 is that of the area itself unless `self` says otherwise. */
export function smoothedBy(counts: Counts, place: Place, kernel: Kernel, self = kernel.weight(0)): Counts {
  checkSelf(self);
  const selfDiffers = self !== kernel.weight(0);
  const around = surroundingsOf(counts.areas, place, kernel.reachM);
  const rows = rowsOf(counts, around.area);
  const at = new Uint32Array(counts.areas);
  const distance = new Float64Array(counts.areas);
  const weight = new Float64Array(counts.areas);
  const sums = new Float64Array(rows.width);
  const result = emptyLike(counts);
  for (let p = 0; p < counts.areas; p += 1) {
    const found = around.gather(p, kernel.reachM, at, distance);
    weigh(kernel, distance, weight, found);
    if (selfDiffers) setSelf(weight, at, p, found, self);
    sums.fill(0);
    addRows(rows, at, weight, 0, found, sums);
    setArea(result, around.area[p]!, sums);
  }
  return result;
}

/** Gives the area itself its weight; areas at the same place keep theirs. */
export function setSelf(
  weight: Float64Array,
  at: Uint32Array,
  position: number,
  found: number,
  self: number,
): void {
  for (let hit = 0; hit < found; hit += 1)
    if (at[hit] === position) {
      weight[hit] = self;
      return;
    }
}
