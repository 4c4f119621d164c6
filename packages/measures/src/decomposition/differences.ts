import type { Measure, OptionInfo } from "../catalogue/measure.ts";
import { mutualInformation } from "../multi/mutual-information.ts";
import { dissimilarity } from "../single/dissimilarity.ts";
import type { Text } from "../text.ts";
import { changeByArea } from "./change-by-area.ts";
import type { CounterfactualOptions } from "./counterfactual-difference.ts";
import { COUNTERFACTUALS, counterfactualDifference } from "./counterfactual-difference.ts";
import type { Difference, Given } from "./difference.ts";
import { dataOf } from "./difference.ts";
import { karmelMaclachlan } from "./karmel-maclachlan.ts";
import { moraRuizCastillo } from "./mora-ruiz-castillo.ts";
import type { ShapleyOptions } from "./shapley-difference.ts";
import { shapleyDifference } from "./shapley-difference.ts";

export interface DifferenceRunOptions extends Omit<ShapleyOptions, "measure">, CounterfactualOptions {
  /** The measure whose difference is taken apart; where absent, D of two groups and M of more. */
  measure?: Measure;
}

/** One way to take a difference apart: what command line, API, screen and documentation are made from. */
export interface DifferenceInfo {
  id: string;
  name: Text;
  /** Two groups, or any number. */
  groups: "two" | "many";
  formula: string;
  sources: readonly string[];
  /** What its parts say. */
  says: Text;
  /** How not to read it. */
  notToRead: Text;
  options: readonly OptionInfo[];
  /** Whether it can take this measure's difference apart. */
  accepts: (measure: Measure) => boolean;
  run: (before: Given, after: Given, options?: DifferenceRunOptions) => Difference;
}

const PRECISION: OptionInfo = {
  id: "precision",
  kind: "number",
  default: 1e-9,
  what: {
    sv: "Hur nära de önskade storlekarna anpassningen ska komma, som andel av alla.",
    en: "How close to the wanted sizes the fit must come, as a share of all.",
  },
};

const KIND: OptionInfo = {
  id: "kind",
  kind: "choice",
  default: "composition",
  choices: COUNTERFACTUALS,
  what: {
    sv: "Vad ett område lånar av området med samma rang: gruppens andel av områdets invånare, områdets andel av gruppen, eller båda gruppernas andelar.",
    en: "What an area borrows from the area of the same rank: the group's share of its people, its share of the group, or the shares of both groups.",
  },
};

const fromCounts = (measure: Measure): boolean => measure.quick !== undefined;

const measureFor = (given: Given, measure?: Measure): Measure =>
  measure ?? (dataOf(given).counts.groups.length === 2 ? dissimilarity : (mutualInformation as Measure));

const whichMeasure = (before: Given, options: DifferenceRunOptions): ShapleyOptions => ({
  ...options,
  measure: measureFor(before, options.measure),
});

/** Every way there is to take the difference of two dates or places apart. */
export const DIFFERENCES: readonly DifferenceInfo[] = [
  {
    id: "change-by-area",
    name: { sv: "Vilka områden som ändrade värdet", en: "Which areas changed the value" },
    groups: "many",
    formula: "Δ = Σ_i (part_i after − part_i before)",
    sources: ["Duncan & Duncan 1955", "Elbers 2023"],
    says: {
      sv: "Hur mycket varje område bidrog till att värdet steg eller sjönk; områden som tillkommit eller försvunnit för sig.",
      en: "How much each area did to make the value rise or fall; areas that appeared or disappeared on their own.",
    },
    notToRead: {
      sv: "Ett område kan ändra sin del utan att någon flyttat dit, när befolkningen ändras på annat håll. Det är inte områdets förtjänst eller fel.",
      en: "An area can change its part without anyone moving there, when people elsewhere change. It is neither to its credit nor its fault.",
    },
    options: [],
    accepts: (measure) => fromCounts(measure) || measure.info.perArea !== undefined,
    run: (before, after, options = {}) =>
      changeByArea(measureFor(before, options.measure), before, after, options),
  },
  {
    id: "shapley-difference",
    name: { sv: "Storlekar mot mönster", en: "Sizes against pattern" },
    groups: "many",
    formula: "ΔM = additions + removals + group margin + unit margin + structural, by fitted margins",
    sources: ["Elbers 2023", "Deming & Stephan 1940", "Shapley 1953"],
    says: {
      sv: "Hur mycket av skillnaden som följer av att grupper eller områden blivit större eller mindre, och hur mycket av att mönstret självt ändrats.",
      en: "How much of the difference follows from groups or areas having grown or shrunk, and how much from the pattern itself having changed.",
    },
    notToRead: {
      sv: "Mönstret är inte orsaken: att det ändrats säger inte varför. En grupp som växer lika överallt ändrar storlekar, inte mönster.",
      en: "The pattern is not the cause: that it changed does not say why. A group that grows alike everywhere changes sizes, not the pattern.",
    },
    options: [PRECISION],
    accepts: fromCounts,
    run: (before, after, options = {}) => shapleyDifference(before, after, whichMeasure(before, options)),
  },
  {
    id: "karmel-maclachlan",
    name: {
      sv: "Storlekar mot mönster, från det första året",
      en: "Sizes against pattern, from the first date",
    },
    groups: "many",
    formula:
      "ΔM = group margin + unit margin + interaction (at the structure before) + structural (at the margins after)",
    sources: ["Karmel & Maclachlan 1988", "Elbers 2023"],
    says: {
      sv: "Som storlekar mot mönster, men räknat från den första tidpunkten och med en del för vad storlekarna gör tillsammans.",
      en: "As sizes against pattern, but counted from the first date and with a part for what the sizes do together.",
    },
    notToRead: {
      sv: "Delarna blir andra om tidpunkterna byter plats. Välj Shapley om ingen av dem är den självklara utgångspunkten.",
      en: "The parts are others if the dates change places. Choose Shapley where neither is the natural base.",
    },
    options: [PRECISION],
    accepts: fromCounts,
    run: (before, after, options = {}) => karmelMaclachlan(before, after, whichMeasure(before, options)),
  },
  {
    id: "mora-ruiz-castillo",
    name: { sv: "Blandningen i helheten mot i områdena", en: "The mix of the whole against that of areas" },
    groups: "many",
    formula: "ΔM = ΔE − Σ Δp_u Ē_u − Σ p̄_u ΔE_u",
    sources: ["Mora & Ruiz-Castillo 2009"],
    says: {
      sv: "Hur mycket av skillnaden i M som följer av att hela befolkningen blivit mer blandad, av områdenas storlek och av blandningen i områdena.",
      en: "How much of the difference in M follows from the whole population being more mixed, from the sizes of areas and from the mix within them.",
    },
    notToRead: {
      sv: "Den första och den sista delen är ofta stora och tar ut varandra: blandas helheten blandas oftast områdena. Den sista är inte fri från gruppernas storlek.",
      en: "The first and the last part are often large and cancel: as the whole grows more mixed areas mostly do too. The last is not free of the sizes of groups.",
    },
    options: [],
    accepts: ({ info }) => info.id === "mutual-information",
    run: (before, after, options = {}) => moraRuizCastillo(before, after, options),
  },
  {
    id: "counterfactual-difference",
    name: { sv: "Rummet mot människorna", en: "Space against people" },
    groups: "two",
    formula: "space = ½ [(S2P1 − S1P1) + (S2P2 − S1P2)], people = ½ [(S1P2 − S1P1) + (S2P2 − S2P1)]",
    sources: ["Cortes, Rey, Knaap & Wolf 2020", "Shapley 1953"],
    says: {
      sv: "Hur mycket av skillnaden mellan två platser eller tidpunkter som följer av områdenas läge och storlek, och hur mycket av hur grupperna är fördelade mellan områden.",
      en: "How much of the difference between two places or dates follows from where areas lie and how large they are, and how much from how the groups are spread over areas.",
    },
    notToRead: {
      sv: "Områden paras efter rangordning, inte efter läge. Med mått som inte känner läget är rummets del bara områdenas storlek.",
      en: "Areas are paired by rank, not by place. With measures blind to place the part of space is the sizes of areas alone.",
    },
    options: [KIND],
    accepts: ({ info }) => info.groups === "two" || info.groups === "many",
    run: (before, after, options = {}) =>
      counterfactualDifference(measureFor(before, options.measure), before, after, options),
  },
];
