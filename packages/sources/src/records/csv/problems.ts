import type { Text } from "@tvars/cube";
import { SourceError } from "../../source-error.ts";

export const unclosed = (file: string, row: number): SourceError =>
  new SourceError("body", {
    file,
    row,
    problem: {
      sv: "ett citattecken öppnas men stängs aldrig",
      en: "a quotation mark is opened and never closed",
    },
    expected: { sv: "citattecken i par runt en cell", en: "quotation marks in pairs around a cell" },
    action: {
      sv: "rätta raden i filen, eller spara filen på nytt från programmet den kommer från",
      en: "correct the row in the file, or save it again from the program it comes from",
    },
  });

export const cellsDiffer = (cells: number, expected: number): { text: Text; value: string } => ({
  text: {
    sv: `raden har ${cells} celler men rubrikraden har ${expected}`,
    en: `the row has ${cells} cells but the header has ${expected}`,
  },
  value: String(cells),
});

/** From this many columns a row with one filled cell is a note. */
export const NOTE_WIDTH = 4;

export const NOTE: Text = {
  sv: "raden har högst en ifylld cell: en anteckning, inte en uppgift",
  en: "the row has at most one filled cell: a note, not a record",
};

export const noHeader = (file: string): SourceError =>
  new SourceError("content", {
    file,
    problem: { sv: "ingen rubrikrad hittades", en: "no header row was found" },
    expected: {
      sv: "en rad med kolumnernas namn, alla olika, ovanför raderna med uppgifter",
      en: "a row of column names, all different, above the rows of data",
    },
    action: {
      sv: "ta bort rubriker över flera rader och sammanslagna celler, eller ange raden med headerRow",
      en: "remove headings over several rows and merged cells, or state the row as headerRow",
    },
  });

export const unknownEncoding = (file: string, value: string): SourceError =>
  new SourceError("definition", {
    file,
    value,
    problem: { sv: "teckenkodningen är okänd", en: "the encoding is unknown" },
    expected: {
      sv: "utf-8, utf-16le, utf-16be, windows-1252, macintosh eller ibm850",
      en: "utf-8, utf-16le, utf-16be, windows-1252, macintosh or ibm850",
    },
    action: { sv: "rätta encoding, eller utelämna den", en: "correct encoding, or leave it out" },
  });

export const noRows = (file: string): SourceError =>
  new SourceError("content", {
    file,
    problem: { sv: "filen har en rubrikrad men inga rader", en: "the file has a header but no rows" },
    expected: { sv: "minst en rad med uppgifter", en: "at least one row of data" },
    action: { sv: "hämta eller spara filen igen", en: "fetch or save the file again" },
  });
