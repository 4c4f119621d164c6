import type { AreaTable } from "@tvars/api";
import { useMemo, useState } from "react";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/data-table.tsx";
import { FigureText } from "../parts/figure.tsx";
import { TypeMark } from "../parts/type-mark.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";

type Row = AreaTable["rows"][number];

const ONE = { decimals: 1 } as const;

/** What the map shows, in figures: one row per area. */
export function AreaRows({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const [filter, setFilter] = useState(state.q);
  const columns = useMemo<TableColumn<Row>[]>(() => {
    const part = (id: "v1" | "v2" | "v3"): TableColumn<Row> => ({
      id,
      label: t(`measure.${id}`),
      unit: "%",
      numeric: true,
      value: (row) => row[id],
      show: (row) => <FigureText figure={row[id]} format={ONE} />,
    });
    const hasKommun = new Set(rows.map(({ area }) => area.kommun?.code)).size > 1;
    return [
      {
        id: "name",
        label: t("measure.name"),
        value: (row) => row.area.name,
        show: ({ area }) => (
          <Link to={{ ...fresh(state), screen: "omraden", place: area.id }}>{area.name}</Link>
        ),
      },
      { id: "code", label: t("measure.code"), value: (row) => row.area.code, show: (row) => row.area.code },
      ...(hasKommun
        ? [
            {
              id: "kommun",
              label: t("measure.kommun"),
              value: (row: Row) => row.area.kommun?.name ?? "",
              show: (row: Row) => row.area.kommun?.name ?? "",
            },
          ]
        : []),
      {
        id: "type",
        label: t("measure.type"),
        value: (row) => row.type,
        show: (row) => <TypeMark type={row.type} />,
      },
      {
        id: "index",
        label: t("measure.index"),
        numeric: true,
        value: (row) => row.index,
        show: (row) => <FigureText figure={row.index} format={ONE} />,
      },
      {
        id: "change",
        label: t("measure.change"),
        numeric: true,
        value: (row) => row.change,
        show: (row) => <FigureText figure={row.change} format={ONE} />,
      },
      part("v1"),
      part("v2"),
      part("v3"),
      {
        id: "population",
        label: t("measure.population"),
        numeric: true,
        value: (row) => row.population,
        show: (row) => <FigureText figure={row.population} />,
      },
    ];
  }, [t, rows, state]);
  const shown = useMemo(() => {
    const wanted = filter.trim().toLocaleLowerCase(lang);
    if (wanted === "") return rows;
    return rows.filter(({ area }) =>
      `${area.name} ${area.code} ${area.kommun?.name ?? ""}`.toLocaleLowerCase(lang).includes(wanted),
    );
  }, [rows, filter, lang]);
  return (
    <>
      {rows.length > 12 && (
        <label className="filter">
          <span>{t("table.filter")}</span>
          <input
            type="text"
            value={filter}
            onChange={(event) => {
              setFilter(event.target.value);
              go({ q: event.target.value, page: 1 }, { replace: true });
            }}
          />
        </label>
      )}
      <DataTable
        caption={caption}
        columns={columns}
        rows={shown}
        keyOf={(row) => row.area.id}
        sort={state.sort}
        onSort={(sort) => go({ sort, page: 1 })}
        page={state.page}
        onPage={(page) => go({ page })}
      />
    </>
  );
}
