import type { Indicators } from "../indicators.ts";
import { INDEX_YEARS } from "../indicators.ts";
import type { BodyTable } from "../jsonstat.ts";
import type { People } from "../people.ts";
import { AGES } from "../people.ts";
import type { Region } from "../regions.ts";
import { validIn } from "../regions.ts";
import {
  VERSIONS_NOTE,
  YEAR,
  contentsDimension,
  regionDimension,
  subject,
  yearDimension,
} from "./dimensions.ts";
import type { Shares } from "./shares.ts";

/** How the risk of low economic standard varies with age, against all ages. */
const GROUPS = [
  { id: "tot", sv: "totalt ålder", en: "all ages", from: 0, to: AGES.length, risk: 1 },
  { id: "0-19", sv: "0-19 år", en: "0-19 years", from: 0, to: 4, risk: 1.22 },
  { id: "20-64", sv: "20-64 år", en: "20-64 years", from: 4, to: 13, risk: 0.96 },
  { id: "65-", sv: "65- år", en: "65- years", from: 13, to: AGES.length, risk: 0.82 },
];

/** TAB6685: shares with low (under 60 % of the median) and high economic standard, per cent. */
export function incomeTable(
  regions: Region[],
  people: People,
  shares: Shares,
  indicators: Indicators,
): BodyTable {
  const percent = { sv: "procent", en: "per cent" };
  return {
    id: "TAB6685",
    label: {
      sv: "Låg respektive hög ekonomisk standard efter region, ålder, tabellinnehåll och år",
      en: "Low and high economic standard by region, age, observations and year",
    },
    contents: { sv: "Ekonomisk standard", en: "Economic standard" },
    updated: "2026-02-12T07:00:00Z",
    subject: subject.income,
    refperiod: YEAR,
    notes: [VERSIONS_NOTE],
    dimensions: [
      regionDimension(regions),
      {
        id: "Alder",
        label: { sv: "ålder", en: "age" },
        categories: GROUPS.map(({ id, sv, en }) => ({ id, label: { sv, en } })),
      },
      contentsDimension([
        {
          id: "000008AC",
          label: { sv: "Låg ekonomisk standard, procent", en: "Low economic standard, per cent" },
          unit: percent,
          decimals: 1,
        },
        {
          id: "000008AD",
          label: { sv: "Hög ekonomisk standard, procent", en: "High economic standard, per cent" },
          unit: percent,
          decimals: 1,
        },
      ]),
      yearDimension(INDEX_YEARS),
    ],
    cell: ([r, age, content, y]) => {
      const region = regions[r!]!;
      const year = INDEX_YEARS[y!]!;
      if (!validIn(region, year)) return null;
      const { from, to, risk } = GROUPS[age!]!;
      // The published V1 of a RegSO is this table's total for it.
      if (content === 0 && age === 0 && region.level === "regso") return publishedV1(region, y!, indicators);
      let [having, all] = [0, 0];
      for (const atom of region.atoms) {
        const count = people.between(atom, y!, from, to);
        all += count;
        having +=
          count * (content === 0 ? risk * shares.part(atom, year, "v1") : high(shares.index(atom, year)));
      }
      return all === 0 ? null : Math.min(100, Math.round((1000 * having) / all) / 10);
    },
  };
}

function publishedV1({ coverage, area }: Region, y: number, { old, now }: Indicators): number | null {
  return (coverage === "regso@2020" ? old[area]![y] : now[area])?.v1 ?? null;
}

const high = (index: number) => Math.max(0.004, 0.21 - 0.02 * index + 0.0005 * index * index);
