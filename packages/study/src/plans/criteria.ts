import type { PlanCriterion } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { badWeights } from "./problems.ts";

export type CriterionId = PlanCriterion["id"];

interface Criterion {
  id: CriterionId;
  title: Text;
  about: Text;
  /** Share of the whole weight unless somebody says otherwise. */
  weight: number;
  isLowerBetter?: boolean;
}

/** What a list is weighed by. The weights are the program's own first choice: they are there to be changed. */
export const CRITERIA: readonly Criterion[] = [
  {
    id: "people-challenged",
    title: { sv: "Boende i typ 1–2", en: "Residents in types 1–2" },
    about: {
      sv: "Personer inom avståndet som bor i områden av typ 1 eller 2. Fler är bättre.",
      en: "People within reach who live in areas of type 1 or 2. More is better.",
    },
    weight: 0.25,
  },
  {
    id: "cost-per-person",
    title: { sv: "Kostnad per boende", en: "Cost per resident" },
    about: {
      sv: "Kostnaden delad med alla boende inom avståndet. Lägre är bättre.",
      en: "The cost over all residents within reach. Lower is better.",
    },
    weight: 0.25,
    isLowerBetter: true,
  },
  {
    id: "share-challenged",
    title: { sv: "Andel i typ 1–2", en: "Share in types 1–2" },
    about: {
      sv: "Andelen av de boende inom avståndet som bor i områden av typ 1 eller 2. Högre är bättre.",
      en: "The share of residents within reach who live in areas of type 1 or 2. Higher is better.",
    },
    weight: 0.2,
  },
  {
    id: "people",
    title: { sv: "Boende", en: "Residents" },
    about: {
      sv: "Alla som bor inom avståndet, oavsett områdestyp. Fler är bättre.",
      en: "All who live within reach, whatever the area type. More is better.",
    },
    weight: 0.15,
  },
  {
    id: "severed",
    title: { sv: "Avskurna av barriärer", en: "Cut off by barriers" },
    about: {
      sv: "Boende inom avståndet där barriärer tar bort minst en tiondel av dem som annars nås till fots. Fler är bättre.",
      en: "Residents within reach where barriers take away a tenth or more of those who could be walked to. More is better.",
    },
    weight: 0.15,
  },
  {
    id: "access",
    title: { sv: "Får kortare väg", en: "Get a shorter way" },
    about: {
      sv: "Personer som får kortare väg i åtgärdens ritade scenario. Fler är bättre. Vikten är 0 tills du höjer den: åtgärder utan scenario får då ingen poäng.",
      en: "People who get a shorter way in the measure's drawn scenario. More is better. The weight is 0 until you raise it: measures without a scenario then have no score.",
    },
    weight: 0,
  },
  {
    id: "sparse-separated",
    title: { sv: "Gles eller åtskild omgivning", en: "Sparse or separated surroundings" },
    about: {
      sv: "Boende inom avståndet i gles omgivning eller skilda från arbetsplatser och service. Fler är bättre.",
      en: "Residents within reach in sparse surroundings or apart from workplaces and services. More is better.",
    },
    weight: 0,
  },
];

/**
 * Weights as shares that sum to 1, in the order of `CRITERIA`. Written as `people:1,cost-per-person:2`; what is left out weighs 0, and
 * without any text the program's own weights are used. @throws StudyError for an unknown criterion, no number, or nothing above 0
 */
export function weightsOf(text: string | undefined): number[] {
  if (text === undefined || text.trim() === "") return shares(CRITERIA.map(({ weight }) => weight));
  const given = new Map<string, number>();
  for (const part of text.split(",")) {
    const [id = "", value = ""] = part.split(":").map((one) => one.trim());
    const weight = value === "" ? NaN : Number(value);
    if (!CRITERIA.some((one) => one.id === id) || !(weight >= 0 && weight <= 1e6) || given.has(id))
      throw badWeights(
        part,
        CRITERIA.map((one) => one.id),
      );
    given.set(id, weight);
  }
  const weights = CRITERIA.map(({ id }) => given.get(id) ?? 0);
  if (!weights.some((one) => one > 0))
    throw badWeights(
      text,
      CRITERIA.map(({ id }) => id),
    );
  return shares(weights);
}

const shares = (weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => (all === 0 ? 0 : one / all));
};

/** Weights with those of criteria that nobody knows anything by taken away, as shares that sum to 1 again. */
export const weightsKnown = (weights: readonly number[], isKnown: readonly boolean[]): number[] =>
  shares(weights.map((one, at) => (isKnown[at] ? one : 0)));
