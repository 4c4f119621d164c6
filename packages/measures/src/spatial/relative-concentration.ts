import { defineMeasure } from "../catalogue/measure.ts";
import { sumOf, twoSums } from "../data/sums.ts";
import { checkSpread, extremesOf, meanGroundOf } from "./concentration.ts";

export interface RelativeConcentrationOptions {
  /**
   * How many persons the largest areas hold in the extreme case: as many as the group ("group", Massey & Denton 1988) or as the other
   * group ("other", as OasisR has it).
   */
  largest?: "group" | "other";
}

/**
 * Relative concentration, RCO = (m_x/m_y − 1)/(m₁/m₂ − 1): ground where members of x live over that of y, against the most extreme
 * ratio possible (Massey & Denton 1988). 1: x as concentrated as possible beside y; 0: alike; below 0: y is the more concentrated.
 */
export function relativeConcentrationOf(
  x: Float64Array,
  y: Float64Array,
  m2: Float64Array,
  { largest = "group" }: RelativeConcentrationOptions = {},
): number {
  const totals = x.map((members, i) => members + y[i]!);
  const X = sumOf(x);
  const { smallestM2, largestM2 } = extremesOf(totals, m2, X, largest === "group" ? X : sumOf(y));
  return (meanGroundOf(x, m2) / meanGroundOf(y, m2) - 1) / (smallestM2 / largestM2 - 1);
}

export const relativeConcentration = defineMeasure<RelativeConcentrationOptions>({
  id: "relative-concentration",
  aliases: ["RCO"],
  symbol: "RCO",
  family: "spatial",
  name: { sv: "Relativ koncentration", en: "Relative concentration" },
  groups: "two",
  needs: ["ground"],
  formula:
    "RCO = ((Σ x_i a_i/X)/(Σ y_i a_i/Y) − 1)/(m₁/m₂ − 1), m₁, m₂ = mean ground of the smallest, the largest areas that hold X persons",
  sources: ["Massey & Denton 1988"],
  range: {
    low: -Infinity,
    high: 1,
    lowMeans: {
      sv: "Negativt: den andra gruppen bor tätare. 0: lika tätt.",
      en: "Negative: the other group lives more densely. 0: alike.",
    },
    highMeans: {
      sv: "Gruppen bor så mycket tätare än den andra som det går.",
      en: "The group lives as much more densely than the other as it could.",
    },
  },
  sensitiveTo: {
    sv: "Några få mycket stora områden med få invånare: de bestämmer skalan.",
    en: "A few very large areas with few inhabitants: they set the scale.",
  },
  notToRead: {
    sv: "Byter man plats på grupperna byter värdet tecken men inte bara det: måttet är inte symmetriskt.",
    en: "Swapping the groups changes the sign of the value but not only that: the measure is not symmetric.",
  },
  options: [
    {
      id: "largest",
      kind: "choice",
      default: "group",
      choices: ["group", "other"],
      what: {
        sv: "Hur många personer de största områdena rymmer i ytterfallet: gruppens antal (Massey & Denton) eller den andra gruppens (OasisR).",
        en: "How many persons the largest areas hold in the extreme case: the group's number (Massey & Denton) or the other group's (OasisR).",
      },
    },
  ],
  measure({ counts, ground }, { largest = "group" }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { X, Y } = twoSums(counts);
    const { smallestM2, largestM2 } = extremesOf(counts.totals, ground!.m2, X, largest === "group" ? X : Y);
    checkSpread(smallestM2, largestM2);
    const ratio = meanGroundOf(x, ground!.m2) / meanGroundOf(y, ground!.m2);
    return {
      value: (ratio - 1) / (smallestM2 / largestM2 - 1),
      note: {
        sv: `Gruppens områden är i genomsnitt ${ratio.toPrecision(3)} gånger så stora som den andra gruppens.`,
        en: `The group's areas are ${ratio.toPrecision(3)} times as large as the other group's on average.`,
      },
    };
  },
});
