import { text } from "@tvars/cube";
import { EngineError } from "../error.ts";

/** A quoted identifier. @throws EngineError `query` where it is empty or holds a control character */
export function identifier(name: string): string {
  // oxlint-disable-next-line no-control-regex
  if (name === "" || /[\u0000-\u001f]/.test(name))
    throw new EngineError({
      kind: "query",
      what: text("Kolumnen kan inte heta så", "No column can have this name"),
      value: name,
      expected: text("ett namn utan styrtecken", "a name without control characters"),
      action: text("Rätta namnet.", "Correct the name."),
    });
  return `"${name.replaceAll('"', '""')}"`;
}

/** A quoted text, for the places where DuckDB takes no parameter: file names and types. */
export const literal = (words: string): string => `'${words.replaceAll("'", "''")}'`;
