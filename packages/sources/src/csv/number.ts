import { readMark } from "@tvars/cube";
import { SourceError } from "../source-error.ts";

const COMMA = /^[-−]?\d{1,3}([\u00a0\u202f ]?\d{3})*,\d+$|^[-−]?\d+,\d+$/;
const POINT = /^[-−]?\d+\.\d+$/;
const WHOLE = /^[-−]?\d{1,3}([\u00a0\u202f ]\d{3})+$|^[-−]?\d+$/;

export const looksNumeric = (text: string): boolean => {
  const word = text.trim();
  return COMMA.test(word) || POINT.test(word) || WHOLE.test(word);
};

/** A sign in place of a figure, or nothing. */
export const isSign = (text: string): boolean => text.trim() === "" || readMark(text) !== undefined;

/**
 * Numbers of one column. A decimal comma is read where the column has no decimal point: "1,5" beside "1.5" could mean
 * either, so it is refused.
 * @throws SourceError naming both rows.
 */
export function readNumbers(
  cells: readonly string[],
  lines: readonly number[],
  { file, column }: { file: string; column: string },
): (number | string | null)[] {
  const comma = cells.findIndex((cell) => COMMA.test(cell.trim()));
  const point = cells.findIndex((cell) => POINT.test(cell.trim()));
  if (comma >= 0 && point >= 0) {
    const [first, second] = [comma, point].sort((a, b) => a - b) as [number, number];
    throw new SourceError("content", {
      file,
      row: lines[second]!,
      value: cells[second]!,
      problem: {
        sv: `kolumnen ${column} blandar decimalkomma och decimalpunkt (rad ${lines[first]}: ${cells[first]})`,
        en: `the column ${column} mixes decimal comma and decimal point (row ${lines[first]}: ${cells[first]})`,
      },
      expected: { sv: "ett och samma decimaltecken", en: "one and the same decimal sign" },
      action: { sv: "spara filen med ett decimaltecken", en: "save the file with one decimal sign" },
    });
  }
  return cells.map((cell, at) => {
    const word = cell.trim();
    if (word === "") return null;
    if (looksNumeric(word))
      return Number(
        word
          .replaceAll(/[\u00a0\u202f ]/g, "")
          .replace("−", "-")
          .replace(",", "."),
      );
    if (isSign(word)) return word;
    throw new SourceError("content", {
      file,
      row: lines[at]!,
      value: cell,
      problem: { sv: `värdet i ${column} är inget tal`, en: `the value in ${column} is not a number` },
      expected: { sv: 'ett tal, eller "..", ".", "-"', en: 'a number, or "..", ".", "-"' },
      action: { sv: "rätta värdet", en: "correct the value" },
    });
  });
}
