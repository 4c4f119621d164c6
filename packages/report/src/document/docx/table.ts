import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from "docx";
import type { DocumentModel, DocumentTable } from "../model.ts";
import { cellText } from "../parts/cell-text.ts";
import { run } from "./inline.ts";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "D0CCC4" };
const HEAD = { style: BorderStyle.SINGLE, size: 8, color: "1F2328" };

/** Twips of the text's width on A4. */
export const TEXT_WIDTH = 9412;

/** A table whose first row repeats on every page and is marked as its header. */
export function wordTable(table: DocumentTable, lang: DocumentModel["lang"]): Table {
  const widths = widthsOf(table, lang);
  const cell = (text: string, i: number, bold: boolean, line: typeof LINE): TableCell =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      borders: { top: NONE, left: NONE, right: NONE, bottom: line },
      children: [
        new Paragraph({
          style: "Cell",
          alignment: table.columns[i]!.align === "end" ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [run(text, { bold })],
        }),
      ],
    });
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.columns.map(({ label, unit }, i) =>
          cell(unit ? `${label} (${unit})` : label, i, true, HEAD),
        ),
      }),
      ...table.rows.map(
        ({ cells, header = false }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((one, i) => cell(cellText(one, lang), i, header, LINE)),
          }),
      ),
    ],
  });
}

/** Twips a column: by its longest text, no wider than the page. */
function widthsOf({ columns, rows }: DocumentTable, lang: DocumentModel["lang"]): number[] {
  const wanted = columns.map(({ label, unit = "" }, i) => {
    const longest = Math.max(
      label.length + unit.length,
      ...rows.map(({ cells }) => cellText(cells[i]!, lang).length),
    );
    return 420 + 112 * Math.min(Math.max(longest, 4), 60);
  });
  const sum = wanted.reduce((a, b) => a + b, 0);
  return wanted.map((width) => Math.floor(sum > TEXT_WIDTH ? (width * TEXT_WIDTH) / sum : width));
}
