import type { Text } from "./text.ts";

export const AREA_TYPES = [1, 2, 3, 4, 5] as const;
/** SCB's class of a RegSO in a year; 1 = greatest challenges. In bulk arrays 0 stands for "no type". */
export type AreaType = (typeof AREA_TYPES)[number];

export const isAreaType = (value: number): value is AreaType =>
  Number.isInteger(value) && value >= 1 && value <= 5;

export interface AreaTypeName extends Text {
  /** False where the words are a translation and not SCB's own. */
  official: Record<keyof Text, boolean>;
}

const named = (sv: string, en: string): AreaTypeName => ({ sv, en, official: { sv: true, en: false } });

/** SCB's five official Swedish names; the English ones are a translation and unofficial. */
export const AREA_TYPE_NAMES: Record<AreaType, AreaTypeName> = {
  1: named("Områden med stora socioekonomiska utmaningar", "Areas with major socioeconomic challenges"),
  2: named("Områden med socioekonomiska utmaningar", "Areas with socioeconomic challenges"),
  3: named("Socioekonomiskt blandade områden", "Socioeconomically mixed areas"),
  4: named("Områden med goda socioekonomiska förutsättningar", "Areas with good socioeconomic conditions"),
  5: named(
    "Områden med mycket goda socioekonomiska förutsättningar",
    "Areas with very good socioeconomic conditions",
  ),
};

export const UNOFFICIAL_TRANSLATION: Text = {
  sv: "Inofficiell översättning",
  en: "Unofficial translation",
};
