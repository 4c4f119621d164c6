import type { Denominator } from "@tvars/api";
import type { Version } from "@tvars/areas";
import type { Figure, Note, Origin } from "@tvars/cube";

/** One area in one year: what a denominator is asked for. */
export interface AreaYear {
  version: Version;
  code: string;
  year: number;
  /** The official type, 0 where there is none. */
  type: number;
}

/** An age span and a sex, as the records' own groups are called; absent means everyone. */
export interface Stratum {
  age?: string;
  sex?: string;
}

/** What records are set against, area by area. */
export interface DenominatorSource {
  info: Denominator;
  origin: Origin[];
  notes: Note[];
  /** Of an area in a year. A year that stands in from the year beside it is flagged `estimated`. */
  of(area: AreaYear, stratum?: Stratum): Figure;
  /** Of a whole area type, where the table says no areas. */
  ofType?(type: number, year: number): Figure;
}
