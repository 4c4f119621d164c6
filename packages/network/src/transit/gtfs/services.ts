import { NetworkError } from "../../error.ts";
import type { CsvRows } from "./csv.ts";
import { dayOf } from "./dates.ts";
import type { Feed } from "./feed.ts";
import { Ids } from "./ids.ts";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export interface Services {
  readonly ids: Ids;
  readonly services: Feed["services"];
}

/** Which days each service runs: weekdays between two dates, and exceptions. @throws NetworkError `file` where neither file is there */
export function readServices(calendar: CsvRows | undefined, dates: CsvRows | undefined): Services {
  if (!calendar && !dates)
    throw new NetworkError("file", {
      value: "neither calendar.txt nor calendar_dates.txt",
      expected: "at least one of them, to know which days trips run",
      action: "Fetch the whole feed.",
    });
  const ids = new Ids();
  const weekdays: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const exceptions: Map<number, 1 | 2>[] = [];
  const known = (rows: CsvRows, column: number): number => {
    const id = ids.add(rows.bytes, rows.start[column]!, rows.end[column]!);
    if (id === weekdays.length) {
      weekdays.push(0);
      from.push(1);
      to.push(0);
      exceptions.push(new Map());
    }
    return id;
  };
  if (calendar) {
    const service = calendar.need("service_id");
    const days = WEEKDAYS.map((day) => calendar.need(day));
    const [start, end] = [calendar.need("start_date"), calendar.need("end_date")];
    while (calendar.next()) {
      const id = known(calendar, service);
      weekdays[id] = days.reduce((bits, day, k) => bits | (calendar.digits(day) === 1 ? 1 << k : 0), 0);
      from[id] = date(calendar, start);
      to[id] = date(calendar, end);
    }
  }
  if (dates) {
    const [service, day, kind] = [dates.need("service_id"), dates.need("date"), dates.need("exception_type")];
    while (dates.next()) {
      const type = dates.digits(kind);
      if (type !== 1 && type !== 2) throw dates.wrong(kind, "1 (added) or 2 (taken away)");
      exceptions[known(dates, service)]!.set(date(dates, day), type);
    }
  }
  return {
    ids,
    services: {
      ids: ids.texts(),
      weekdays: Uint8Array.from(weekdays),
      from: Int32Array.from(from),
      to: Int32Array.from(to),
      exceptions,
    },
  };
}

function date(rows: CsvRows, column: number): number {
  try {
    return dayOf(rows.text(column));
  } catch {
    throw rows.wrong(column, "a date such as 20260317");
  }
}

/** What a feed speaks for: what it says of itself, else from its first to its last day of service. */
export function validity(
  { from, to, exceptions }: Feed["services"],
  info: CsvRows | undefined,
): { from: number; to: number } {
  let first = Infinity;
  let last = -Infinity;
  for (let id = 0; id < from.length; id += 1) {
    if (from[id]! <= to[id]!) {
      first = Math.min(first, from[id]!);
      last = Math.max(last, to[id]!);
    }
    for (const [day, kind] of exceptions[id]!) {
      if (kind !== 1) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  if (info?.next()) {
    const [start, end] = [info.column("feed_start_date"), info.column("feed_end_date")];
    if (!info.empty(start)) first = date(info, start);
    if (!info.empty(end)) last = date(info, end);
  }
  return { from: first, to: last };
}

/** Whether a service runs on a day. */
export function runsOn(services: Feed["services"], service: number, day: number, weekday: number): boolean {
  const exception = services.exceptions[service]!.get(day);
  if (exception !== undefined) return exception === 1;
  return (
    day >= services.from[service]! &&
    day <= services.to[service]! &&
    (services.weekdays[service]! & (1 << weekday)) !== 0
  );
}
