import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { PEOPLE_YEARS } from "../people.ts";
import type { Region } from "../regions.ts";
import {
  ANTAL,
  VERSIONS_NOTE,
  YEAR,
  contentsDimension,
  regionDimension,
  sexDimension,
  subject,
  yearDimension,
} from "./dimensions.ts";
import type { Shares } from "./shares.ts";
import { sumAtoms } from "./sum.ts";

const YEARS = [2020, 2021, 2022, 2023, 2024];
const GROUPS = [
  { id: "20-64", sv: "20-64 år", en: "20-64 years", from: 4, to: 13, active: 0.92 },
  { id: "15-74", sv: "15-74 år", en: "15-74 years", from: 3, to: 15, active: 0.77 },
];

/** TAB6680: labour force, unemployed, employed and population by sex and age. */
export function labourTable(regions: Region[], people: People, shares: Shares): BodyTable {
  const one = (atom: number, year: number, age: number, sex: 0 | 1) => {
    const { from, to, active } = GROUPS[age]!;
    const y = year - PEOPLE_YEARS[0]!;
    let population = 0;
    for (let a = from; a < to; a++) population += people.count(atom, y, a, sex);
    const v3 = shares.part(atom, year, "v3");
    const study = shares.character(atom) === "student" ? 0.72 : 1;
    const force = Math.round(population * study * (active - 0.9 * v3) * (sex === 0 ? 1.015 : 0.985));
    const unemployed = Math.round(force * Math.min(0.35, 0.018 + 1.05 * v3));
    return [force, unemployed, force - unemployed, population];
  };
  return {
    id: "TAB6680",
    label: {
      sv: "Arbetsmarknadsstatus efter bostadens belägenhet, region, kön, ålder, tabellinnehåll och år",
      en: "Labour market status by place of residence, region, sex, age, observations and year",
    },
    contents: { sv: "Arbetsmarknadsstatus", en: "Labour market status" },
    updated: "2026-03-05T07:00:00Z",
    subject: subject.labour,
    refperiod: YEAR,
    notes: [VERSIONS_NOTE],
    dimensions: [
      regionDimension(regions),
      sexDimension,
      {
        id: "Alder",
        label: { sv: "ålder", en: "age" },
        categories: GROUPS.map(({ id, sv, en }) => ({ id, label: { sv, en } })),
      },
      contentsDimension([
        {
          id: "0000089V",
          label: { sv: "Antal i arbetskraften", en: "Number in the labour force" },
          unit: ANTAL,
        },
        { id: "0000089W", label: { sv: "Antal arbetslösa", en: "Number of unemployed" }, unit: ANTAL },
        { id: "0000089X", label: { sv: "Antal sysselsatta", en: "Number of employed" }, unit: ANTAL },
        { id: "0000089Y", label: { sv: "Antal totalt", en: "Number, total" }, unit: ANTAL },
      ]),
      yearDimension(YEARS),
    ],
    cell: ([r, sex, age, content, y]) =>
      sumAtoms(regions[r!]!, YEARS[y!]!, (atom) =>
        sexes(sex!).reduce((sum: number, s) => sum + one(atom, YEARS[y!]!, age!, s)[content!]!, 0),
      ),
  };
}

const sexes = (sex: number): (0 | 1)[] => (sex === 2 ? [0, 1] : [sex as 0 | 1]);
