import { UsageError } from "../exit.ts";
import type { Lang } from "../lang.ts";

type Option = [flags: string, description: string];

/** What the commands of a plan share. */
export const common = {
  formats: ["csv", "csv-semicolon", "xlsx"],
  reach: (lang: Lang): Option => [
    "--reach <metres>",
    lang === "sv" ? "meter i rak linje (annars 1000)" : "metres in a straight line (else 1000)",
  ],
  format: (lang: Lang): Option => [
    "--format <format>",
    lang === "sv" ? "json, csv, csv-semicolon eller xlsx" : "json, csv, csv-semicolon or xlsx",
  ],
  out: (lang: Lang): Option => ["--out <file>", lang === "sv" ? "fil att skriva" : "file to write"],
  /** A whole number within bounds; undefined where it is not given. @throws UsageError */
  number(name: string, text: string | undefined, low: number, high: number, lang: Lang): number | undefined {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value >= low && value <= high && text.trim() !== "") return value;
    throw new UsageError(
      lang === "sv"
        ? `${name} ${text}: väntat ett heltal ${low}–${high}`
        : `${name} ${text}: expected a whole number ${low}–${high}`,
    );
  },
} as const;
