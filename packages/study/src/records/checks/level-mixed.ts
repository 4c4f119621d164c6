import { levelOf } from "../understand/levels.ts";
import { type SourceCheck, found, ok } from "./check.ts";
import { placeColumns } from "./columns.ts";

/** What rows of sums are called in columns of groups. */
export const TOTAL =
  /^(total(t|er)?|samtliga( .*)?|summa|alla( åldrar| kön)?|hela .*|båda könen|kvinnor och män|män och kvinnor|riket|both sexes|all ages|all)$/i;

/** Rows of län, riket, both sexes or all ages among the rows of the parts: they would be counted again. */
export const levelMixed: SourceCheck = {
  id: "level-mixed",
  title: { sv: "Summarader bland delarna", en: "Sums among the parts" },
  begin({ definition }) {
    const place = definition.place.by === "code" ? placeColumns(definition) : [];
    const groups = definition.groups.map(({ column }) => column);
    const levels = new Map<string, number>();
    const totals = new Map<string, number>();
    const parts = new Map<string, number>();
    const rowsOfSums: number[] = [];
    return {
      columns: [...place, ...groups],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          for (const column of place) {
            const level = levelOf(rows.cell(at, column));
            if (level === undefined) continue;
            levels.set(level, (levels.get(level) ?? 0) + 1);
            if (definition.place.by === "code" && level !== definition.place.division) remember(rows.row(at));
          }
          for (const column of groups) {
            const cell = rows.cell(at, column);
            const isTotal = TOTAL.test(cell);
            const counts = isTotal ? totals : parts;
            if (cell !== "") counts.set(column, (counts.get(column) ?? 0) + 1);
            if (isTotal) remember(rows.row(at));
          }
        }
      },
      end() {
        const mixed = [...totals.keys()].filter((column) => parts.has(column));
        if (levels.size < 2 && mixed.length === 0)
          return ok({ sv: "Raderna är av ett enda slag.", en: "The rows are of one kind." });
        const kinds = [...levels].map(([level, rows]) => `${level} (${rows})`).join(", ");
        return found(
          // Sums of areas are left out when rows are placed; sums of groups would be counted.
          mixed.length > 0 ? "stop" : "warning",
          {
            sv:
              (levels.size > 1 ? `Områden av flera slag i samma kolumn: ${kinds}. ` : "") +
              (mixed.length > 0 ? `Summarader i ${mixed.join(", ")}. ` : "") +
              (mixed.length > 0
                ? "De skulle räknas dubbelt: behåll ett slag med only."
                : "Summorna räknas inte en gång till."),
            en:
              (levels.size > 1 ? `Areas of several kinds in one column: ${kinds}. ` : "") +
              (mixed.length > 0 ? `Rows of sums in ${mixed.join(", ")}. ` : "") +
              (mixed.length > 0
                ? "They would be counted twice: keep one kind with only."
                : "The sums are not counted again."),
          },
          rowsOfSums,
        );
      },
    };
    function remember(row: number): void {
      if (rowsOfSums.length < 100 && rowsOfSums.at(-1) !== row) rowsOfSums.push(row);
    }
  },
};
