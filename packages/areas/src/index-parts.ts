import type { Text } from "./text.ts";

export const PARTS = ["v1", "v2", "v3"] as const;
export type Part = (typeof PARTS)[number];

/** The three parts of the socioeconomic index, in per cent (0–100). */
export type IndexParts = Record<Part, number>;

export interface PartInfo {
  part: Part;
  /** SCB's contents code in TAB6586. Note the order there: V2 stands before V1. */
  contents: string;
  ages: Text;
  name: Text;
  short: Text;
}

/** The contents codes of the index and the area type themselves in SCB's TAB6586. */
export const INDEX_CONTENTS = {
  index: "000008IT",
  type: "000008IU",
  v2: "000008IV",
  v1: "000008IW",
  v3: "000008IX",
};

/** What the parts measure (SCB's footnotes to TAB6586; the English names are ours). */
export const PART_INFO: Record<Part, PartInfo> = {
  v1: {
    part: "v1",
    contents: INDEX_CONTENTS.v1,
    ages: { sv: "alla åldrar", en: "all ages" },
    name: {
      sv: "Andel personer med låg ekonomisk standard",
      en: "Share of persons with low economic standard",
    },
    short: { sv: "Låg ekonomisk standard", en: "Low economic standard" },
  },
  v2: {
    part: "v2",
    contents: INDEX_CONTENTS.v2,
    ages: { sv: "20–64 år", en: "ages 20–64" },
    name: { sv: "Andel med förgymnasial utbildning", en: "Share with pre-upper-secondary education" },
    short: { sv: "Förgymnasial utbildning", en: "Pre-upper-secondary education" },
  },
  v3: {
    part: "v3",
    contents: INDEX_CONTENTS.v3,
    ages: { sv: "20–64 år", en: "ages 20–64" },
    name: {
      sv: "Andel med ekonomiskt bistånd minst 10 månader och/eller arbetslösa mer än 6 månader",
      en: "Share with economic assistance for at least 10 months and/or unemployed for more than 6 months",
    },
    short: {
      sv: "Ekonomiskt bistånd eller långtidsarbetslös",
      en: "Economic assistance or long-term unemployed",
    },
  },
};
