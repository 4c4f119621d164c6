import type { Text } from "@tvars/cube";

const LOCALE = { sv: "sv-SE", en: "en-GB" } as const;

type Lang = keyof Text;

/** A number as it is read: three significant digits below 1, at most two decimals above. */
export function numberText(value: number, lang: Lang): string {
  const size = Math.abs(value);
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 || value === 0 ? 3 : 4;
  // −0,000 is nothing but a rounding.
  const rounded = Number(value.toFixed(decimals)) || 0;
  return rounded.toLocaleString(LOCALE[lang], {
    minimumFractionDigits: rounded === 0 ? 0 : Math.min(decimals, 3),
    maximumFractionDigits: decimals,
  });
}

export const percentText = (share: number, lang: Lang): string =>
  `${(100 * share).toLocaleString(LOCALE[lang], { maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 })} ${lang === "sv" ? "procent" : "per cent"}`;

export const countText = (value: number, lang: Lang): string =>
  value.toLocaleString(LOCALE[lang], { maximumFractionDigits: 0 });

/** Both languages at once. */
export const inBoth = (make: (lang: Lang) => string): Text => ({ sv: make("sv"), en: make("en") });

export const joined = (...texts: readonly (Text | undefined)[]): Text =>
  inBoth((lang) => texts.flatMap((text) => (text && text[lang] !== "" ? [text[lang]] : [])).join(" "));

/** A p-value as it is written: never 0. */
export const pText = (p: number, lang: Lang): string =>
  p < 0.001 ? `p < ${numberText(0.001, lang)}` : `p = ${numberText(p, lang)}`;

/** 0.95 as 95, 0.999 as 99,9. */
export const levelText = (level: number, lang: Lang): string =>
  (100 * level).toLocaleString(LOCALE[lang], { maximumFractionDigits: 3 });
