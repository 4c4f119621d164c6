import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { AGES, PEOPLE_YEARS } from "../people.ts";
import type { Character } from "../plan.ts";
import type { Region } from "../regions.ts";
import {
  ANTAL,
  DECEMBER,
  PERTURBED_NOTE,
  VERSIONS_NOTE,
  contentsDimension,
  regionDimension,
  subject,
  yearDimension,
} from "./dimensions.ts";
import { PERTURBED_FROM, perturbed } from "./population-table.ts";
import type { Shares } from "./shares.ts";
import { split, sumAtoms } from "./sum.ts";

const TYPES = [
  { id: "ESUB", sv: "ensamstående utan barn", en: "single without children" },
  { id: "ESMB", sv: "ensamstående med barn", en: "single with children" },
  { id: "SMUB", sv: "sammanboende utan barn", en: "cohabiting without children" },
  { id: "SMMB", sv: "sammanboende med barn", en: "cohabiting with children" },
  { id: "OVRIGA", sv: "övriga hushåll", en: "other households" },
  { id: "TOTALT", sv: "totalt", en: "total" },
];

/** Persons per household, and the shares of the types in the order above. */
const HOMES: Record<Character, [persons: number, shares: number[]]> = {
  centre: [1.72, [0.54, 0.05, 0.25, 0.1, 0.06]],
  apartment: [1.86, [0.49, 0.08, 0.23, 0.13, 0.07]],
  programme: [2.48, [0.34, 0.12, 0.14, 0.25, 0.15]],
  villa: [2.66, [0.17, 0.06, 0.32, 0.39, 0.06]],
  student: [1.42, [0.7, 0.02, 0.16, 0.03, 0.09]],
  pensioner: [1.58, [0.56, 0.02, 0.36, 0.03, 0.03]],
  new: [2.08, [0.38, 0.06, 0.27, 0.24, 0.05]],
  border: [2.2, [0.32, 0.06, 0.33, 0.22, 0.07]],
  town: [2.08, [0.41, 0.08, 0.26, 0.18, 0.07]],
  village: [2.24, [0.31, 0.06, 0.33, 0.23, 0.07]],
  rural: [2.21, [0.32, 0.05, 0.36, 0.21, 0.06]],
};

/** TAB6568: households by type. */
export function householdTable(regions: Region[], people: People, shares: Shares): BodyTable {
  const homes = (atom: number, y: number) => {
    const [persons, types] = HOMES[shares.character(atom)];
    const total = Math.round(people.between(atom, y, 0, AGES.length) / persons);
    return [...split(total, types), total];
  };
  return {
    id: "TAB6568",
    label: {
      sv: "Antal hushåll efter region, hushållstyp, tabellinnehåll och år",
      en: "Number of households by region, type of household, observations and year",
    },
    contents: { sv: "Antal hushåll", en: "Number of households" },
    updated: "2026-03-24T07:00:00Z",
    subject: subject.population,
    refperiod: DECEMBER,
    notes: [PERTURBED_NOTE, VERSIONS_NOTE],
    dimensions: [
      regionDimension(regions),
      {
        id: "Hushallstyp",
        label: { sv: "hushållstyp", en: "type of household" },
        categories: TYPES.map(({ id, sv, en }) => ({ id, label: { sv, en } })),
      },
      contentsDimension([
        { id: "000007YA", label: { sv: "Antal hushåll", en: "Number of households" }, unit: ANTAL },
      ]),
      yearDimension(PEOPLE_YEARS),
    ],
    cell: ([r, type, , y]) => {
      const sum = sumAtoms(regions[r!]!, PEOPLE_YEARS[y!]!, (atom) => homes(atom, y!)[type!]!);
      const protects = sum !== null && PEOPLE_YEARS[y!]! >= PERTURBED_FROM;
      return protects ? perturbed(sum, `home/${regions[r!]!.code}/${type}/${y}`) : sum;
    },
  };
}
