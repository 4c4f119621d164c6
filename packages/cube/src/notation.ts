import { flagBit } from "./cube.ts";
import type { Flag, Status } from "./figure.ts";
import { FLAGS, STATUSES } from "./figure.ts";

/**
 * Signs that statistical services put in place of a figure. SCB uses ".." both for "not available" and for
 * "too uncertain to publish"; the two cannot be told apart, so it is missing, not suppressed.
 */
const SIGNS: Record<string, Status> = {
  ".": "not-applicable",
  "..": "missing",
  "...": "missing",
  "....": "missing",
  ".....": "missing",
  "......": "missing",
  "…": "missing",
  ":": "missing",
  "-": "zero",
  "–": "zero",
  c: "suppressed",
};

export interface Mark {
  /** Undefined: the figure itself tells (value, zero, or missing where there is none). */
  status: Status | undefined;
  flags: number;
}

/** Status and flags as words, "suppressed" or "value small break"; "" for a plain value, a plain zero. */
export function writeMark(status: Status, flags: number, value: number): string {
  const plain = status === (value === 0 ? "zero" : "value");
  if (plain && flags === 0) return "";
  return [status, ...FLAGS.filter((_, bit) => flags & (1 << bit))].join(" ");
}

/** Reads our words, the signs of statistical services, or those given; undefined where the mark is unknown. */
export function readMark(mark: string, signs: Readonly<Record<string, Status>> = {}): Mark | undefined {
  const trimmed = mark.trim();
  if (trimmed === "") return { status: undefined, flags: 0 };
  const sign = own(signs, trimmed) ?? own(SIGNS, trimmed);
  if (sign) return { status: sign, flags: 0 };
  const result: Mark = { status: undefined, flags: 0 };
  for (const word of trimmed.split(/\s+/)) {
    if (STATUSES.includes(word as Status)) {
      if (result.status) return undefined;
      result.status = word as Status;
    } else if (FLAGS.includes(word as Flag)) result.flags |= flagBit(word as Flag);
    else return undefined;
  }
  return result;
}

const own = (table: Readonly<Record<string, Status>>, key: string): Status | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
