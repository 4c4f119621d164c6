import { defineMeasure } from "../../catalogue/measure.ts";
import { LEAST_POPULATION, lifeTable } from "../life-table.ts";

/** Years left at birth (at the first age) from deaths and population by age, the rows being ages. */
export const lifeExpectancy = defineMeasure<{ leastPopulation?: number }>({
  id: "life-expectancy",
  aliases: ["e0"],
  symbol: "e₀",
  family: "rates",
  name: { sv: "Medellivslängd", en: "Life expectancy" },
  groups: "two",
  needs: ["values"],
  formula:
    "e_x = T_x/l_x of the abridged life table (Chiang II); the column of values is the first year of each age group",
  sources: ["Chiang 1984", "Silcocks, Jenner & Reza 2001"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: { sv: "Ingen tid kvar.", en: "No time left." },
    highMeans: { sv: "Många år kvar.", en: "Many years left." },
  },
  perArea: {
    sv: "Återstående år vid åldersgruppens början.",
    en: "Years left at the start of the age group.",
  },
  sensitiveTo: {
    sv: "Få döda i den öppna sista gruppen, och äldreboenden som samlar dödsfall i ett område.",
    en: "Few deaths in the open last group, and care homes that gather deaths in one area.",
  },
  notToRead: {
    sv: "Det är inte hur länge de som bor där kommer att leva, utan livslängden om periodens dödlighet gällde hela livet. Flyttningar gör att områden och personer inte är samma sak.",
    en: "It is not how long those who live there will live but the length of life if the period's mortality held for all of it. People move, so areas are not persons.",
  },
  options: [
    {
      id: "leastPopulation",
      kind: "number",
      default: LEAST_POPULATION,
      what: {
        sv: "Minsta befolkning som talet visas för.",
        en: "The least population the figure is shown for.",
      },
    },
  ],
  measure({ counts, values }, options) {
    const { expectancy } = lifeTable(
      { from: values!, deaths: counts.groups[0]!, population: counts.totals },
      options,
    );
    return {
      ...expectancy[0]!,
      perArea: Float64Array.from(expectancy, ({ value }) => value),
      note: {
        sv: `${counts.areas} åldersgrupper, den sista öppen från ${values!.at(-1)} år. Värdet gäller från ${values![0]} år.`,
        en: `${counts.areas} age groups, the last open from ${values!.at(-1)} years. The value holds from ${values![0]} years.`,
      },
    };
  },
});
