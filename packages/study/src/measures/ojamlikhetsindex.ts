import { defineMeasure, dissimilarity, dissimilarityOf } from "@tvars/measures";

interface Parameters {
  /** What the groups are: only income quintiles make it Boverket's index. */
  groupsAre?: "income-quintiles" | "other";
  quintileBase?: "riket" | "place" | "unknown";
  incomeConcept?: string;
  unit?: string;
}

const BASES = {
  riket: { sv: "rikets kvintiler", en: "national quintiles" },
  place: { sv: "platsens egna kvintiler", en: "the place's own quintiles" },
  unknown: { sv: "kvintilernas bas är inte angiven", en: "the base of the quintiles is not stated" },
} as const;

/**
 * 100 × D of the first group against the second. Only with the lowest and highest income quintile is it what Boverket calls
 * ojämlikhetsindex; with any other groups it is the index of dissimilarity times a hundred, and the note says so.
 */
export const ojamlikhetsindex = defineMeasure<Parameters>({
  id: "ojamlikhetsindex",
  aliases: ["ojämlikhetsindex", "inequality-index"],
  symbol: "100·D",
  family: "single",
  name: { sv: "Ojämlikhetsindex", en: "Ojämlikhetsindex (100 × dissimilarity of income quintiles)" },
  groups: "two",
  formula: "100 · ½ Σ |q1_i/Q1 − q5_i/Q5|",
  sources: ["Boverket 2024:18", "Duncan & Duncan 1955"],
  range: {
    low: 0,
    high: 100,
    lowMeans: {
      sv: "De med lägst och de med högst inkomst är lika fördelade över områdena.",
      en: "Those with the lowest and those with the highest income are spread alike over the areas.",
    },
    highMeans: {
      sv: "De bor aldrig i samma område.",
      en: "They never live in the same area.",
    },
  },
  perArea: {
    sv: "Områdets del av värdet: 50 · |q1_i/Q1 − q5_i/Q5|. Delarna summerar till värdet.",
    en: "The area's part of the value: 50 · |q1_i/Q1 − q5_i/Q5|. The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Områdenas indelning (RegSO eller DeSO), om kvintilerna är rikets eller kommunens, och vilken inkomst som räknas.",
    en: "How areas are drawn (RegSO or DeSO), whether the quintiles are national or local, and which income is counted.",
  },
  notToRead: {
    sv: "Inte som Boverkets publicerade värde om indelning, kvintiler eller inkomst skiljer sig från deras. Inte som en rangordning av kommuner: antalet områden och deras storlek påverkar nivån.",
    en: "Not as Boverket's published value where division, quintiles or income differ from theirs. Not as a ranking of municipalities: the number and size of areas move the level.",
  },
  options: [
    {
      id: "groupsAre",
      kind: "choice",
      default: "other",
      choices: ["income-quintiles", "other"],
      what: {
        sv: "Vad grupperna är: lägsta och högsta inkomstkvintilen, eller något annat.",
        en: "What the groups are: the lowest and highest income quintile, or something else.",
      },
    },
    {
      id: "quintileBase",
      kind: "choice",
      default: "unknown",
      choices: ["riket", "place", "unknown"],
      what: { sv: "Vems kvintiler: rikets eller platsens egna.", en: "Whose quintiles: national or local." },
    },
    {
      id: "incomeConcept",
      kind: "choice",
      default: "unknown",
      choices: ["disposable-per-consumption-unit", "disposable-household", "earned", "unknown"],
      what: { sv: "Vilken inkomst kvintilerna är gjorda av.", en: "Which income the quintiles are made of." },
    },
  ],
  measure({ counts }, { groupsAre = "other", quintileBase = "unknown", incomeConcept = "unknown", level }) {
    const result = dissimilarity(counts, level === undefined ? {} : { level });
    const times = (value: number): number => 100 * value;
    const { interval, standardError, expected, perArea } = result;
    const quintiles = groupsAre === "income-quintiles";
    const base = BASES[quintileBase];
    return {
      ...result,
      value: times(result.value),
      ...(interval
        ? { interval: { ...interval, low: times(interval.low), high: times(interval.high) } }
        : {}),
      ...(standardError === undefined ? {} : { standardError: times(standardError) }),
      ...(expected === undefined ? {} : { expected: times(expected) }),
      ...(perArea ? { perArea: perArea.map(times) } : {}),
      note: quintiles
        ? {
            sv: `Lägsta mot högsta inkomstkvintil; ${base.sv}; inkomst: ${incomeConcept === "unknown" ? "inte angiven" : incomeConcept}. ${result.note.sv}`,
            en: `Lowest against highest income quintile; ${base.en}; income: ${incomeConcept === "unknown" ? "not stated" : incomeConcept}. ${result.note.en}`,
          }
        : {
            sv: `Dissimilaritetsindex × 100. Grupperna är inte inkomstkvintiler, så det är inte Boverkets ojämlikhetsindex. ${result.note.sv}`,
            en: `Index of dissimilarity × 100. The groups are not income quintiles, so it is not Boverket's ojämlikhetsindex. ${result.note.en}`,
          },
    };
  },
  quick: ({ groups }) => 100 * dissimilarityOf(groups[0]!, groups[1]!),
});
