import type { RecordsTable } from "../records.ts";

/** Today as `2027-01-31`, in the time of the machine: the last day is one of the agency's calendar. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Records are kept through their last day, and gone after it. */
export const isPast = ({ keepUntil }: Pick<RecordsTable, "keepUntil">, day = today()): boolean =>
  keepUntil !== undefined && keepUntil < day;
