import { UsageError } from "./exit.ts";
import type { Lang } from "./lang.ts";

/** `a,b` as names; blanks around them do not count. */
export const list = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const wrong = (option: string, got: string, lang: Lang, sv: string, en: string): UsageError =>
  new UsageError(
    lang === "sv" ? `${option}: fick ${got}, väntade ${sv}` : `${option}: got ${got}, expected ${en}`,
  );

/** `2016-2022` or `2016,2018` as years, ascending. @throws UsageError */
export function yearsArgument(text: string, lang: Lang): number[] {
  const years = list(text).flatMap((part) => {
    const span = /^(\d{4})(?:\s*[-–]\s*(\d{4}))?$/.exec(part);
    const [first, last] = [Number(span?.[1]), Number(span?.[2] ?? span?.[1])];
    if (!span || first > last)
      throw wrong("--years", part, lang, "2016-2022 eller 2016,2018", "2016-2022 or 2016,2018");
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  if (years.length === 0)
    throw wrong("--years", text, lang, "2016-2022 eller 2016,2018", "2016-2022 or 2016,2018");
  return [...new Set(years)].sort((a, b) => a - b);
}

export function numberOption(
  text: string,
  option: string,
  lang: Lang,
  { low, high }: { low: number; high: number },
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw wrong(
    option,
    text,
    lang,
    `ett heltal från ${low} till ${high}`,
    `a whole number from ${low} to ${high}`,
  );
}

/** A number between two bounds, neither included. @throws UsageError */
export function decimalArgument(
  text: string,
  option: string,
  lang: Lang,
  { low, high }: { low: number; high: number },
): number {
  const value = Number(text.replace(",", "."));
  if (text.trim() !== "" && value > low && value < high) return value;
  throw wrong(option, text, lang, `ett tal mellan ${low} och ${high}`, `a number between ${low} and ${high}`);
}

/** `name=value` as the options of a measure. @throws UsageError */
export function optionsArgument(texts: readonly string[], lang: Lang): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
      throw wrong("--option", text, lang, "namn=värde", "name=value");
    }),
  );
}
