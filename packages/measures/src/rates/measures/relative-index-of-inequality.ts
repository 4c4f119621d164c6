import { defineMeasure } from "../../catalogue/measure.ts";
import { MeasuresError } from "../../error.ts";
import { areaShares, areasNote } from "./area-shares.ts";
import { SLOPE_OPTIONS, slopeOf } from "./slope-of-areas.ts";
import type { SlopeOptions } from "./slope-of-areas.ts";

/** Share at the top end of the ranking in times of that at the bottom end, along a line over all areas. */
export const relativeIndexOfInequality = defineMeasure<SlopeOptions>({
  id: "relative-index-of-inequality",
  aliases: ["RII"],
  symbol: "RII",
  family: "rates",
  name: {
    sv: "Relativt lutningsindex",
    en: "Relative index of inequality",
  },
  groups: "two",
  needs: ["values"],
  formula: "RII = (a + b)/a of the line p_i = a + b R_i weighted by t_i, R_i the ridit of the area’s value",
  sources: ["Pamuk 1985", "Mackenbach & Kunst 1997", "Fieller 1954"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Egenskapen är vanligast där utmaningarna är minst.",
      en: "The property is most common where challenges are least.",
    },
    highMeans: {
      sv: "Egenskapen är vanligast där utmaningarna är störst. 1 är ingen lutning.",
      en: "The property is most common where challenges are greatest. 1 is no slope.",
    },
  },
  perArea: {
    sv: "Var områdets invånare står i ordningen, 0–1: andelen av alla med lägre värde plus hälften av dem med samma.",
    en: "Where the area’s people stand in the ranking, 0–1: the share of all with a lower value plus half of those with the same.",
  },
  sensitiveTo: {
    sv: "Om sambandet är rakt. Är det brant bara i ena änden visar linjen fel i båda.",
    en: "Whether the relation is straight. If it is steep at one end only the line is wrong at both.",
  },
  notToRead: {
    sv: "Det är inte skillnaden mellan två verkliga områden utan mellan linjens ändar. Ett samband mellan områden säger inte att det gäller personer, och inte vad som orsakar vad.",
    en: "It is not the difference of two real areas but of the ends of a line. A relation between areas need not hold for persons, and does not say what causes what.",
  },
  options: SLOPE_OPTIONS,
  measure({ counts, values }, options) {
    const shares = areaShares(counts);
    const { index, ridits } = slopeOf(shares, values!, options);
    if (!index.relative)
      throw new MeasuresError("undefined", {
        value: index.bottom,
        expected: "a line above 0 at the bottom end",
        action: `Use the slope index, or model binomial: ${index.relativeAbsent}.`,
      });
    const percent = (share: number): string => (100 * share).toFixed(1);
    return {
      ...index.relative,
      perArea: ridits,
      parts: [
        {
          id: "bottom",
          name: { sv: "Linjens nedre ände", en: "Bottom end of the line" },
          value: index.bottom,
        },
        { id: "top", name: { sv: "Linjens övre ände", en: "Top end of the line" }, value: index.top },
      ],
      note: areasNote(shares, {
        sv: `Linjen går från ${percent(index.bottom).replace(".", ",")} till ${percent(index.top).replace(".", ",")} procent. Delarna är linjens ändar.`,
        en: `The line runs from ${percent(index.bottom)} to ${percent(index.top)} per cent. The parts are its ends.`,
      }),
    };
  },
});
