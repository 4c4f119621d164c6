import type { Cell, CellStyle, CellValue, WriteSheet } from "hucre";
import type { DocumentCell, DocumentFigure, DocumentModel, DocumentTable } from "../model.ts";
import { cellText } from "../parts/cell-text.ts";
import type { Outline } from "../parts/outline.ts";
import { clean, safeLink } from "../parts/plain.ts";
import { statusName, word } from "../parts/words.ts";

type Lang = DocumentModel["lang"];

const BOLD: CellStyle = { font: { bold: true } };
const HEAD: CellStyle = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: "bottom" },
  border: { bottom: { style: "thin" } },
};

/** A text a spreadsheet must never run: Excel reads no formula from a text cell, and neither may a later CSV of it. */
const textCell = (text: string): string => clean(text);

export interface NamedTable {
  /** Name of the sheet. */
  name: string;
  table: DocumentTable;
  figure?: DocumentFigure;
}

/** Figures in order, then tables; a sheet each. */
export const sheetsOf = (outline: Outline, lang: Lang): NamedTable[] => [
  ...outline.figures.map((figure, i) => ({
    name: `${word("figure", lang)} ${i + 1}`,
    table: figure.table,
    figure,
  })),
  ...outline.tables.map((table, i) => ({ name: `${word("table", lang)} ${i + 1}`, table })),
];

const isNumber = (table: DocumentTable, i: number): boolean =>
  table.rows.some(({ cells }) => cells[i]!.value !== undefined);

/**
 * One table: what it shows, its unit, notes and sources above; numbers as numbers, as exact as they are known and shown
 * with the document's decimals. Where a column hides or lacks figures, the column after it says why, so that a number
 * column holds nothing but numbers.
 */
export function tableSheet({ name, table, figure }: NamedTable, outline: Outline, lang: Lang): WriteSheet {
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const put = (value: CellValue, column: number, style?: CellStyle): void => {
    const row = rows.length - 1;
    rows[row]![column] = value;
    if (style) cells.set(`${row},${column}`, { value, style });
  };
  const line = (text: string, style?: CellStyle): void => {
    rows.push([]);
    put(textCell(text), 0, style);
  };
  line(figure?.title ?? table.title, { font: { bold: true, size: 13 } });
  if (figure?.description) line(figure.description);
  if (figure?.unit) line(`${word("unit", lang)}: ${figure.unit}`);
  for (const note of new Set([...(figure?.notes ?? []), ...(table.notes ?? [])])) line(note);
  for (const id of new Set([...(figure?.origin ?? []), ...table.origin]))
    line(`${word("source", lang)} [${outline.sourceNumber.get(id)!}]: ${outline.source(id).text}`);
  rows.push([]);
  const columns = table.columns.flatMap((column, i) => {
    const numeric = isNumber(table, i);
    const apart =
      numeric &&
      table.rows.some(({ cells: row }) => row[i]!.value === undefined && cellText(row[i]!, lang) !== "");
    const head = column.unit ? `${column.label} (${column.unit})` : column.label;
    return [
      { i, head, apart: false, numeric },
      ...(apart ? [{ i, head: `${column.label}: ${word("status", lang)}`, apart: true, numeric }] : []),
    ];
  });
  rows.push([]);
  const headRow = rows.length - 1;
  columns.forEach(({ head }, at) => put(textCell(head), at, HEAD));
  for (const row of table.rows) {
    rows.push([]);
    columns.forEach(({ i, apart, numeric }, at) => {
      const cell = row.cells[i]!;
      const style = row.header ? BOLD : undefined;
      if (apart) {
        if (cell.value === undefined)
          put(
            cell.status && cell.status !== "value" ? statusName(cell.status, lang) : cellText(cell, lang),
            at,
            style,
          );
      } else if (cell.value !== undefined) put(cell.value, at, { ...style, numFmt: formatOf(cell) });
      else if (!numeric) put(textCell(cellText(cell, lang)), at, style);
    });
  }
  return {
    name,
    rows,
    cells,
    columns: columns.map(({ i, apart, head }) => ({
      width: Math.min(
        60,
        Math.max(
          10,
          Math.ceil(head.length / 2) + 2,
          ...(apart ? [14] : table.rows.map(({ cells: row }) => cellText(row[i]!, lang).length + 2)),
        ),
      ),
    })),
    freezePane: { rows: headRow + 1 },
  };
}

/** The document's decimals; a year, shown without groups of thousands, is so here too. */
const formatOf = ({ text, decimals = 0 }: DocumentCell): string =>
  `${/\d{4}/.test(text) ? "0" : "#,##0"}${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}`;

/** The first sheet: what the document is, what the sheets hold, and where the figures come from. */
export function contentsSheet(
  { title, subtitle, author, date, banner, sources, lang }: DocumentModel,
  sheets: readonly NamedTable[],
): WriteSheet {
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const line = (values: CellValue[], style?: CellStyle): void => {
    rows.push(values);
    if (style) values.forEach((value, i) => cells.set(`${rows.length - 1},${i}`, { value, style }));
  };
  line([textCell(title)], { font: { bold: true, size: 16 } });
  if (subtitle) line([textCell(subtitle)]);
  line([textCell(`${author}, ${date}`)]);
  if (banner) line([textCell(banner)], BOLD);
  line([]);
  line([word("sheet", lang), word("title", lang)], HEAD);
  for (const { name, table, figure } of sheets) {
    line([name, textCell(figure?.title ?? table.title)]);
    cells.set(`${rows.length - 1},0`, {
      value: name,
      hyperlink: { target: "", location: `'${name}'!A1`, display: name },
      style: { font: { underline: true, color: { rgb: "00626F" } } },
    });
  }
  if (sources.length > 0) {
    line([]);
    line([word("source", lang), ""], HEAD);
    sources.forEach(({ text, command, request, link }, i) => {
      line([`[${i + 1}]`, textCell(text)]);
      for (const more of [safeLink(link), command, request]) if (more) line(["", textCell(more)]);
    });
  }
  return { name: word("contents", lang), rows, cells, columns: [{ width: 14 }, { width: 100 }] };
}
