import type { RecordsDefinition } from "@tvars/api";

/** Today as a date, `2027-01-31`, in the time of the machine: retention is a day of the agency's calendar. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** From its retention day on, rows shall be gone. */
export const isExpired = ({ retention }: Pick<RecordsDefinition, "retention">, day: string): boolean =>
  retention !== undefined && retention <= day;

/** The last day rows may be kept: the day before the retention date. */
export function keepUntil(retention: string): string {
  const day = new Date(`${retention}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
