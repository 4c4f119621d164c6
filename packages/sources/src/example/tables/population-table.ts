import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { AGES, PEOPLE_YEARS } from "../people.ts";
import { hash } from "../prng.ts";
import type { Region } from "../regions.ts";
import { validIn } from "../regions.ts";
import {
  ANTAL,
  DECEMBER,
  PERTURBED_NOTE,
  VERSIONS_NOTE,
  ageDimension,
  contentsDimension,
  regionDimension,
  sexDimension,
  subject,
  yearDimension,
} from "./dimensions.ts";

export const PERTURBED_FROM = 2025;

/** TAB6574: population by age and sex. As at the source, areas outside their version's years have 0, not "..". */
export function populationTable(regions: Region[], people: People): BodyTable {
  const count = counter(regions, people);
  return {
    id: "TAB6574",
    label: {
      sv: "Folkmängden per region efter region, ålder, kön och år",
      en: "Population per region by region, age, sex and year",
    },
    contents: { sv: "Folkmängden per region", en: "Population per region" },
    updated: "2026-03-24T07:00:00Z",
    subject: subject.population,
    refperiod: DECEMBER,
    notes: [PERTURBED_NOTE, VERSIONS_NOTE],
    dimensions: [
      regionDimension(regions),
      ageDimension,
      sexDimension,
      contentsDimension([{ id: "000007Y7", label: { sv: "Antal", en: "Number" }, unit: ANTAL, decimals: 0 }]),
      yearDimension(PEOPLE_YEARS),
    ],
    cell: ([r, age, sex, , y]) => {
      const region = regions[r!]!;
      const year = PEOPLE_YEARS[y!]!;
      if (!validIn(region, year)) return 0;
      const exact = count(r!, age!, sex!, y!);
      return year < PERTURBED_FROM ? exact : perturbed(exact, `${region.code}/${age}/${sex}/${year}`);
    },
  };
}

function counter(
  regions: Region[],
  people: People,
): (r: number, age: number, sex: number, y: number) => number {
  const ages = AGES.map((_, age) => age);
  const one = (r: number, age: number, sex: 0 | 1, y: number) =>
    regions[r]!.atoms.reduce((sum, atom) => sum + people.count(atom, y, age, sex), 0);
  return (r, age, sex, y) => {
    const groups = age === 0 ? ages : [age - 1];
    const sexes: (0 | 1)[] = sex === 2 ? [0, 1] : [sex as 0 | 1];
    return groups.reduce((sum, a) => sum + sexes.reduce((part: number, s) => part + one(r, a, s, y), 0), 0);
  };
}

/** A cell's own small error: the same cell always gets the same one, and a zero stays zero. */
export function perturbed(count: number, cell: string): number {
  if (count === 0) return 0;
  return Math.max(0, count + (hash(cell) % 7) - 3);
}
