import type { Cell, Column, Picture, Table } from "../../base/picture.ts";
import { figureText, number, statusWord } from "../../words/numbers.ts";
import type { DocumentCell, DocumentFigure, DocumentModel, DocumentTable } from "../model.ts";

type Lang = DocumentModel["lang"];

/** Decimals that say a number as it is, up to six: a table in a document is never coarser than its source. */
const decimalsOf = (value: number): number => {
  for (let decimals = 0; decimals < 6; decimals++)
    if (Math.abs(value - Number(value.toFixed(decimals))) < 1e-9 * Math.max(1, Math.abs(value)))
      return decimals;
  return 6;
};

const valueOf = (cell: Cell | undefined): number | null =>
  typeof cell === "number" ? cell : cell !== null && typeof cell === "object" ? cell.value : null;

function cellOf(cell: Cell, decimals: number, lang: Lang): DocumentCell {
  if (cell === null) return { text: "" };
  if (typeof cell === "string") return { text: cell };
  if (typeof cell === "number")
    return { text: number(cell, lang, decimals), value: cell, decimals, status: "value" };
  if (cell.value === null) return { text: statusWord(cell.status, lang), status: cell.status };
  return {
    text: figureText(cell, lang, { decimals }),
    value: cell.value,
    decimals,
    status: cell.status,
  };
}

export interface TableFacts {
  id: string;
  title: string;
  lang: Lang;
  /** Ids of the document's sources. */
  origin?: string[];
  notes?: string[];
}

/** A picture's table as a document's: numbers with the decimals of their column, years without grouping. */
export function documentTable(
  table: Table,
  { id, title, lang, origin = [], notes = [] }: TableFacts,
): DocumentTable {
  const decimals = table.columns.map((column, i) => columnDecimals(column, table.rows, i));
  return {
    kind: "table",
    id,
    title,
    columns: table.columns.map(({ id: name, label, align, unit }) => ({
      id: name,
      label,
      align,
      ...(unit === undefined ? {} : { unit }),
    })),
    rows: table.rows.map((row) => ({
      cells: row.map((cell, i) =>
        table.columns[i]!.id === "year" && typeof cell === "number"
          ? { text: String(cell), value: cell, decimals: 0, status: "value" as const }
          : cellOf(cell, decimals[i]!, lang),
      ),
    })),
    origin,
    notes,
  };
}

function columnDecimals({ decimals }: Column, rows: readonly Cell[][], i: number): number {
  if (decimals !== undefined) return decimals;
  return Math.max(
    0,
    ...rows.map((row) => {
      const value = valueOf(row[i]);
      return value === null ? 0 : decimalsOf(value);
    }),
  );
}

export interface FigureFacts {
  id: string;
  lang: Lang;
  origin?: string[];
  link?: string;
  notes?: string[];
}

/**
 * A picture as a figure of a document: its title, description and sentence, its foot's unit and notes, its table. Draw
 * the picture with `standalone: false`, so that nothing is said twice.
 */
export function documentFigure(
  picture: Picture,
  { id, lang, origin = [], link, notes = [] }: FigureFacts,
): DocumentFigure {
  return {
    kind: "figure",
    id,
    title: picture.title,
    description: picture.description,
    picture,
    alt: picture.summary,
    ...(picture.foot.unit === undefined ? {} : { unit: picture.foot.unit }),
    origin,
    notes: [...picture.foot.notes, ...notes],
    table: documentTable(picture.table, { id: `${id}-table`, title: picture.title, lang, origin }),
    ...(link === undefined ? {} : { link }),
  };
}
