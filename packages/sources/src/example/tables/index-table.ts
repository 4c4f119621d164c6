import type { Indicators } from "../indicators.ts";
import { INDEX_YEARS } from "../indicators.ts";
import type { BodyTable } from "../jsonstat.ts";
import type { Region } from "../regions.ts";
import { YEAR, contentsDimension, regionDimension, subject, yearDimension } from "./dimensions.ts";

const FIELDS = ["index", "type", "v2", "v1", "v3"] as const;

/** TAB6586: index, area type and the three parts, RegSO of both versions, ".." outside a version's years. */
export function indexTable(all: Region[], indicators: Indicators): BodyTable {
  const regions = all.filter(({ level }) => level === "regso");
  const share = { sv: "andel", en: "per cent" };
  return {
    id: "TAB6586",
    label: { sv: "Socioekonomiskt index efter region och år", en: "Socioeconomic index by region and year" },
    contents: { sv: "Socioekonomiskt index", en: "Socioeconomic index" },
    updated: "2026-06-23T06:00:00Z",
    subject: subject.living,
    refperiod: YEAR,
    notes: [
      {
        sv: "Innehållet ”Socioekonomiskt index” är (V1+V2+V3)/3. Ju högre värde, desto sämre socioekonomiska förutsättningar.",
        en: "“Socioeconomic index” is (V1+V2+V3)/3. The higher the value, the worse the socioeconomic conditions.",
      },
      {
        sv: "Innehållet ”Områdestyp”: 1 – områden med stora socioekonomiska utmaningar, 2 – områden med socioekonomiska utmaningar, 3 – socioekonomiskt blandade områden, 4 – områden med goda socioekonomiska förutsättningar, 5 – områden med mycket goda socioekonomiska förutsättningar. Medelvärde och standardavvikelse är exempelregionens egna.",
        en: "“Area type”: 1 – areas with major socioeconomic challenges, 2 – areas with socioeconomic challenges, 3 – socioeconomically mixed areas, 4 – areas with good socioeconomic conditions, 5 – areas with very good socioeconomic conditions. Mean and standard deviation are those of the example region.",
      },
    ],
    dimensions: [
      regionDimension(regions),
      contentsDimension([
        {
          id: "000008IT",
          label: { sv: "Socioekonomiskt index", en: "Socioeconomic index" },
          unit: { sv: "index", en: "index" },
          decimals: 1,
        },
        {
          id: "000008IU",
          label: { sv: "Områdestyp", en: "Area type" },
          unit: { sv: "områdestyp", en: "area type" },
          decimals: 0,
        },
        {
          id: "000008IV",
          label: {
            sv: "Andelen med förgymnasial utbildning",
            en: "Share with pre-upper-secondary education",
          },
          unit: share,
          decimals: 1,
        },
        {
          id: "000008IW",
          label: {
            sv: "Andelen personer med låg ekonomisk standard (oavsett ålder)",
            en: "Share of persons with low economic standard (all ages)",
          },
          unit: share,
          decimals: 1,
        },
        {
          id: "000008IX",
          label: {
            sv: "Andelen med ekonomiskt bistånd och/eller långtidsarbetslösa",
            en: "Share with social assistance and/or long-term unemployed",
          },
          unit: share,
          decimals: 1,
        },
      ]),
      yearDimension(INDEX_YEARS),
    ],
    cell: ([r, content, year]) => {
      const { coverage, area } = regions[r!]!;
      const last = INDEX_YEARS.length - 1;
      const row =
        coverage === "regso@2020"
          ? indicators.old[area]![year!]
          : year === last
            ? indicators.now[area]
            : undefined;
      return row?.[FIELDS[content!]!] ?? null;
    },
  };
}
