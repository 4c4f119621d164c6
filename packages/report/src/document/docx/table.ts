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

/** Twips of a letter and of a cell's edges, in a typeface that is a little wider than the one asked for. */
const [LETTER, WIDE_LETTER, EDGES] = [112, 128, 280];
const LONGEST = 60;

/** Twips a column: by its longest text, no wider than the page, and where all cannot have that at least their longest word. */
function widthsOf({ columns, rows }: DocumentTable, lang: DocumentModel["lang"]): number[] {
  const texts = columns.map(({ label, unit = "" }, i) => [
    unit ? `${label} (${unit})` : label,
    ...rows.map(({ cells }) => cellText(cells[i]!, lang)),
  ]);
  const longest = (of: readonly string[]): number =>
    of.reduce((most, { length }) => Math.max(most, length), 4);
  const wanted = texts.map((of) => 420 + LETTER * Math.min(longest(of), LONGEST));
  const sum = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
  if (sum(wanted) <= TEXT_WIDTH) return wanted;
  // A thin space within a number is no place to part it.
  const least = texts.map((of, i) =>
    Math.min(wanted[i]!, EDGES + WIDE_LETTER * longest(of.flatMap((text) => text.split(/[ -]/)))),
  );
  const free = TEXT_WIDTH - sum(least);
  if (free < 0) return least.map((width) => Math.floor((width * TEXT_WIDTH) / sum(least)));
  const over = sum(wanted) - sum(least);
  return wanted.map((width, i) => Math.floor(least[i]! + ((width - least[i]!) * free) / over));
}
