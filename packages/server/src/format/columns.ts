/** Columns that many tables share. */
import type { AreaRef } from "@tvars/api";
import type { Cell, Column } from "./table.ts";

const PER_CENT = { sv: "procent", en: "per cent" };
const SHARE = { sv: "andel, 0–1", en: "share, 0–1" };
const PEOPLE = { sv: "personer", en: "people" };
const AREAS = { sv: "områden", en: "areas" };

const measure = (id: string, sv: string, en: string, more: Partial<Column> = {}): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  ...more,
});
const label = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "label" });

export const column = {
  area: { id: "area", label: { sv: "områdeskod", en: "area code" }, role: "geo" },
  place: { id: "place", label: { sv: "plats", en: "place" }, role: "geo" },
  year: { id: "year", label: { sv: "år", en: "year" }, role: "time" },
  type: { id: "type", label: { sv: "områdestyp", en: "area type" }, role: "key" },
  name: label("name", "namn", "name"),
  version: label("version", "version", "version"),
  kommun: label("kommun", "kommun", "municipality"),
  lan: label("lan", "län", "county"),
  index: measure("index", "socioekonomiskt index", "socioeconomic index", { decimals: 1 }),
  areaType: measure("areaType", "områdestyp", "area type", { decimals: 0 }),
  typeBefore: measure("typeBefore", "områdestyp året före", "area type the year before", { decimals: 0 }),
  v1: measure("v1", "låg ekonomisk standard", "low economic standard", { unit: PER_CENT, decimals: 1 }),
  v2: measure("v2", "förgymnasial utbildning", "pre-upper-secondary education", {
    unit: PER_CENT,
    decimals: 1,
  }),
  v3: measure(
    "v3",
    "ekonomiskt bistånd och/eller långtidsarbetslösa",
    "economic assistance or long-term unemployed",
    {
      unit: PER_CENT,
      decimals: 1,
    },
  ),
  population: measure("population", "folkmängd", "population", { unit: PEOPLE, decimals: 0 }),
  change: measure("change", "indexets ändring sedan året före", "change of index since the year before", {
    decimals: 1,
  }),
  areas: measure("areas", "antal områden", "areas", { unit: AREAS, decimals: 0 }),
  share: measure("share", "andel av befolkningen", "share of the population", { unit: SHARE, decimals: 4 }),
  meanIndex: measure("meanIndex", "befolkningsvägt medelindex", "population-weighted mean index", {
    decimals: 2,
  }),
  low: measure("low", "intervallets undre gräns", "lower bound of the interval", {
    unit: SHARE,
    decimals: 4,
  }),
  high: measure("high", "intervallets övre gräns", "upper bound of the interval", {
    unit: SHARE,
    decimals: 4,
  }),
} as const satisfies Record<string, Column>;

export const AREA_COLUMNS: Column[] = [column.area, column.name, column.version, column.kommun, column.lan];

export const areaCells = ({ code, name, version, kommun, lan }: AreaRef): Record<string, Cell> => ({
  area: { id: code, label: { sv: name, en: name } },
  name,
  version,
  kommun: kommun?.name,
  lan: lan?.name,
});
