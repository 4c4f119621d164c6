import type { Understanding } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";

/** Why placing cannot begin, said once in both languages: what it was, what was expected, what to do. */

const same = (text: string): Text => ({ sv: text, en: text });

export const noColumns = (file: string, lacking: readonly string[], columns: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file} har inte kolumnen ${lacking.join(", ")}.`,
      en: `${file} does not have the column ${lacking.join(", ")}.`,
    },
    {
      file,
      value: lacking.join(", "),
      expected: same(columns.join(", ")),
      action: { sv: "Välj bland filens kolumner.", en: "Choose among the file's columns." },
    },
  );

const WHAT: Record<string, Text> = {
  gone: { sv: "finns inte längre", en: "is gone" },
  renamed: { sv: "heter nu", en: "is now called" },
};

export function changedSince(file: string, changed: Understanding["changed"]): StudyError {
  const said = (lang: "sv" | "en"): string =>
    changed
      .map(({ column, what, now }) => `${column} ${WHAT[what]?.[lang] ?? what}${now ? ` ${now}` : ""}`)
      .join("; ");
  return new StudyError(
    "bad-request",
    {
      sv: `${file} har ändrats sedan definitionen sparades: ${said("sv")}.`,
      en: `${file} has changed since the definition was saved: ${said("en")}.`,
    },
    {
      file,
      value: changed.map(({ column }) => column).join(", "),
      expected: {
        sv: "samma kolumner som när definitionen sparades",
        en: "the columns there were when the definition was saved",
      },
      action: {
        sv: "Rätta definitionen så att den säger vilken kolumn som gäller nu, och prova igen.",
        en: "Correct the definition to say which column it is now, and try again.",
      },
    },
  );
}

export const whichCrs = (file: string, readings: Understanding["crs"]): StudyError =>
  new StudyError(
    "question",
    {
      sv: `Koordinatsystemet i ${file} går inte att avgöra.`,
      en: `The coordinate system of ${file} cannot be told.`,
    },
    {
      file,
      expected: {
        sv: readings.map(({ crs, axisOrder }) => `${crs} ${axisOrder}`).join(", ") || "ett koordinatsystem",
        en: readings.map(({ crs, axisOrder }) => `${crs} ${axisOrder}`).join(", ") || "a coordinate system",
      },
      action: {
        sv: "Ange det som place.crs och place.axisOrder (--crs och --axis-order).",
        en: "State it as place.crs and place.axisOrder (--crs and --axis-order).",
      },
      question: { ask: "crs", candidates: readings },
    },
  );

export const noGround = (): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: "Det finns inga gränser att placera i.",
      en: "There are no boundaries to place in.",
    },
    {
      expected: { sv: "ett sparat lager av RegSO", en: "a stored layer of RegSO" },
      action: {
        sv: "Hämta gränserna (tvars fetch scb) eller läs in en fil med dem.",
        en: "Fetch the boundaries (tvars fetch scb) or import a file of them.",
      },
    },
  );

export const noShapes = (file: string, format: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file} har inga punkter, linjer eller ytor.`, en: `${file} has no points, lines or polygons.` },
    {
      file,
      value: format,
      expected: { sv: "GeoPackage, Shapefile eller GeoJSON", en: "GeoPackage, Shapefile or GeoJSON" },
      action: {
        sv: "Placera raderna efter koordinater, kod eller nyckel i stället.",
        en: "Place the rows by coordinates, code or key instead.",
      },
    },
  );
