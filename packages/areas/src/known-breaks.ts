import type { Part } from "./index-parts.ts";
import type { Text } from "./text.ts";
import type { Division } from "./version.ts";

/** A break that holds for whole tables, besides what a bridge says of single areas. */
export interface KnownBreak {
  between: readonly [number, number];
  kind: "version" | "cell-key" | "ages";
  /** Divisions it concerns. */
  divisions: readonly Division[];
  /** Figures it concerns. */
  concerns: Text;
  text: Text;
  /** False where only secondary sources say so. */
  confirmed: boolean;
}

const ALL: readonly Division[] = ["riket", "lan", "kommun", "regso", "deso"];

/** Breaks to mark in every series that crosses them (SCB's notes). */
export const KNOWN_BREAKS: readonly KnownBreak[] = [
  {
    between: [2022, 2023],
    kind: "ages",
    divisions: ALL,
    concerns: { sv: "Indexets del V3 och utbildning", en: "Part V3 of the index, and education" },
    text: {
      sv: "Åldersspannet kan ha ändrats från 20–64 till 20–65 år; obekräftat.",
      en: "The ages may have changed from 20–64 to 20–65; unconfirmed.",
    },
    confirmed: false,
  },
  {
    between: [2023, 2024],
    kind: "version",
    divisions: ["regso", "deso"],
    concerns: { sv: "Alla uppgifter för RegSO och DeSO", en: "All figures for RegSO and DeSO" },
    text: {
      sv: "Ny indelning från 2024. SCB räknar inte om äldre år till den nya indelningen.",
      en: "New division from 2024. SCB does not recompute earlier years on the new division.",
    },
    confirmed: true,
  },
  {
    between: [2024, 2025],
    kind: "cell-key",
    divisions: ALL,
    concerns: { sv: "Folkmängd", en: "Population counts" },
    text: {
      sv: "Från 2025 skyddas folkmängden med Cell Key-metoden: delar behöver inte summera till totaler.",
      en: "From 2025 population counts are protected by the Cell Key Method: parts need not sum to totals.",
    },
    confirmed: true,
  },
];

/** The known breaks a series of a division crosses between its first and last year. */
export function breaksBetween(division: Division, firstYear: number, lastYear: number): KnownBreak[] {
  return KNOWN_BREAKS.filter(
    ({ between, divisions }) =>
      divisions.includes(division) && firstYear <= between[0] && lastYear >= between[1],
  );
}

/** The ages a part of the index is measured over in a year, and whether SCB's own notes say so. */
export function partAges(part: Part, year: number): Text & { confirmed: boolean } {
  if (part === "v1") return { sv: "alla åldrar", en: "all ages", confirmed: true };
  if (part === "v3" && year >= 2023)
    return { sv: "20–65 år (obekräftat)", en: "ages 20–65 (unconfirmed)", confirmed: false };
  return { sv: "20–64 år", en: "ages 20–64", confirmed: year < 2023 };
}
