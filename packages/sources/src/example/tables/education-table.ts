import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { PEOPLE_YEARS } from "../people.ts";
import type { Region } from "../regions.ts";
import {
  ANTAL,
  DECEMBER,
  PERTURBED_NOTE,
  contentsDimension,
  regionDimension,
  subject,
  yearDimension,
} from "./dimensions.ts";
import type { Shares } from "./shares.ts";
import { split, sumAtoms } from "./sum.ts";

const YEARS = [2024, 2025];

/** TAB6534: population 25-65 by level of education, 2025 version only, as at the source. */
export function educationTable(all: Region[], people: People, shares: Shares): BodyTable {
  const regions = all.filter(({ coverage }) => coverage === undefined || coverage.endsWith("2025"));
  const levels = (atom: number, year: number) => {
    const y = year - PEOPLE_YEARS[0]!;
    const population = people.between(atom, y, 5, 13) + Math.round(people.between(atom, y, 13, 14) / 5);
    const low = shares.part(atom, year, "v2");
    const index = shares.index(atom, year);
    const learned = ["centre", "student"].includes(shares.character(atom)) ? 0.12 : 0;
    const long = Math.max(0.05, 0.36 - 0.012 * index + learned);
    const unknown = 0.008 + 0.0016 * index;
    return split(population, [low, Math.max(0.1, 1 - low - long - unknown - 0.16), 0.16, long, unknown]);
  };
  return {
    id: "TAB6534",
    label: {
      sv: "Befolkning 25-65 år efter region, utbildningsnivå, tabellinnehåll och år",
      en: "Population aged 25-65 by region, level of education, observations and year",
    },
    contents: { sv: "Befolkning 25-65 år", en: "Population aged 25-65" },
    updated: "2026-04-23T06:00:00Z",
    subject: subject.education,
    refperiod: DECEMBER,
    notes: [PERTURBED_NOTE],
    dimensions: [
      regionDimension(regions),
      {
        id: "UtbildningsNiva",
        label: { sv: "utbildningsnivå", en: "level of education" },
        categories: [
          { id: "21", label: { sv: "förgymnasial utbildning", en: "pre-upper secondary education" } },
          { id: "3+4", label: { sv: "gymnasial utbildning", en: "upper secondary education" } },
          {
            id: "5",
            label: {
              sv: "eftergymnasial utbildning, mindre än 3 år",
              en: "post secondary education, less than 3 years",
            },
          },
          {
            id: "6",
            label: {
              sv: "eftergymnasial utbildning, 3 år eller mer",
              en: "post secondary education 3 years or more",
            },
          },
          {
            id: "US",
            label: { sv: "uppgift om utbildningsnivå saknas", en: "no information about level of education" },
          },
        ],
      },
      contentsDimension([{ id: "000007Z6", label: { sv: "Befolkning", en: "Population" }, unit: ANTAL }]),
      yearDimension(YEARS),
    ],
    cell: ([r, level, , y]) =>
      sumAtoms(regions[r!]!, YEARS[y!]!, (atom) => levels(atom, YEARS[y!]!)[level!]!),
  };
}
