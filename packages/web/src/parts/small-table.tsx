import { useState } from "react";
import type { Sort } from "../url/state.ts";
import type { TableColumn } from "./data-table.tsx";
import { DataTable } from "./data-table.tsx";

/** A table that keeps its own order and page: those of a screen are in the address. */
export function useSmallTable<Row>(
  columns: TableColumn<Row>[],
  rows: readonly Row[],
  caption: string,
  keyOf: (row: Row) => string,
) {
  const [sort, setSort] = useState<Sort | null>(null);
  const [page, setPage] = useState(1);
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      sort={sort}
      onSort={setSort}
      page={page}
      onPage={setPage}
      rowsPerPage={25}
    />
  );
}
