import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { seOfD } from "../inference/closed-forms.ts";
import { APART, EVEN, noteOf } from "../single/texts.ts";
import { NOT_REGISTER, ONLY_CHANCE } from "./texts.ts";

/**
 * The θ for which an observed |z| of a normal with standard deviation 1 is most likely when its sign is not seen: the root of θ = z tanh(θz), 0
 * for z ≤ 1. By u = θz, which solves u = z² tanh u: convex above its root, so Newton from z² falls to it without overshooting. (Maximising the
 * density itself fails for z above 38.5, where it is 0 in double precision.)
 */
export function likeliestMean(z: number): number {
  if (!(z > 1)) return 0;
  const square = z * z;
  let u = square;
  for (let step = 0; step < 200; step += 1) {
    const tanh = Math.tanh(u);
    const next = u - (u - square * tanh) / (1 - square * (1 - tanh * tanh));
    if (!(next < u) || u - next < 1e-16 * u) break;
    u = next;
  }
  return u / z;
}

/**
 * Density-corrected dissimilarity, ½ Σ σ_i θ_i (Allen, Burgess, Davidson & Windmeijer 2015): each |x_i/X − y_i/Y| replaced by the distance that
 * makes it most likely, given its sampling deviation σ_i. Range 0–1; NaN where a group has no members.
 * @param x persons of the one group by area
 * @param y persons of the other, same length and order
 */
export function dissimilarityDensityCorrectedOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let Y = 0;
  for (let i = 0; i < x.length; i += 1) {
    X += x[i]!;
    Y += y[i]!;
  }
  if (X === 0 || Y === 0) return NaN;
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) {
    const a = x[i]! / X;
    const b = y[i]! / Y;
    const sd = Math.sqrt((a * (1 - a)) / X + (b * (1 - b)) / Y);
    sum += sd > 0 ? sd * likeliestMean(Math.abs(a - b) / sd) : Math.abs(a - b);
  }
  return sum / 2;
}

export const dissimilarityDensityCorrected = defineMeasure({
  id: "dissimilarity-density-corrected",
  aliases: ["D_dc", "DensityCorrectedDissim"],
  symbol: "D_dc",
  family: "small-units",
  name: { sv: "Dissimilaritetsindex, täthetsrättat", en: "Dissimilarity, density-corrected" },
  groups: "two",
  formula: "D_dc = ½ Σ σ_i θ_i, θ_i = z_i tanh(θ_i z_i), z_i = |x_i/X − y_i/Y|/σ_i",
  sources: ["Allen, Burgess, Davidson & Windmeijer 2015"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  sensitiveTo: ONLY_CHANCE,
  notToRead: NOT_REGISTER,
  measure({ counts }) {
    twoSums(counts);
    return {
      value: dissimilarityDensityCorrectedOf(counts.groups[0]!, counts.groups[1]!),
      standardError: seOfD(counts),
      note: noteOf(counts),
    };
  },
  quick: ({ groups }) => dissimilarityDensityCorrectedOf(groups[0]!, groups[1]!),
});
