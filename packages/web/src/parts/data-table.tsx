import type { Figure } from "@tvars/cube";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { useTexts } from "../text/index.ts";
import type { Sort } from "../url/state.ts";
import type { Signs } from "./figure.tsx";
import { SignKey, signsOf } from "./figure.tsx";
import { Icon } from "./icon.tsx";
import type { SortValue } from "./sort-rows.ts";
import { sortRows } from "./sort-rows.ts";

export interface TableColumn<Row> {
  id: string;
  label: string;
  unit?: string;
  numeric?: boolean;
  /** Short enough to stand on one line. */
  nowrap?: boolean;
  /** What the column is sorted by; a column without it is not sortable. */
  value: (row: Row) => SortValue;
  show: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  caption: string;
  columns: TableColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  page?: number;
  onPage?: (page: number) => void;
  rowsPerPage?: number;
  hideCaption?: boolean;
}

const isFigure = (value: SortValue): value is Figure => value !== null && typeof value === "object";

/** First ascending, then descending, then as it was. */
const turned = (sort: Sort | null, column: string): Sort | null => {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
};

export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  sort,
  onSort,
  page = 1,
  onPage,
  rowsPerPage = 100,
  hideCaption = false,
}: DataTableProps<Row>) {
  const { t, lang } = useTexts();
  const sorted = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    return sortRows(rows, sort, (row, id) => byId.get(id)?.value(row) ?? null, lang);
  }, [rows, columns, sort, lang]);
  const signs: Signs = useMemo(
    () => signsOf(rows.flatMap((row) => columns.map(({ value }) => value(row)).filter(isFigure))),
    [rows, columns],
  );
  const pages = Math.max(1, Math.ceil(sorted.length / rowsPerPage));
  const at = Math.min(page, pages);
  const first = (at - 1) * rowsPerPage;
  const shown = sorted.slice(first, first + rowsPerPage);
  return (
    <div className="table-block">
      {/* A table wider than its place is scrolled, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="table-scroll" aria-label={t("table.region", { caption })} tabIndex={0}>
        <table>
          <caption className={hideCaption ? "hidden" : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, label, unit, numeric }) => {
                const direction =
                  sort?.column === id ? (sort.descending ? "descending" : "ascending") : "none";
                return (
                  <th key={id} scope="col" data-numeric={numeric} aria-sort={direction}>
                    <button type="button" className="sort" onClick={() => onSort(turned(sort, id))}>
                      <span>
                        {label}
                        {unit && <span className="unit"> {unit}</span>}
                      </span>
                      <Icon name={direction === "descending" ? "down" : "up"} size={12} />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ id, numeric, nowrap, show }, index) =>
                  index === 0 ? (
                    <th key={id} scope="row" data-numeric={numeric}>
                      {show(row)}
                    </th>
                  ) : (
                    <td key={id} data-numeric={numeric} data-nowrap={nowrap}>
                      {show(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="table-empty">{t("table.noRows")}</p>}
      </section>
      <SignKey signs={signs} />
      {pages > 1 && onPage && (
        <nav className="pager" aria-label={t("table.pages")}>
          <button type="button" className="button quiet" disabled={at === 1} onClick={() => onPage(at - 1)}>
            <Icon name="back" size={16} />
            {t("table.previous")}
          </button>
          <span aria-live="polite">
            {t("table.rows", {
              from: first + 1,
              to: Math.min(first + rowsPerPage, sorted.length),
              n: sorted.length.toLocaleString(lang),
            })}
          </span>
          <button
            type="button"
            className="button quiet"
            disabled={at === pages}
            onClick={() => onPage(at + 1)}
          >
            {t("table.next")}
            <Icon name="forward" size={16} />
          </button>
        </nav>
      )}
    </div>
  );
}
