import { divisionOfCode } from "@tvars/areas";
import { SourceError } from "../source-error.ts";
import { textOf } from "../text-of.ts";
import { parseCsv } from "./parse.ts";

/**
 * A key from labels to codes, as the user gives it: a CSV with the columns `label` and `code`, or the first column of
 * codes and the column named `label` or `stat_label`. Labels are taken to the letter, blanks included: to trim them
 * would be to guess. @throws SourceError where a label has two codes.
 */
export async function readKey(file: string): Promise<Map<string, string>> {
  const { header, rows, lines } = parseCsv(await textOf(file), file);
  const isCode = (at: number): boolean =>
    rows.every((row) => divisionOfCode((row[at] ?? "").replace(/_.*/, "")) !== null);
  const code = header.includes("code") ? header.indexOf("code") : header.findIndex((_, at) => isCode(at));
  const label = header.findIndex((name) => /^(label|etikett|stat_label)$/i.test(name));
  if (code < 0 || label < 0)
    throw new SourceError("content", {
      file,
      row: 1,
      value: header.join(", "),
      problem: { sv: "nyckelfilen saknar kolumner", en: "the key file lacks columns" },
      expected: { sv: "kolumnerna label och code", en: "the columns label and code" },
      action: { sv: "ge kolumnerna de namnen", en: "name the columns so" },
    });
  const key = new Map<string, string>();
  for (const [at, row] of rows.entries()) {
    const before = key.get(row[label]!);
    if (before !== undefined && before !== row[code])
      throw new SourceError("content", {
        file,
        row: lines[at]!,
        value: row[label],
        problem: {
          sv: `etiketten har redan koden ${before}`,
          en: `the label already has the code ${before}`,
        },
        expected: { sv: "en kod per etikett", en: "one code to a label" },
        action: { sv: "rätta nyckelfilen", en: "correct the key file" },
      });
    key.set(row[label]!, row[code]!);
  }
  return key;
}
