import type { Version } from "@tvars/areas";
import { AreaError, parseAreaCode } from "@tvars/areas";
import { SourceError } from "../source-error.ts";

/** One area and the area of the other version that it lies in. */
export interface BridgeRow {
  from: string;
  to: string;
  toName: string | null;
  kommun: string | null;
  kommunName: string | null;
}

export interface BridgeColumns {
  /** `*` where the rows are keyed by it (JSON). */
  from: string;
  to: string;
  to_name?: string;
  kommun?: string;
  kommun_name?: string;
}

type Row = Record<string, unknown>;

/**
 * Rows of a key file, as SCB publishes it (CSV) or keyed by DeSO (JSON). A header that came along as a row, as in
 * `{"DeSO_2025": {"regso_code": "RegSOkod_2025"}}`, is left out.
 * @throws SourceError naming the row and code that is not of its version, and a code that comes twice.
 */
export function readBridge(
  rows: readonly Row[],
  columns: BridgeColumns,
  { from, to }: { from: Version; to: Version },
  file: string,
): BridgeRow[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const text = (column: string | undefined): string | null => {
      const value = column === undefined ? undefined : row[column];
      return value === undefined || value === null || value === "" ? null : String(value);
    };
    const code = (column: string, version: Version): string => {
      try {
        return parseAreaCode(text(column) ?? "", { version }).code;
      } catch (cause) {
        if (!(cause instanceof AreaError)) throw cause;
        throw wrongCode(file, index + 1, column, text(column), cause);
      }
    };
    const key = columns.from;
    if (
      text(columns.to) === text(columns.to)?.replace(/\d/g, "") ||
      /^regsokod/i.test(text(columns.to) ?? "")
    )
      return [];
    const found: BridgeRow = {
      from: code(key, from),
      to: code(columns.to, to),
      toName: text(columns.to_name),
      kommun: text(columns.kommun),
      kommunName: text(columns.kommun_name),
    };
    const before = seen.get(found.from);
    if (before !== undefined) throw twice(file, index + 1, found.from, before);
    seen.set(found.from, index + 1);
    return [found];
  });
}

const wrongCode = (
  file: string,
  row: number,
  column: string,
  value: string | null,
  cause: AreaError,
): SourceError =>
  new SourceError("content", {
    file,
    row,
    value: value ?? "(absent)",
    problem: { sv: `okänd områdeskod i ${column}`, en: `unknown area code in ${column}` },
    expected: { sv: cause.expected, en: cause.expected },
    action: { sv: "rätta raden i nyckelfilen", en: "correct the row in the key file" },
    cause,
  });

const twice = (file: string, row: number, value: string, before: number): SourceError =>
  new SourceError("content", {
    file,
    row,
    value,
    problem: { sv: `koden står redan på rad ${before}`, en: `the code already stands on row ${before}` },
    expected: { sv: "varje kod en gång", en: "each code once" },
    action: { sv: "ta bort den ena raden", en: "remove one of the rows" },
  });
