import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";
import type { CellRef, Part, Row } from "./system.ts";
import { categoriesAt } from "./table.ts";

/** The first name of a cell of the system: its measure and categories. */
export function nameOf(
  parts: readonly Part[],
  cell: number,
): { measure: string; categories: string[] } | undefined {
  for (const { table, cellOf } of parts) {
    // A table alone numbers its cells as they lie; a search is only needed where tables are linked.
    const at = cellOf[cell] === cell ? cell : cellOf.indexOf(cell);
    if (at >= 0) return { measure: table.measure, categories: categoriesAt(table, at) };
  }
  return undefined;
}

/** Known parts that do not sum to their known total. */
export function inconsistent(row: Row, values: readonly number[], parts: readonly Part[]): DisclosureError {
  const shown = row.cells.slice(0, 6).map((cell, k) => ({
    cell: nameOf(parts, cell)?.categories.join(" · "),
    sign: row.signs[k],
    value: values[cell],
  }));
  return new DisclosureError("inconsistent", {
    what: text("Delarna går inte ihop med summan", "The parts do not sum to their total"),
    value: shown,
    expected: text("summa = delarna tillsammans", "total = the parts together"),
    action: text(
      'Rätta tabellen, eller ange onInconsistent: "leave-out" för en källa vars delar inte ska summera.',
      'Correct the table, or say onInconsistent: "leave-out" for a source whose parts need not sum.',
    ),
  });
}

/** A link to a cell no table has. */
export function unknownCell(ref: CellRef): DisclosureError {
  return new DisclosureError("argument", {
    what: text("En länk pekar på en cell som inte finns", "A link names a cell that does not exist"),
    value: ref,
    expected: text("[tabell, cell]", "[table, cell]"),
    action: text("Rätta länken.", "Correct the link."),
  });
}
