import type { Areas } from "./coverage.ts";
import type { Character } from "./plan.ts";
import type { Random } from "./prng.ts";

export const PEOPLE_YEARS = Array.from({ length: 13 }, (_, i) => 2013 + i);

/** Age groups of TAB6574 below the total. */
export const AGES = [
  "-4",
  "5-9",
  "10-14",
  "15-19",
  "20-24",
  "25-29",
  "30-34",
  "35-39",
  "40-44",
  "45-49",
  "50-54",
  "55-59",
  "60-64",
  "65-69",
  "70-74",
  "75-79",
  "80-",
] as const;

const BASE_YEAR = 2020;

/** SCB draws DeSO with 700-2,700 people; building up an area from less would break the division's own rule. */
const DESO_LEAST = 740;

/** Relative size of the age groups by what a district is built as. */
const PROFILE: Record<Character, number[]> = {
  centre: [42, 32, 28, 32, 85, 120, 105, 75, 58, 52, 52, 52, 50, 50, 50, 46, 75],
  apartment: [58, 50, 46, 50, 78, 92, 88, 72, 60, 55, 55, 52, 48, 45, 42, 38, 58],
  programme: [76, 78, 76, 72, 70, 78, 84, 80, 72, 64, 56, 48, 40, 34, 28, 22, 26],
  villa: [55, 72, 80, 74, 42, 34, 50, 68, 76, 80, 74, 64, 54, 48, 44, 38, 38],
  student: [22, 12, 10, 62, 300, 210, 90, 42, 28, 24, 22, 22, 20, 20, 18, 14, 18],
  pensioner: [20, 16, 15, 17, 30, 38, 34, 28, 28, 32, 40, 50, 70, 110, 140, 150, 190],
  new: [90, 62, 42, 30, 58, 118, 138, 106, 66, 48, 40, 36, 32, 30, 28, 20, 16],
  border: [46, 52, 54, 52, 46, 48, 54, 58, 62, 66, 68, 66, 64, 62, 60, 50, 56],
  town: [52, 56, 58, 56, 54, 56, 60, 58, 58, 60, 62, 60, 58, 58, 58, 50, 64],
  village: [48, 56, 60, 56, 40, 42, 52, 58, 62, 66, 68, 68, 66, 66, 64, 50, 50],
  rural: [42, 50, 54, 52, 42, 40, 48, 54, 60, 66, 72, 74, 74, 74, 70, 52, 48],
};

/** Share of women by age group: fewer among the young, more among the old. */
const WOMEN = [
  0.487, 0.487, 0.486, 0.484, 0.48, 0.482, 0.487, 0.49, 0.493, 0.495, 0.496, 0.498, 0.5, 0.506, 0.512, 0.528,
  0.6,
];

export interface People {
  /** Persons of one sex (0 men, 1 women) in an age group of an atom; `year` is a position in PEOPLE_YEARS. */
  count(atom: number, year: number, age: number, sex: 0 | 1): number;
  /** Persons of both sexes in age groups `from` up to but not including `to`. */
  between(atom: number, year: number, from: number, to: number): number;
}

export function populate({ atomPeople, areas, ofAtom }: Areas, random: Random): People {
  const stream = random.fork("people");
  const traits = areas["deso@2018"].map(({ character }) => ({
    character,
    growth: 0.004 + 0.006 * stream.normal(),
    ages: AGES.map(() => 1 + 0.09 * stream.normal()),
  }));
  const sizes = areas["deso@2018"].map(() => 0);
  atomPeople.forEach((people, atom) => (sizes[ofAtom["deso@2018"][atom]!]! += people));
  const [years, ages] = [PEOPLE_YEARS.length, AGES.length];
  const counts = new Int32Array(atomPeople.length * years * ages * 2);
  atomPeople.forEach((people, atom) => {
    const { character, growth, ages: own } = traits[ofAtom["deso@2018"][atom]!]!;
    const weights = PROFILE[character].map((weight, age) => weight * own[age]!);
    const sum = weights.reduce((a, b) => a + b, 0);
    PEOPLE_YEARS.forEach((year, y) => {
      const factor = growthFactor(character, growth, year);
      const size = people * Math.max(factor, DESO_LEAST / sizes[ofAtom["deso@2018"][atom]!]!);
      weights.forEach((weight, age) => {
        const both = (size * ageing(weight, age, year)) / sum;
        const women = Math.round(both * WOMEN[age]!);
        const at = ((atom * years + y) * ages + age) * 2;
        counts[at] = Math.round(both) - women;
        counts[at + 1] = women;
      });
    });
  });
  const count: People["count"] = (atom, year, age, sex) =>
    counts[((atom * years + year) * ages + age) * 2 + sex]!;
  return {
    count,
    between: (atom, year, from, to) => {
      let sum = 0;
      for (let age = from; age < to; age++) sum += count(atom, year, age, 0) + count(atom, year, age, 1);
      return sum;
    },
  };
}

function growthFactor(character: Character, growth: number, year: number): number {
  if (character !== "new") return 1 + Math.min(0.016, Math.max(-0.01, growth)) * (year - BASE_YEAR);
  // Built 2016-2021: the flag for new building has to find it.
  const built = Math.min(1, Math.max(0, (year - 2015) / 6));
  return 0.58 + 0.52 * built;
}

/** The old grow more numerous by the year. */
const ageing = (weight: number, age: number, year: number) =>
  weight * (1 + (age >= 15 ? 0.012 : age >= 13 ? 0.004 : -0.002) * (year - BASE_YEAR));
