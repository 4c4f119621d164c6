import { NetworkError } from "../../error.ts";

const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 of a calendar date, which is what timetables count in: no hours, no time zone. */
export function dayOf(date: string): number {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/u.exec(date);
  const ms = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : NaN;
  const day = ms / DAY_MS;
  if (parts && dateOf(day).replaceAll("-", "") === date.replaceAll("-", "")) return day;
  throw new NetworkError("input", {
    value: date,
    expected: "a date such as 2026-03-17",
    action: "Write year, month and day.",
  });
}

export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 for Monday … 6 for Sunday; day 0 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** 8:05 in the morning is 29100: what departures are counted in. */
export const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
