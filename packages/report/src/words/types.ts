import type { AreaType } from "../base/palette.ts";
import type { Lang } from "../base/picture.ts";

/** SCB's Swedish names; the English ones are unofficial translations. */
const NAMES: Record<AreaType, Record<Lang, string>> = {
  1: {
    sv: "Områden med stora socioekonomiska utmaningar",
    en: "Areas with major socioeconomic challenges",
  },
  2: { sv: "Områden med socioekonomiska utmaningar", en: "Areas with socioeconomic challenges" },
  3: { sv: "Socioekonomiskt blandade områden", en: "Socioeconomically mixed areas" },
  4: {
    sv: "Områden med goda socioekonomiska förutsättningar",
    en: "Areas with good socioeconomic conditions",
  },
  5: {
    sv: "Områden med mycket goda socioekonomiska förutsättningar",
    en: "Areas with very good socioeconomic conditions",
  },
};

const SHORT: Record<AreaType, Record<Lang, string>> = {
  1: { sv: "Stora utmaningar", en: "Major challenges" },
  2: { sv: "Utmaningar", en: "Challenges" },
  3: { sv: "Blandade", en: "Mixed" },
  4: { sv: "Goda förutsättningar", en: "Good conditions" },
  5: { sv: "Mycket goda förutsättningar", en: "Very good conditions" },
};

/** The full name of an area type. */
export const typeName = (type: AreaType, lang: Lang): string => NAMES[type][lang];

/** The name short enough for a legend. */
export const typeShort = (type: AreaType, lang: Lang): string => SHORT[type][lang];

/** "Typ 1" / "Type 1". */
export const typeWord = (type: AreaType, lang: Lang): string => `${lang === "sv" ? "Typ" : "Type"} ${type}`;

/** The direction, which no picture may leave out: low type number and high index both mean greater challenges. */
export const DIRECTION = {
  type: {
    sv: "Typ 1 har störst utmaningar, typ 5 bäst förutsättningar.",
    en: "Type 1 has the greatest challenges, type 5 the best conditions.",
  },
  index: { sv: "Högre index betyder större utmaningar.", en: "A higher index means greater challenges." },
} as const;

/** SCB's collective term for types 1 and 2. */
export const CHALLENGED = {
  sv: "områden med socioekonomiska utmaningar",
  en: "areas with socioeconomic challenges",
} as const;
