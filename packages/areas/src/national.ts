import type { Text } from "./text.ts";
import type { Version } from "./version.ts";

/** Published national facts of a year, to test against and to compare with. */
export interface NationalYear {
  year: number;
  version: Version;
  mean: number;
  sd: number;
  /** Number of RegSO per type 1–5. */
  areas: readonly [number, number, number, number, number];
  /** Share of the population per type 1–5, in per cent. */
  populationShare: readonly [number, number, number, number, number];
  source: Text;
}

/** The only year whose mean and standard deviation are published; other years can be recovered from index and types. */
export const NATIONAL_2022: NationalYear = {
  year: 2022,
  version: "regso@2020",
  mean: 9.1,
  sd: 5.47,
  areas: [160, 289, 855, 1770, 289],
  populationShare: [5.4, 8.03, 22.28, 54.74, 9.55],
  source: {
    sv: "SCB: Indelning i områdestyper efter socioekonomiskt index (2025-01-13); antal ur SCB:s tabell för 2022; befolkningsandelar beräknade på SCB:s folkmängd 2022",
    en: "SCB: note on area types by socioeconomic index (2025-01-13); counts from SCB's table for 2022; population shares computed on SCB's population of 2022",
  },
};

export const NATIONAL_YEARS: ReadonlyMap<number, NationalYear> = new Map([[2022, NATIONAL_2022]]);
