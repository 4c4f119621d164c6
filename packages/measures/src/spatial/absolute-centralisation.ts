import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { CENTRE_OPTIONS, type CentreOptions, centresOf, outwardsFrom } from "./centre.ts";
import { centralisationOf } from "./centralisation.ts";
import { groundSum } from "./delta.ts";

export const absoluteCentralisation = defineMeasure<CentreOptions>({
  id: "absolute-centralisation",
  aliases: ["ACE", "ACEPoly", "absolute-centralization"],
  symbol: "ACE",
  family: "spatial",
  name: { sv: "Absolut centralisering", en: "Absolute centralisation" },
  groups: "two",
  needs: ["centres", "ground"],
  formula: "ACE = Σ X_{i−1} A_i − Σ X_i A_{i−1}, shares cumulated from the centre outwards",
  sources: ["Duncan & Duncan 1955", "Massey & Denton 1988", "Folch & Rey 2016"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Gruppen bor så långt från mitten som det går.",
      en: "The group lives as far from the centre as it could.",
    },
    highMeans: { sv: "Gruppen bor i mitten.", en: "The group lives at the centre." },
  },
  sensitiveTo: {
    sv: "Var mitten ligger och hur mycket obebodd mark som räknas.",
    en: "Where the centre lies and how much empty ground counts.",
  },
  notToRead: {
    sv: "Nästan alla grupper bor tätare mot mitten än marken är fördelad. Jämför grupper, inte med 0. I ett område med flera kärnor säger en enda mitt lite.",
    en: "Nearly every group lives more towards the centre than ground is spread. Compare groups, not with 0. Where there are several cores one centre says little.",
  },
  options: CENTRE_OPTIONS,
  measure(data, options) {
    const { counts, ground } = data;
    twoSums(counts);
    groundSum(ground!.m2);
    const { distanceM, order } = outwardsFrom(data, options);
    const value = checked(centralisationOf(counts.groups[0]!, ground!.m2, distanceM, order));
    return { value, note: centreNote(order.length, centresOf(data, options)) };
  },
});

/** @throws MeasuresError `undefined` when a group has no members among the areas taken */
export function checked(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new MeasuresError("undefined", {
    value,
    expected: "members and ground within the areas taken",
    action: "Take more areas, or other centres.",
  });
}

export function centreNote(
  areas: number,
  { x, y }: { x: Float64Array; y: Float64Array },
): { sv: string; en: string } {
  const first = `(${Math.round(x[0]!)}, ${Math.round(y[0]!)})`;
  return x.length === 1
    ? { sv: `${areas} områden. Mitten är ${first}.`, en: `${areas} areas. The centre is ${first}.` }
    : {
        sv: `${areas} områden. ${x.length} centrum; avstånd till det närmaste.`,
        en: `${areas} areas. ${x.length} centres; distance to the nearest.`,
      };
}
