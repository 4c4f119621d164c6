import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { AGES, PEOPLE_YEARS } from "../people.ts";
import type { Region } from "../regions.ts";
import {
  ANTAL,
  DECEMBER,
  PERTURBED_NOTE,
  VERSIONS_NOTE,
  contentsDimension,
  regionDimension,
  sexDimension,
  subject,
  yearDimension,
} from "./dimensions.ts";
import { PERTURBED_FROM, perturbed } from "./population-table.ts";
import type { Shares } from "./shares.ts";
import { sumAtoms } from "./sum.ts";

/** TAB6571: population by foreign and Swedish background and sex. */
export function backgroundTable(regions: Region[], people: People, shares: Shares): BodyTable {
  const one = (atom: number, y: number, sex: 0 | 1) => {
    let all = 0;
    for (let age = 0; age < AGES.length; age++) all += people.count(atom, y, age, sex);
    const year = PEOPLE_YEARS[y]!;
    const share = Math.min(0.78, 0.05 + 0.019 * shares.index(atom, year) + 0.004 * (year - 2013));
    const foreign = Math.round(all * share);
    return [foreign, all - foreign, all];
  };
  return {
    id: "TAB6571",
    label: {
      sv: "Folkmängden efter region, utländsk/svensk bakgrund, kön, tabellinnehåll och år",
      en: "Population by region, foreign/Swedish background, sex, observations and year",
    },
    contents: { sv: "Folkmängd", en: "Population" },
    updated: "2026-03-24T07:00:00Z",
    subject: subject.population,
    refperiod: DECEMBER,
    notes: [PERTURBED_NOTE, VERSIONS_NOTE],
    dimensions: [
      regionDimension(regions),
      {
        id: "UtlBakgrund",
        label: { sv: "utländsk/svensk bakgrund", en: "foreign/Swedish background" },
        categories: [
          { id: "1", label: { sv: "utländsk bakgrund", en: "foreign background" } },
          { id: "2", label: { sv: "svensk bakgrund", en: "Swedish background" } },
          { id: "SA", label: { sv: "totalt", en: "total" } },
        ],
      },
      sexDimension,
      contentsDimension([{ id: "000007Y4", label: { sv: "Antal", en: "Number" }, unit: ANTAL }]),
      yearDimension(PEOPLE_YEARS),
    ],
    cell: ([r, background, sex, , y]) => {
      const sexes: (0 | 1)[] = sex === 2 ? [0, 1] : [sex as 0 | 1];
      const sum = sumAtoms(regions[r!]!, PEOPLE_YEARS[y!]!, (atom) =>
        sexes.reduce((total: number, s) => total + one(atom, y!, s)[background!]!, 0),
      );
      const protects = sum !== null && PEOPLE_YEARS[y!]! >= PERTURBED_FROM;
      return protects ? perturbed(sum, `background/${regions[r!]!.code}/${background}/${sex}/${y}`) : sum;
    },
  };
}
