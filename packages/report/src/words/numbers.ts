import type { Figure } from "@tvars/cube";
import type { Lang } from "../base/picture.ts";

/** Narrow no-break space: Swedish thousands, and the space before a sign. */
const THIN = "\u202f";
const LOCALE: Record<Lang, string> = { sv: "sv-SE", en: "en-GB" };
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(lang: Lang, decimals: number, signed: boolean): Intl.NumberFormat {
  const key = `${lang}${decimals}${signed}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALE[lang], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: signed ? "exceptZero" : "negative",
    });
    formats.set(key, format);
  }
  return format;
}

/** A number as people write it: 12 345,6 in Swedish, 12,345.6 in English; a true minus sign. */
export function number(value: number, lang: Lang, decimals = 0, signed = false): string {
  return formatOf(lang, decimals, signed)
    .formatToParts(value)
    .map(({ type, value: part }) => {
      if (type === "minusSign") return "−";
      return type === "group" && lang === "sv" ? THIN : part;
    })
    .join("");
}

/** 12,3 % in Swedish, 12.3% in English. The value is in per cent already. */
export const percent = (value: number, lang: Lang, decimals = 1): string =>
  `${number(value, lang, decimals)}${lang === "sv" ? `${THIN}%` : "%"}`;

/** A difference between two percentages. */
export function percentPoints(value: number, lang: Lang, decimals = 1): string {
  const said = number(value, lang, decimals, true);
  if (lang === "sv") return `${said}${THIN}procentenheter`;
  return `${said} percentage points`;
}

/** "a, b och c" / "a, b and c". */
export function list(items: readonly string[], lang: Lang): string {
  const and = lang === "sv" ? " och " : " and ";
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")}${and}${items.at(-1)!}`;
}

export type Unit = "percent" | "number" | "index";

export interface FigureFormat {
  unit?: Unit;
  decimals?: number;
}

export const valueText = (
  value: number,
  lang: Lang,
  { unit = "number", decimals = 0 }: FigureFormat = {},
): string => (unit === "percent" ? percent(value, lang, decimals) : number(value, lang, decimals));

const STATUS_WORDS = {
  zero: { sv: "noll", en: "zero" },
  suppressed: { sv: "skyddat", en: "protected" },
  missing: { sv: "saknas", en: "missing" },
  "not-applicable": { sv: "ej tillämpligt", en: "not applicable" },
  value: { sv: "värde", en: "value" },
} as const;

const FLAG_WORDS = {
  small: { sv: "litet tal", en: "small number" },
  break: { sv: "brott i serien", en: "break in series" },
  estimated: { sv: "skattat", en: "estimated" },
  perturbed: { sv: "störningsskyddat", en: "perturbed" },
  revised: { sv: "reviderat", en: "revised" },
  invented: { sv: "påhittat", en: "invented" },
} as const;

export const statusWord = (status: Figure["status"], lang: Lang): string => STATUS_WORDS[status][lang];
export const flagWord = (flag: keyof typeof FLAG_WORDS, lang: Lang): string => FLAG_WORDS[flag][lang];

/** A figure in words: its number, or why there is none. Flags are not said; see `figureNote`. */
export const figureText = (figure: Figure, lang: Lang, format: FigureFormat = {}): string =>
  figure.value === null ? statusWord(figure.status, lang) : valueText(figure.value, lang, format);

/** The flags of a figure as words, "" when it has none. */
export const figureNote = ({ flags = [] }: Figure, lang: Lang): string =>
  flags.map((flag) => flagWord(flag, lang)).join(", ");
