/**
 * What the pictures of places are drawn from: an answer's figures with their names in both languages. The study gives
 * stories, the API carries them, and screen, file, command line and document draw them with the same function.
 */
import type { Figure, Text } from "@tvars/cube";

export interface StoryPlace {
  id: string;
  name: Text;
}

export interface StoryOrigin {
  source: string;
  table?: string;
  fetched?: string;
  attribution?: Text;
  invented?: boolean;
}

interface Head {
  place: StoryPlace;
  /** Between which years figures are not comparable without care. */
  breaks: readonly { between: readonly [number, number]; reason: Text }[];
  /** What was left out and why, which cut-offs: said beneath the picture. */
  notes: readonly Text[];
  provenance: { origin: readonly StoryOrigin[] };
}

export interface SlopeStory extends Head {
  kind: "slope";
  /** Shares and numbers of residents, or of areas, by type; or the index of each area. */
  of: "share" | "people" | "areas" | "index";
  from: number;
  to: number;
  items: readonly {
    id: string;
    name: Text;
    /** Area type: of the row, or the area's own in the second year. */
    type: number | null;
    from: Figure;
    to: Figure;
  }[];
}

export interface TransitionsStory extends Head {
  kind: "transitions";
  from: number;
  to: number;
  matrix: readonly { from: number; to: number; areas: number; population: Figure }[];
}

export interface MultiplesStory extends Head {
  kind: "multiples";
  of: "share" | "areas";
  /** In the order of their codes. */
  members: readonly {
    place: StoryPlace;
    years: readonly { year: number; types: readonly { type: number; share: Figure }[] }[];
  }[];
}

export interface StoryMeasure {
  id: string;
  title: Text;
  unit: Text;
  decimals: number;
  /** "Högre index betyder större utmaningar."; null where neither way is worse. */
  direction: Text | null;
}

export interface DistributionStory extends Head {
  kind: "distribution";
  year: number;
  measure: StoryMeasure;
  /** The place whose areas are pointed out, within `place`. */
  own: StoryPlace | null;
  areas: readonly {
    code: string;
    name: string;
    type: number | null;
    figure: Figure;
    own: boolean;
  }[];
  quartiles: { lower: number; median: number; upper: number } | null;
  /** Of the index only: where one type ends and the next begins. */
  cuts: readonly { between: string; value: number }[];
}

export interface MapsStory extends Head {
  kind: "maps";
  from: number;
  to: number;
  of: "type" | "index";
  /** The second year's types by that year's cut-offs, or by those of the first. */
  cuts: "each" | "same";
  /** Inner borders of the steps, for the index. */
  steps: readonly number[];
  before: MapSide;
  after: MapSide;
  compared: { areas: number; lower: number; higher: number; same: number };
}

export interface MapSide {
  year: number;
  version: string;
  areas: readonly {
    code: string;
    name: string;
    figure: Figure;
    changed: boolean;
    /** Rings as `outlineText` writes them, whole metres of SWEREF 99 TM. */
    outline: string;
  }[];
}

export interface ConcentrationStory extends Head {
  kind: "concentration";
  year: number | null;
  /** An indicator, `records:ID` or `plan:ID`. */
  of: string;
  what: Text;
  /** Those it is shared out among; null for all residents. */
  base: Text | null;
  types: readonly { type: number; people: number; amount: number }[];
  /** Area by area, the highest index first within each type; empty where only types are known. */
  areas: readonly { code: string; type: number; people: number; amount: number }[];
  index: { value: number; low: number | null; high: number | null; level: number | null } | null;
}

export type Story =
  | SlopeStory
  | TransitionsStory
  | MultiplesStory
  | DistributionStory
  | MapsStory
  | ConcentrationStory;

export type StoryKind = Story["kind"];
