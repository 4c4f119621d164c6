import type { ParseOptions } from "./code.ts";
import { parseAreaCode } from "./code.ts";
import { AreaCodeError } from "./error.ts";
import type { AreaKey, Version } from "./version.ts";

export interface CodeProblem {
  /** Row in the column, 1 = the first. */
  row: number;
  value: string;
  expected: string;
  action: string;
}

export interface ParsedColumn {
  /** One area per row; null where the code could not be read. */
  keys: (AreaKey | null)[];
  problems: CodeProblem[];
  /** How many rows are of each version. More than one: the column mixes levels or years. */
  versions: Map<Version, number>;
}

/** Reads a column of codes, each distinct text once, and lists every row that cannot be read instead of throwing. */
export function parseColumn(texts: readonly string[], options: ParseOptions = {}): ParsedColumn {
  const seen = new Map<string, AreaKey | AreaCodeError>();
  const result: ParsedColumn = { keys: [], problems: [], versions: new Map() };
  texts.forEach((text, i) => {
    let read = seen.get(text);
    if (read === undefined) {
      read = attempt(text, options);
      seen.set(text, read);
    }
    if (read instanceof AreaCodeError) {
      result.keys.push(null);
      result.problems.push({ row: i + 1, value: text, expected: read.expected, action: read.action });
    } else {
      result.keys.push(read);
      result.versions.set(read.version, (result.versions.get(read.version) ?? 0) + 1);
    }
  });
  return result;
}

function attempt(text: string, options: ParseOptions): AreaKey | AreaCodeError {
  try {
    return parseAreaCode(text, options);
  } catch (error) {
    if (error instanceof AreaCodeError) return error;
    throw error;
  }
}
