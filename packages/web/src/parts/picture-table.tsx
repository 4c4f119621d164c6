import type { Picture } from "@tvars/report";
import { valueText } from "@tvars/report";
import { useMemo, useState } from "react";
import { useTexts } from "../text/index.ts";
import type { Sort } from "../url/state.ts";
import { DataTable } from "./data-table.tsx";
import { FigureText } from "./figure.tsx";

type Cells = Picture["table"]["rows"][number];

const decimalsOf = (value: number): number => (Number.isInteger(value) ? 0 : 1);

/** The table every picture carries: the same figures, to sort and to read out. */
export function PictureTable({ picture }: { picture: Picture }) {
  const { lang } = useTexts();
  const [sort, setSort] = useState<Sort | null>(null);
  const { table, title } = picture;
  const columns = useMemo(
    () =>
      table.columns.map(({ id, label, align, unit, decimals: given }, index) => {
        const decimals =
          given ??
          Math.max(
            0,
            ...table.rows.map((row) => {
              const cell = row[index] ?? null;
              const value = cell !== null && typeof cell === "object" ? cell.value : cell;
              return typeof value === "number" ? decimalsOf(value) : 0;
            }),
          );
        const isYear = id === "year" || id === "from" || id === "to";
        return {
          id,
          label,
          unit,
          numeric: align === "end",
          value: (row: Cells) => row[index] ?? null,
          // A cell's content is called for, not mounted.
          // oxlint-disable-next-line react/no-unstable-nested-components
          show: (row: Cells) => {
            const cell = row[index] ?? null;
            if (cell === null) return "";
            if (typeof cell === "string" || (isYear && typeof cell === "number")) return cell;
            if (typeof cell === "number") return valueText(cell, lang, { decimals });
            return <FigureText figure={cell} format={{ decimals }} />;
          },
        };
      }),
    [table, lang],
  );
  return (
    <DataTable
      caption={title}
      hideCaption
      columns={columns}
      rows={table.rows}
      keyOf={(row) => String(table.rows.indexOf(row))}
      sort={sort}
      onSort={setSort}
      rowsPerPage={5000}
    />
  );
}
