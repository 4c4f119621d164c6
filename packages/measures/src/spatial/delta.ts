import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { sumOf, twoSums } from "../data/sums.ts";

/**
 * Delta (Hoover), ½ Σ |x_i/X − a_i/A|: the share of the group that would have to move to have the same density everywhere
 * (Hoover 1941; Duncan, Cuzzort & Duncan 1961). Range 0–1; NaN where the group or the ground is absent.
 * @param x persons of the group by area
 * @param groundM2 ground of each area, any one unit
 */
export function deltaOf(x: Float64Array, groundM2: Float64Array): number {
  const X = sumOf(x);
  const A = sumOf(groundM2);
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += Math.abs(x[i]! / X - groundM2[i]! / A);
  return sum / 2;
}

/** @throws MeasuresError `undefined` when the areas have no ground at all */
export function groundSum(groundM2: Float64Array): number {
  const A = sumOf(groundM2);
  if (A > 0) return A;
  throw new MeasuresError("undefined", {
    value: `${A} m² of ground`,
    expected: "areas with ground",
    action: "Give the ground of each area in square metres.",
  });
}

export const delta = defineMeasure({
  id: "delta",
  aliases: ["hoover-delta", "DEL"],
  symbol: "Δ",
  family: "spatial",
  name: { sv: "Delta (Hoovers koncentrationsindex)", en: "Delta (Hoover's index of concentration)" },
  groups: "two",
  needs: ["ground"],
  formula: "Δ = ½ Σ |x_i/X − a_i/A|",
  sources: ["Hoover 1941", "Duncan, Cuzzort & Duncan 1961", "Massey & Denton 1988"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Gruppen bor lika tätt överallt.",
      en: "The group lives at the same density everywhere.",
    },
    highMeans: {
      sv: "Gruppen bor på en mycket liten del av marken.",
      en: "The group lives on a very small part of the ground.",
    },
  },
  perArea: {
    sv: "Områdets del av Δ: ½|x_i/X − a_i/A|. Delarna summerar till Δ.",
    en: "The area's part of Δ: ½|x_i/X − a_i/A|. The parts sum to Δ.",
  },
  sensitiveTo: {
    sv: "Hur mycket obebodd mark som räknas till områdena: skog, vatten och åker höjer värdet för alla grupper.",
    en: "How much empty ground belongs to the areas: forest, water and fields raise the value for every group.",
  },
  notToRead: {
    sv: "Ett högt värde betyder att gruppen bor tätt, som de flesta i en stad gör. Jämför med resten av befolkningen, inte med 0.",
    en: "A high value means that the group lives densely, as most people in a town do. Compare with the rest of the people, not with 0.",
  },
  measure({ counts, ground }) {
    const x = counts.groups[0]!;
    const { X } = twoSums(counts);
    const A = groundSum(ground!.m2);
    const perArea = x.map((members, i) => Math.abs(members / X - ground!.m2[i]! / A) / 2);
    const rest = deltaOf(counts.groups[1]!, ground!.m2);
    return {
      value: sumOf(perArea),
      perArea,
      note: {
        sv: `${counts.areas} områden. För den andra gruppen är värdet ${rest.toFixed(3)}.`,
        en: `${counts.areas} areas. For the other group the value is ${rest.toFixed(3)}.`,
      },
    };
  },
});
