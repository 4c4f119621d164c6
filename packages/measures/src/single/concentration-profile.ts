import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { EVEN, noteOf } from "./texts.ts";

export interface ConcentrationProfileOptions {
  /** How many thresholds from 0 to 1 the profile is read at; 2 or more. */
  thresholds?: number;
  /** The value in the limit of infinitely many thresholds; the profile is then still read at `thresholds` of them. */
  exact?: boolean;
}

/**
 * v(θ): the part of the group living in areas where its share is at least θ, at m thresholds evenly from 0 to 1. O(n + m).
 * @param x persons of the group by area
 * @param t all persons by area
 */
export function concentrationCurve(
  x: Float64Array,
  t: Float64Array,
  m: number,
): { at: Float64Array; value: Float64Array } {
  const step = 1 / (m - 1);
  const at = new Float64Array(m);
  for (let j = 0; j < m; j += 1) at[j] = j * step;
  at[m - 1] = 1;
  const value = new Float64Array(m);
  let X = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (x[i] === 0) continue;
    const share = x[i]! / t[i]!;
    let last = Math.min(m - 1, Math.floor(share * (m - 1)));
    while (last + 1 < m && at[last + 1]! <= share) last += 1;
    while (at[last]! > share) last -= 1;
    value[last]! += x[i]!;
    X += x[i]!;
  }
  for (let j = m - 2; j >= 0; j -= 1) value[j]! += value[j + 1]!;
  for (let j = 0; j < m; j += 1) value[j]! /= X;
  return { at, value };
}

/**
 * Index of the concentration profile, R = (P − mean of v below P + mean of v from P on)/(1 − P), both means over all m thresholds
 * (Hong & Sadahiro 2014). NaN where a group has no members.
 */
export function concentrationProfileOf({ groups, totals }: Columns, m = 1000): number {
  const { at, value } = concentrationCurve(groups[0]!, totals, m);
  return indexOf(at, value, shareOf(groups));
}

/** The same in the limit m → ∞: R = (P − Σ (x_i/X) min(p_i, P) + Σ (x_i/X) max(p_i − P, 0))/(1 − P). Range 0–1, up to 2 where P > ½. */
export function concentrationProfileExactOf({ groups, totals }: Columns): number {
  const x = groups[0]!;
  const P = shareOf(groups);
  let X = 0;
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (x[i] === 0) continue;
    const share = x[i]! / totals[i]!;
    X += x[i]!;
    sum += x[i]! * (share < P ? P - share : share - P);
  }
  return sum / X / (1 - P);
}

interface Columns {
  readonly groups: readonly Float64Array[];
  readonly totals: Float64Array;
}

function shareOf([x, y]: readonly Float64Array[]): number {
  let X = 0;
  let Y = 0;
  for (let i = 0; i < x!.length; i += 1) {
    X += x![i]!;
    Y += y![i]!;
  }
  return X === 0 || Y === 0 ? NaN : X / (X + Y);
}

function indexOf(at: Float64Array, value: Float64Array, P: number): number {
  let below = 0;
  let above = 0;
  for (let j = 0; j < at.length; j += 1)
    if (at[j]! < P) below += value[j]!;
    else above += value[j]!;
  return (P - (below / at.length - above / at.length)) / (1 - P);
}

export const concentrationProfile = defineMeasure<ConcentrationProfileOptions>({
  id: "concentration-profile",
  aliases: ["ConProf", "R-profile"],
  symbol: "R",
  family: "single",
  name: { sv: "Koncentrationsprofil", en: "Concentration profile" },
  groups: "two",
  formula: "v(θ) = Σ x_i [p_i ≥ θ]/X; R = (P − Σ_{θ<P} v/m + Σ_{θ≥P} v/m)/(1 − P)",
  sources: ["Hong & Sadahiro 2014"],
  range: {
    low: 0,
    high: 2,
    lowMeans: EVEN,
    highMeans: {
      sv: "1 när grupperna aldrig bor i samma område. Över 1 bara om gruppen är mer än hälften av alla; då säger värdet lite.",
      en: "1 where the groups never live in the same area. Above 1 only if the group is more than half of all; the value then says little.",
    },
  },
  sensitiveTo: {
    sv: "Antalet trösklar: med få blir värdet grovt, och när gruppen är nästan alla blir det oanvändbart; begär då det exakta värdet. Annars som D.",
    en: "The number of thresholds: with few the value is coarse, and where the group is nearly everyone it is of no use; ask for the exact value then. Otherwise as D.",
  },
  notToRead: {
    sv: "Profilen visar hur stor del av gruppen som bor där dess andel är minst θ. Den säger inget om var områdena ligger.",
    en: "The profile shows how much of the group lives where its share is at least θ. It says nothing about where the areas lie.",
  },
  options: [
    {
      id: "thresholds",
      kind: "number",
      default: 1000,
      what: {
        sv: "Hur många trösklar från 0 till 1 profilen läses vid.",
        en: "How many thresholds from 0 to 1 the profile is read at.",
      },
    },
    {
      id: "exact",
      kind: "boolean",
      default: false,
      what: {
        sv: "Värdet som det blir med oändligt många trösklar.",
        en: "The value in the limit of infinitely many thresholds.",
      },
    },
  ],
  measure({ counts }, { thresholds = 1000, exact = false }) {
    if (!Number.isInteger(thresholds) || thresholds < 2)
      throw new MeasuresError("input", {
        value: thresholds,
        expected: "2 thresholds or more, a whole number",
        action: "Use 1000, or ask for the exact value.",
      });
    const { P } = twoSums(counts);
    const { at, value } = concentrationCurve(counts.groups[0]!, counts.totals, thresholds);
    return {
      value: exact ? concentrationProfileExactOf(counts) : indexOf(at, value, P),
      profile: {
        scale: { sv: "Gruppens andel i området, minst", en: "Share of the group in the area, at least" },
        at,
        value,
      },
      note: noteOf(
        counts,
        exact
          ? { sv: "Exakt värde.", en: "Exact value." }
          : { sv: `${thresholds} trösklar.`, en: `${thresholds} thresholds.` },
      ),
    };
  },
  quick: (counts) => concentrationProfileOf(counts),
});
