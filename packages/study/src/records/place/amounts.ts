import type { RecordsDefinition } from "@tvars/api";
import type { NumberColumn } from "@tvars/sources";

export const AMOUNT_STATUSES = ["value", "zero", "suppressed", "missing", "not-applicable"] as const;
const [VALUE, ZERO, SUPPRESSED, MISSING, NOT_APPLICABLE] = [0, 1, 2, 3, 4];

const MARKS: Record<string, number> = {
  "..": SUPPRESSED!,
  ".": NOT_APPLICABLE!,
  "-": ZERO!,
  "–": ZERO!,
  "—": ZERO!,
};

export interface ReadAmount {
  values: Float64Array;
  status: Uint8Array;
  /** Filled cells that are neither a number nor a known mark: missing, and said. */
  odd: number;
}

/**
 * An amount and what kind of figure it is. SCB's marks are always known: ".." is too uncertain or secret to be shown, "." cannot occur,
 * "–" is nothing to report, which is zero. What is suppressed is never 0.
 */
export function readAmount(
  { marks = {} }: Pick<RecordsDefinition["amounts"][number], "marks">,
  { values: read, texts }: NumberColumn,
  length: number,
): ReadAmount {
  const values = Float64Array.from(read);
  const status = new Uint8Array(length);
  let odd = 0;
  for (let row = 0; row < length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value)) {
      status[row] = value === 0 ? ZERO! : VALUE!;
      continue;
    }
    const text = texts.get(row);
    if (text === undefined) {
      status[row] = MISSING!;
      continue;
    }
    const own = Object.hasOwn(marks, text) ? AMOUNT_STATUSES.indexOf(marks[text]!) : MARKS[text];
    if (own === undefined) odd++;
    status[row] = own ?? MISSING!;
    if (status[row] === ZERO) values[row] = 0;
  }
  return { values, status, odd };
}
