import type { Version } from "@tvars/areas";
import { AreaError, divisionOfCode, isVersion, parseAreaCode } from "@tvars/areas";
import type { Cube, Text } from "@tvars/cube";
import { RowCube } from "../cube-of.ts";
import { SourceError } from "../source-error.ts";
import type { ImportAnswers } from "../import/items.ts";
import { readKey } from "./key.ts";
import { refuseNames } from "./levels.ts";
import { isSign, looksNumeric, readNumbers } from "./number.ts";
import type { CsvFile } from "./parse.ts";

interface Figures {
  at: number;
  measure: string;
  year: number | undefined;
}

interface Layout {
  area: number;
  year: number;
  figures: Figures[];
  others: number[];
}

export interface CsvCube {
  cube: Cube;
  warnings: Text[];
  plain: Version | "by-year" | undefined;
  /** Labels that the key has no code for. */
  unmatched: string[];
}

/**
 * Figures of a CSV: one column of area codes, years in a column or in the headers ("Antal 2022"), numeric columns as
 * measures, other columns as dimensions. Of the measures only those `wanted`, where that is said.
 * @throws SourceError for names instead of codes, unknown codes, mixed decimals, or no year.
 */
export async function csvCube(
  csv: CsvFile,
  answers: ImportAnswers,
  wanted?: readonly string[],
): Promise<CsvCube> {
  const warnings: Text[] = [];
  const key = answers.key === undefined ? undefined : await readKey(answers.key);
  const layout = chosen(layoutOf(csv, key, answers.year), wanted, csv);
  const { rows, lines, header, file } = csv;
  const unmatched: string[] = [];
  const codes = rows.map((row) => {
    const value = row[layout.area] ?? "";
    if (key === undefined) return value.trim();
    const code = key.get(value);
    if (code === undefined) unmatched.push(value);
    return code;
  });
  const years = rows.map((row, at) =>
    layout.year < 0 ? undefined : yearOf(row[layout.year]!, file, lines[at]!),
  );
  checkCodes(codes, years, layout, csv, answers.version);
  if (key === undefined) warnings.push(...levelWarnings(codes as string[], lines));
  if (unmatched.length > 0) warnings.push(unmatchedWarning(unmatched));

  const cube = new RowCube([
    { id: "area", label: { sv: "område", en: "area" }, role: "geo" },
    { id: "year", label: { sv: "år", en: "year" }, role: "time" },
    { id: "measure", label: { sv: "mått", en: "measure" }, role: "metric" },
    ...layout.others.map((at) => ({ id: idOf(header[at]!), label: same(header[at]!) })),
  ]);
  for (const { at: column, measure, year } of layout.figures) {
    const numbers = readNumbers(
      rows.map((row) => row[column] ?? ""),
      lines,
      { file, column: header[column]! },
    );
    for (const [at, number] of numbers.entries()) {
      const code = codes[at];
      if (code === undefined) continue;
      const inYear = String(year ?? years[at] ?? answers.year);
      const others = layout.others.map((other) => rows[at]![other]!.trim() || "-");
      cube.add([code, inYear, idOf(measure), ...others], number, lines[at]!, [
        undefined,
        undefined,
        same(measure),
      ]);
    }
  }
  const notes = csv.notes.map((note) => ({ text: same(note), mandatory: false }));
  const label = same(file.replace(/^.*[\\/]/, ""));
  return {
    cube: cube.finish(file, { label, notes }),
    warnings,
    plain: answers.version ?? "by-year",
    unmatched,
  };
}

const same = (text: string): Text => ({ sv: text, en: text });
const isCode = (cell: string): boolean => divisionOfCode(cell.replace(/_(RegSO|DeSO)\d{4}$/, "")) !== null;

function layoutOf(csv: CsvFile, key: Map<string, string> | undefined, year: number | undefined): Layout {
  const { header, rows } = csv;
  const share = (at: number, fits: (cell: string) => boolean): number =>
    rows.filter((row) => fits((row[at] ?? "").trim())).length / rows.length;
  const columns = header.map((_, at) => at);
  const yearAt = columns.find(
    (at) => /^(år|ar|year|tid|period)$/i.test(header[at]!) && share(at, (cell) => /^\d{4}$/.test(cell)) > 0.9,
  );
  const codes = columns.filter(
    (at) =>
      at !== yearAt &&
      (share(at, isSmallArea) > 0.8 || (NAMES_CODES.test(header[at]!) && share(at, isCode) > 0.8)),
  );
  // The finest division is the area; a kommun column beside RegSO codes is only its parent.
  codes.sort((a, b) => longest(rows, b) - longest(rows, a));
  const area =
    key === undefined
      ? codes[0]
      : columns.find((at) => share(at, (cell) => key.has(cell) || key.has(`${cell} `)) > 0.5);
  if (area === undefined)
    throw refuseNames(
      csv,
      columns.find((at) => at !== yearAt && share(at, (cell) => cell !== "" && !looksNumeric(cell)) > 0.8) ??
        0,
    );
  const numeric = columns.filter(
    (at) =>
      at !== area &&
      at !== yearAt &&
      !codes.includes(at) &&
      !/(kod|code|_id|^id)$/i.test(header[at]!) &&
      share(at, looksNumeric) > 0.3 &&
      share(at, (cell) => looksNumeric(cell) || isSign(cell)) > 0.95,
  );
  const figures = numeric.map((at): Figures => {
    const parts = /^(.*?)[ _]?((?:19|20)\d\d)$/.exec(header[at]!);
    return parts
      ? { at, measure: parts[1]!.trim() || "value", year: Number(parts[2]) }
      : { at, measure: header[at]!, year: undefined };
  });
  const dated = figures.filter(({ year }) => year !== undefined);
  const used = yearAt === undefined && year === undefined ? dated : figures;
  if (used.length === 0) throw noFigures(csv, figures.length > 0);
  const others = columns.filter(
    (at) =>
      at !== area && at !== yearAt && !numeric.includes(at) && !codes.includes(at) && isGroup(rows, at, area),
  );
  return { area, year: yearAt ?? -1, figures: used, others };
}

/** Only the measures that a definition asks for. @throws SourceError where the file has none of one of them */
function chosen(layout: Layout, wanted: readonly string[] | undefined, { file }: CsvFile): Layout {
  if (wanted === undefined) return layout;
  const ids = [...new Set(layout.figures.map(({ measure }) => idOf(measure)))];
  const absent = wanted.filter((id) => !ids.includes(id));
  if (absent.length > 0)
    throw new SourceError("content", {
      file,
      row: 1,
      value: absent.join(", "),
      problem: {
        sv: "definitionen väljer ett mått som filen inte har",
        en: "the definition selects a measure that the file does not have",
      },
      expected: { sv: ids.join(", "), en: ids.join(", ") },
      action: {
        sv: "rätta selection.measure i definitionen",
        en: "correct selection.measure in the definition",
      },
    });
  return { ...layout, figures: layout.figures.filter(({ measure }) => wanted.includes(idOf(measure))) };
}

const longest = (rows: readonly string[][], at: number): number =>
  Math.max(...rows.map((row) => row[at]?.length ?? 0));

/** RegSO and DeSO codes are told by their letter; two or four digits are codes only where the column's name says so. */
const NAMES_CODES = /kod|code|kommun|län|\blan\b|region|område|area/i;

const isSmallArea = (cell: string): boolean =>
  ["regso", "deso"].includes(divisionOfCode(cell.replace(/_(RegSO|DeSO)\d{4}$/, "")) ?? "");

/** A text column is a dimension where the same area has several of its values; else it only describes the area. */
function isGroup(rows: readonly string[][], at: number, area: number): boolean {
  const first = new Map<string, string>();
  return rows.some((row) => {
    const before = first.get(row[area]!);
    if (before === undefined) first.set(row[area]!, row[at]!);
    return before !== undefined && before !== row[at];
  });
}

const idOf = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "") || "value";

function checkCodes(
  codes: readonly (string | undefined)[],
  years: readonly (number | undefined)[],
  layout: Layout,
  { file, lines, header }: CsvFile,
  version: Version | undefined,
): void {
  for (const [at, code] of codes.entries()) {
    if (code === undefined) continue;
    for (const year of layout.figures.map((figures) => figures.year ?? years[at])) {
      try {
        const stated = version !== undefined && isVersion(version) && fits(code, version) ? { version } : {};
        parseAreaCode(code, year === undefined ? (version ? { version } : {}) : { ...stated, year });
      } catch (cause) {
        if (!(cause instanceof AreaError)) throw cause;
        throw new SourceError("content", {
          file,
          row: lines[at]!,
          value: year === undefined ? code : `${code}, ${year}`,
          problem: {
            sv: `koden i ${header[layout.area]} är okänd eller av fel version`,
            en: `the code in ${header[layout.area]} is unknown or of the wrong version`,
          },
          expected: { sv: cause.expected, en: cause.expected },
          action: {
            sv: `rätta koden eller ange version (${cause.action})`,
            en: `correct the code or state the version (${cause.action})`,
          },
          cause,
        });
      }
    }
  }
}

const fits = (code: string, version: Version): boolean =>
  divisionOfCode(code.replace(/_.*/, "")) === version.slice(0, version.indexOf("@"));

function levelWarnings(codes: readonly string[], lines: readonly number[]): Text[] {
  const found = new Map<string, string>();
  for (const [at, code] of codes.entries()) {
    const division = divisionOfCode(code.replace(/_.*/, ""));
    if (division !== null && !found.has(division)) found.set(division, `${division} (${lines[at]}: ${code})`);
  }
  if (found.size < 2) return [];
  const described = [...found.values()].join(", ");
  return [
    {
      sv: `kolumnen blandar nivåer: ${described}; de hålls isär genom sina koder och summeras inte`,
      en: `the column mixes levels: ${described}; they are kept apart by their codes and not summed`,
    },
  ];
}

const unmatchedWarning = (labels: readonly string[]): Text => {
  const unique = [...new Set(labels)];
  const shown = unique
    .slice(0, 5)
    .map((label) => `"${label}"`)
    .join(", ");
  return {
    sv: `${unique.length} etiketter saknas i nyckelfilen och lästes inte in: ${shown}${unique.length > 5 ? " …" : ""}`,
    en: `${unique.length} labels are not in the key file and were not read: ${shown}${unique.length > 5 ? " …" : ""}`,
  };
};

function yearOf(cell: string, file: string, row: number): number {
  if (/^\d{4}$/.test(cell.trim())) return Number(cell);
  throw new SourceError("content", {
    file,
    row,
    value: cell,
    problem: { sv: "året kan inte läsas", en: "the year cannot be read" },
    expected: { sv: "ett år med fyra siffror", en: "a year of four digits" },
    action: { sv: "rätta raden", en: "correct the row" },
  });
}

const noFigures = (csv: CsvFile, undated: boolean): SourceError =>
  new SourceError("content", {
    file: csv.file,
    row: 1,
    value: csv.header.join(", "),
    problem: undated
      ? {
          sv: "filen säger inte vilket år värdena gäller",
          en: "the file does not say which year the figures are of",
        }
      : { sv: "filen har ingen kolumn med tal", en: "the file has no column of numbers" },
    expected: undated
      ? {
          sv: "en kolumn år, eller år i rubrikerna (Antal 2023)",
          en: "a column year, or years in the headers (Antal 2023)",
        }
      : { sv: "minst en kolumn med tal", en: "at least one column of numbers" },
    action: undated
      ? { sv: "ange år vid inläsningen", en: "state the year when importing" }
      : { sv: "lägg till värdena", en: "add the figures" },
  });
