import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { EXACT, EXACT_NOTE, type ExactOptions, withNeighbours } from "./exact.ts";
import { COMPOSITION, noteOf } from "./texts.ts";
import { expectedIsolation } from "./under-independence.ts";

/**
 * Isolation of a group, xPx = Σ (x_i/X)(x_i/t_i): the mean share of the group where its members live (Bell 1954; Lieberson 1981).
 * Range P to 1; NaN where the group has no members.
 * @param x persons of the group by area
 * @param y everybody else, same length and order
 */
export function isolationOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) {
    const members = x[i]!;
    X += members;
    if (members > 0) sum += (members * members) / (members + y[i]!);
  }
  return sum / X;
}

export const isolation = defineMeasure<ExactOptions>({
  id: "isolation",
  aliases: ["xPx"],
  symbol: "xPx",
  family: "single",
  name: { sv: "Isolationsindex", en: "Isolation" },
  groups: "two",
  formula: "xPx = Σ (x_i/X)(x_i/t_i); exact: Σ (x_i/X)(x_i − 1)/(t_i − 1)",
  sources: ["Bell 1954", "Lieberson 1981"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Nås aldrig helt: lägst är gruppens andel av alla, P, när den är jämnt fördelad.",
      en: "Never quite reached: the lowest is the group's share of all, P, where it is spread evenly.",
    },
    highMeans: {
      sv: "Gruppens medlemmar har bara varandra som grannar.",
      en: "Members of the group have only each other as neighbours.",
    },
  },
  perArea: {
    sv: "Områdets del: (x_i/X)(x_i/t_i). Delarna summerar till värdet.",
    en: "The area's part: (x_i/X)(x_i/t_i). The parts sum to the value.",
  },
  sensitiveTo: COMPOSITION,
  notToRead: {
    sv: "Det är gruppens andel i en genomsnittlig medlems område. Ett högt tal för en stor grupp är inte segregation: jämför alltid med gruppens andel av alla. Det säger inget om vilka som umgås.",
    en: "It is the share of the group in the area of its average member. A high number for a large group is not segregation: always compare it with the group's share of all. It says nothing about who meets whom.",
  },
  options: [EXACT],
  measure({ counts }, { exact = false }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { X, T, P } = twoSums(counts);
    if (!exact)
      return {
        value: isolationOf(x, y),
        expected: expectedIsolation(counts, P),
        perArea: x.map((members, i) => (members > 0 ? (members / X) * (members / counts.totals[i]!) : 0)),
        note: noteOf(counts),
      };
    const met = withNeighbours(counts);
    const perArea = x.map((members, i) => {
      const all = counts.totals[i]!;
      return all > 1 ? (members / met) * (Math.max(0, members - 1) / (all - 1)) : 0;
    });
    return {
      value: perArea.reduce((sum, part) => sum + part, 0),
      expected: (X - 1) / (T - 1),
      perArea,
      note: noteOf(counts, EXACT_NOTE),
    };
  },
  quick: ({ groups }) => isolationOf(groups[0]!, groups[1]!),
});
