import { readMark } from "@tvars/cube";
import { divisionOfCode } from "@tvars/areas";
import type { Status } from "@tvars/cube";
import { badDenominatorRow, noDenominatorColumn } from "./problems.ts";

export interface OwnRow {
  area: string | null;
  type: number | null;
  year: number;
  value: number | null;
  status: Status;
}

const NAMES = {
  area: ["area", "område", "omrade", "regso", "regsokod", "kod", "code"],
  type: ["type", "typ", "områdestyp", "omradestyp"],
  year: ["year", "år", "ar"],
  value: ["value", "värde", "varde", "antal"],
} as const;

/**
 * A table of denominators: `area` (RegSO code) or `type` (1–5), `year`, `value`; commas, semicolons or tabs between. "..", "." and "-" are
 * read as in SCB's tables. Every row is checked before anything is kept.
 */
export function parseOwn(text: string, file: string): OwnRow[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const separator = [";", "\t", ","].find((one) => lines[0]!.includes(one)) ?? ",";
  const head = lines[0]!.split(separator).map((name) => bare(name).toLowerCase());
  const at = (field: keyof typeof NAMES): number =>
    head.findIndex((name) => (NAMES[field] as readonly string[]).includes(name));
  const places = { area: at("area"), type: at("type"), year: at("year"), value: at("value") };
  if (places.area < 0 && places.type < 0) throw noDenominatorColumn(file, "area, type", head);
  for (const field of ["year", "value"] as const)
    if (places[field] < 0) throw noDenominatorColumn(file, field, head);
  const seen = new Map<string, number>();
  return lines.slice(1).flatMap((line, index): OwnRow[] => {
    if (line.trim() === "") return [];
    const row = index + 2;
    const cells = line.split(separator).map(bare);
    const wrong = (column: keyof typeof NAMES, sv: string, en: string) =>
      badDenominatorRow(file, row, column, cells[places[column]] ?? "", { sv, en });
    const area = places.area < 0 ? null : cells[places.area]!;
    const type = places.area < 0 ? Number(cells[places.type]) : null;
    if (area !== null && !isAreaCode(area))
      throw wrong("area", "en RegSO-kod, som 1780R001", "a RegSO code, such as 1780R001");
    if (type !== null && !(Number.isInteger(type) && type >= 1 && type <= 5))
      throw wrong("type", "1–5", "1–5");
    const year = Number(cells[places.year]);
    if (!(Number.isInteger(year) && year >= 1900 && year <= 2200)) throw wrong("year", "ett år", "a year");
    const key = `${area ?? type} ${year}`;
    if (seen.has(key))
      throw wrong(
        area === null ? "type" : "area",
        `bara en rad; samma finns på rad ${seen.get(key)}`,
        `one row only; the same is on row ${seen.get(key)}`,
      );
    seen.set(key, row);
    const given = cells[places.value] ?? "";
    const mark = given === "" ? "missing" : readMark(given)?.status;
    if (mark && mark !== "value")
      return [{ area, type, year, value: mark === "zero" ? 0 : null, status: mark }];
    const value = Number(given.replace(/[\s\u00a0]/g, "").replace(separator === "," ? /$^/ : ",", "."));
    if (!(value >= 0 && value < Infinity))
      throw wrong("value", "ett tal från 0, eller ..", "a number from 0, or ..");
    return [{ area, type, year, value, status: value === 0 ? "zero" : "value" }];
  });
}

const bare = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .replaceAll('""', '"');
const isAreaCode = (area: string): boolean => divisionOfCode(area.slice(area.indexOf(":") + 1)) === "regso";
