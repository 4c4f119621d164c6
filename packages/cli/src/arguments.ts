import { UsageError } from "./exit.ts";
import type { Lang, Words } from "./lang.ts";

/** Reads a year of an option. @throws UsageError */
export function yearArgument(text: string | undefined, lang: Lang): number | undefined {
  return text === undefined ? undefined : wholeNumber(text, lang, { low: 1900, high: 2200 });
}

export function portArgument(text: string, lang: Lang): number {
  return wholeNumber(text, lang, { low: 0, high: 65_535 });
}

/** @throws UsageError */
export function wholeNumber(text: string, lang: Lang, { low, high }: { low: number; high: number }): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new UsageError(
    lang === "sv"
      ? `fick ${text}, väntade ett heltal från ${low} till ${high}`
      : `got ${text}, expected a whole number from ${low} to ${high}`,
  );
}

/** One of several words. @throws UsageError that lists them */
export function choice<Choice extends string>(
  text: string,
  choices: readonly Choice[],
  lang: Lang,
  what: Words,
): Choice {
  const found = choices.find((one) => one === text);
  if (found !== undefined) return found;
  const list = choices.join(", ");
  throw new UsageError(
    lang === "sv" ? `${what.sv}: fick ${text}, väntade ${list}` : `${what.en}: got ${text}, expected ${list}`,
  );
}

/** `--where year=2022,2023` as what to select. @throws UsageError */
export function selection(wheres: readonly string[], lang: Lang): Record<string, string[]> | undefined {
  const entries = wheres.map((where) => {
    const at = where.indexOf("=");
    if (at > 0 && at < where.length - 1) return [where.slice(0, at), where.slice(at + 1).split(",")] as const;
    throw new UsageError(
      lang === "sv"
        ? `--where: fick ${where}, väntade dimension=kod,kod`
        : `--where: got ${where}, expected dimension=code,code`,
    );
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `riket;lan:17` as places. */
export const places = (text: string | undefined): string[] | undefined => {
  const found = text?.split(/[;\s]+/).filter((part) => part !== "");
  return found?.length ? found : undefined;
};
