import type { Text } from "@tvars/cube";

/** The year a text says, or why it says none. */
export type YearRead = { year: number } | { why: Text };

export const YEAR_FORMATS = [
  "year",
  "date",
  "day-month-year",
  "month-day-year",
  "school-year-start",
  "school-year-end",
] as const;

const [FIRST, LAST] = [1900, 2100];

/**
 * The year of a text such as `2024`, `2024-03-01`, `20240301`, `1/3 2024`, `2024-03-01T10:15`, `202403`, `2024M03`, `2024K1`.
 * A date that does not exist has no year: a slip in the day may be one in the year. A school year (`2024/25`) has two, and is read only
 * where the format says which.
 */
export function readYear(text: string, format?: string): YearRead {
  const plain = text.trim();
  if (plain === "") return { why: EMPTY };
  const school = /^(\d{4})\s*[/–-]\s*(\d{2}|\d{4})$/.exec(plain);
  if (school && isNext(school[1]!, school[2]!)) {
    if (format === "school-year-start") return inRange(Number(school[1]));
    if (format === "school-year-end") return inRange(Number(school[1]) + 1);
    return { why: SCHOOL };
  }
  const year = /^(\d{4})(?:[.,]0+)?$/.exec(plain);
  if (year) return inRange(Number(year[1]));
  const part =
    /^(\d{4})(?:\s*-?\s*[MmKkQqTtHhVvWw]|kv|-|\s)\s*(\d{1,2})$/.exec(plain) ??
    /^(\d{4})(0[1-9]|1[0-2])$/.exec(plain);
  if (part) return inRange(Number(part[1]));
  const date =
    /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[T ].*)?$/.exec(plain) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(plain);
  if (date) return dated(Number(date[1]), Number(date[2]), Number(date[3]));
  const turned = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4})(?:[T ].*)?$/.exec(plain);
  if (turned) {
    const [first, second, of] = [Number(turned[1]), Number(turned[2]), Number(turned[3])];
    if (format === "month-day-year") return dated(of, first, second);
    if (format === "day-month-year" || second <= 12) return dated(of, second, first);
    return dated(of, first, second);
  }
  return { why: NO_YEAR };
}

const inRange = (year: number): YearRead => (year >= FIRST && year <= LAST ? { year } : { why: IMPOSSIBLE });

/** Days of the month of a leap year; February is asked further. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dated(year: number, month: number, day: number): YearRead {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days ? inRange(year) : { why: IMPOSSIBLE };
}

const isNext = (from: string, to: string): boolean =>
  (Number(from) + 1) % 100 === Number(to.slice(-2)) && (to.length === 2 || Number(to) === Number(from) + 1);

const EMPTY: Text = { sv: "år eller datum saknas", en: "no year or date" };
const NO_YEAR: Text = {
  sv: "årets eller datumets cell går inte att läsa som ett år",
  en: "the cell of the year or date cannot be read as a year",
};
const IMPOSSIBLE: Text = {
  sv: "ett datum eller år som inte finns",
  en: "a date or year that does not exist",
};
const SCHOOL: Text = {
  sv: "läsåret omfattar två år; ange time.format school-year-start eller school-year-end",
  en: "the school year covers two years; state time.format school-year-start or school-year-end",
};
