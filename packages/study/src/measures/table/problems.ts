import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";
import { nearest } from "../nearest.ts";

/** What can be wrong with a file that is to be measured: the file, the row, what stood there, what was expected and what to do. */

const same = (text: string): Text => ({ sv: text, en: text });

/** A file that is not there, or is a folder; any other error is passed on as it is. */
export function asFileProblem(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ENOENT" && code !== "EISDIR" && code !== "EACCES") return error;
  const file = path.replace(/^.*[\\/]/, "") || path;
  const what: Text =
    code === "ENOENT"
      ? { sv: `Filen ${file} finns inte.`, en: `There is no file ${file}.` }
      : { sv: `${file} går inte att läsa som en fil.`, en: `${file} cannot be read as a file.` };
  return new StudyError(code === "ENOENT" ? "not-found" : "bad-request", what, {
    file,
    value: path,
    expected: { sv: "en fil som får läsas", en: "a file that may be read" },
    action: { sv: "Kontrollera sökvägen.", en: "Check the path." },
    cause: error,
  });
}

export const emptyFile = (file: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file} har inga rader att mäta.`, en: `${file} has no rows to measure.` },
    {
      file,
      expected: { sv: "en rubrikrad och minst en rad", en: "a header and at least one row" },
      action: { sv: "Kontrollera filen.", en: "Check the file." },
    },
  );

export const raggedRow = (file: string, row: number, got: number, expected: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file}, rad ${row}: raden har ${got} celler, rubriken ${expected}.`,
      en: `${file}, row ${row}: the row has ${got} cells, the header ${expected}.`,
    },
    {
      file,
      row,
      value: got,
      expected: { sv: `${expected} celler`, en: `${expected} cells` },
      action: {
        sv: "Ta bort rubrikrader och fotnoter, och sätt citattecken runt celler som innehåller skiljetecknet.",
        en: "Remove titles and footnotes, and put quotation marks around cells that hold the separator.",
      },
    },
  );

export const unclosedQuote = (file: string, row: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file}, rad ${row}: ett citattecken stängs aldrig.`,
      en: `${file}, row ${row}: a quotation mark is never closed.`,
    },
    {
      file,
      row,
      expected: { sv: "citattecken i par", en: "quotation marks in pairs" },
      action: { sv: "Rätta raden.", en: "Correct the row." },
    },
  );

export const noSuchColumn = (file: string, name: string, columns: readonly string[]): StudyError => {
  const near = nearest(name, columns);
  return new StudyError(
    "bad-request",
    { sv: `${file} har ingen kolumn "${name}".`, en: `${file} has no column "${name}".` },
    {
      file,
      value: name,
      expected: same(columns.join(", ")),
      action:
        near === undefined
          ? { sv: "Välj någon av kolumnerna.", en: "Choose one of the columns." }
          : { sv: `Menade du ${near}?`, en: `Did you mean ${near}?` },
    },
  );
};

export interface Cell {
  file: string;
  row: number;
  column: string;
  value: unknown;
}

const where = ({ file, row, column }: Cell, sv: string, en: string): Text => ({
  sv: `${file}, rad ${row}, kolumn ${column}: ${sv}`,
  en: `${file}, row ${row}, column ${column}: ${en}`,
});

const cellError = (cell: Cell, what: Text, expected: Text, action: Text): StudyError =>
  new StudyError("bad-request", where(cell, what.sv, what.en), {
    file: cell.file,
    row: cell.row,
    value: cell.value,
    expected,
    action,
  });

const COUNT: Text = { sv: "ett antal, 0 eller mer", en: "a count, 0 or more" };

export const missingCell = (cell: Cell): StudyError =>
  cellError(
    cell,
    { sv: "cellen är tom eller saknar uppgift.", en: "the cell is empty or without a figure." },
    COUNT,
    {
      sv: "Fyll i antalet, eller ange --missing leave-out för att utelämna området. Saknas är inte 0.",
      en: "Fill in the count, or give --missing leave-out to leave the area out. Missing is not 0.",
    },
  );

export const negativeCell = (cell: Cell): StudyError =>
  cellError(cell, { sv: "ett antal kan inte vara negativt.", en: "a count cannot be negative." }, COUNT, {
    sv: "Rätta värdet.",
    en: "Correct the value.",
  });

export const textCell = (cell: Cell): StudyError =>
  cellError(
    cell,
    { sv: "värdet är inget tal.", en: "the value is not a number." },
    { sv: "ett tal, med decimalkomma eller decimalpunkt", en: "a number, with a decimal comma or point" },
    { sv: "Rätta värdet, eller välj en annan kolumn.", en: "Correct the value, or choose another column." },
  );

export const largerThanTotal = (cell: Cell, total: number): StudyError =>
  cellError(
    cell,
    { sv: `gruppen är större än totalen ${total}.`, en: `the group is larger than the total ${total}.` },
    { sv: `högst ${total}`, en: `at most ${total}` },
    {
      sv: "Kontrollera att grupp och total räknar samma människor samma år.",
      en: "Check that group and total count the same people in the same year.",
    },
  );

export const unitTwice = (cell: Cell, before: number): StudyError =>
  cellError(
    cell,
    { sv: `området står redan på rad ${before}.`, en: `the area already stands in row ${before}.` },
    { sv: "ett område per rad", en: "one area to a row" },
    {
      sv: "Ange --year-column och --years om filen har flera år, eller slå ihop raderna.",
      en: "Give --year-column and --years if the file has several years, or merge the rows.",
    },
  );

export const noRowsOf = (file: string, column: string, value: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `${file} har ingen rad där ${column} är ${value}.`,
      en: `${file} has no row where ${column} is ${value}.`,
    },
    {
      file,
      value,
      expected: same(known.slice(0, 30).join(", ")),
      action: { sv: "Välj något av dem.", en: "Choose one of these." },
    },
  );

export const yearsWithoutColumn = (file: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file}: det går inte att se vilket år en rad eller kolumn gäller.`,
      en: `${file}: it cannot be seen which year a row or column is of.`,
    },
    {
      file,
      expected: {
        sv: "--year-column KOLUMN, eller {year} i gruppernas kolumnnamn",
        en: "--year-column COLUMN, or {year} in the column names of the groups",
      },
      action: {
        sv: 'Ange till exempel --year-column ar, eller --groups "fodda_{year}".',
        en: 'Give for example --year-column year, or --groups "born_{year}".',
      },
    },
  );

export const nothingLeft = (file: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file}: inget område har alla värden.`, en: `${file}: no area has every value.` },
    {
      file,
      expected: { sv: "minst ett område", en: "at least one area" },
      action: { sv: "Fyll i värdena.", en: "Fill in the values." },
    },
  );

export const unknownNeighbour = (file: string, row: number, value: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file}, rad ${row}: "${value}" är inget område i tabellen.`,
      en: `${file}, row ${row}: "${value}" is no area of the table.`,
    },
    {
      file,
      row,
      value,
      expected: {
        sv: "områdets kod, eller radens nummer från 0",
        en: "the area's code, or the number of its row from 0",
      },
      action: {
        sv: "Kontrollera att grannfilen hör till tabellen.",
        en: "Check that the file of neighbours belongs to the table.",
      },
    },
  );

export const noNeighbourColumns = (file: string, columns: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file} är ingen grannfil.`, en: `${file} is no file of neighbours.` },
    {
      file,
      value: columns.join(", "),
      expected: {
        sv: "kolumnerna a och b (eller i och j), och om den är känd gränsens längd",
        en: "the columns a and b (or i and j), and the length of the border where known",
      },
      action: { sv: "Ge kolumnerna de namnen.", en: "Name the columns so." },
    },
  );

export const noUnitInLayer = (file: string, unit: string, properties: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file} har inget fält med tabellens områden (${unit}).`,
      en: `${file} has no field with the areas of the table (${unit}).`,
    },
    {
      file,
      value: unit,
      expected: same(properties.join(", ")),
      action: {
        sv: "Ge fältet samma namn som kolumnen i --unit.",
        en: "Name the field as the column of --unit.",
      },
    },
  );

export const noShape = (cell: Cell, geometry: string): StudyError =>
  cellError(
    cell,
    { sv: `området finns inte i ${geometry}.`, en: `the area is not in ${geometry}.` },
    { sv: "en form för varje område", en: "a shape for every area" },
    {
      sv: "Komplettera geometrin, eller ange --missing leave-out för att utelämna området.",
      en: "Complete the geometry, or give --missing leave-out to leave the area out.",
    },
  );

export const needsUnit = (what: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${what} kopplas med områdenas koder, så kolumnen med dem behövs.`,
      en: `${what} is joined by the codes of the areas, so the column that holds them is needed.`,
    },
    {
      value: what,
      expected: { sv: "--unit KOLUMN", en: "--unit COLUMN" },
      action: { sv: "Ange kolumnen med områdeskoder.", en: "Give the column of area codes." },
    },
  );
