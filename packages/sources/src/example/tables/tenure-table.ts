import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { AGES, PEOPLE_YEARS } from "../people.ts";
import type { Character } from "../plan.ts";
import type { Region } from "../regions.ts";
import { ANTAL, DECEMBER, contentsDimension, regionDimension, subject, yearDimension } from "./dimensions.ts";
import type { Shares } from "./shares.ts";
import { split, sumAtoms } from "./sum.ts";

const YEARS = [2024, 2025];

/** Persons per dwelling; shares rented, cooperative, owned, not known. */
const DWELLINGS: Record<Character, [persons: number, shares: number[]]> = {
  centre: [1.62, [0.36, 0.6, 0.03, 0.01]],
  apartment: [1.78, [0.52, 0.45, 0.02, 0.01]],
  programme: [2.4, [0.81, 0.14, 0.04, 0.01]],
  villa: [2.55, [0.09, 0.13, 0.77, 0.01]],
  student: [1.3, [0.86, 0.12, 0.01, 0.01]],
  pensioner: [1.52, [0.46, 0.44, 0.09, 0.01]],
  new: [1.95, [0.43, 0.52, 0.04, 0.01]],
  border: [2.05, [0.14, 0.05, 0.8, 0.01]],
  town: [1.95, [0.43, 0.19, 0.37, 0.01]],
  village: [2.1, [0.15, 0.06, 0.78, 0.01]],
  rural: [2.05, [0.08, 0.02, 0.88, 0.02]],
};

/** TAB6638: dwellings by tenure, 2025 version only. */
export function tenureTable(all: Region[], people: People, shares: Shares): BodyTable {
  const regions = all.filter(({ coverage }) => coverage === undefined || coverage.endsWith("2025"));
  const dwellings = (atom: number, year: number) => {
    const [persons, tenures] = DWELLINGS[shares.character(atom)];
    const residents = people.between(atom, year - PEOPLE_YEARS[0]!, 0, AGES.length);
    return split(Math.round(residents / persons), tenures);
  };
  return {
    id: "TAB6638",
    label: {
      sv: "Antal lägenheter efter region, upplåtelseform, tabellinnehåll och år",
      en: "Number of dwellings by region, tenure, observations and year",
    },
    contents: { sv: "Antal lägenheter", en: "Number of dwellings" },
    updated: "2026-04-16T06:00:00Z",
    subject: subject.housing,
    refperiod: DECEMBER,
    notes: [],
    dimensions: [
      regionDimension(regions),
      {
        id: "Upplatelseform",
        label: { sv: "upplåtelseform", en: "tenure" },
        categories: [
          { id: "1", label: { sv: "hyresrätt", en: "rented dwellings" } },
          { id: "2", label: { sv: "bostadsrätt", en: "tenant-owned dwellings" } },
          { id: "3", label: { sv: "äganderätt", en: "owner-occupied dwellings" } },
          { id: "ÖVRIGT", label: { sv: "uppgift saknas", en: "data missing" } },
        ],
      },
      contentsDimension([
        { id: "00000864", label: { sv: "Antal lägenheter", en: "Number of dwellings" }, unit: ANTAL },
      ]),
      yearDimension(YEARS),
    ],
    cell: ([r, tenure, , y]) =>
      sumAtoms(regions[r!]!, YEARS[y!]!, (atom) => dwellings(atom, YEARS[y!]!)[tenure!]!),
  };
}
