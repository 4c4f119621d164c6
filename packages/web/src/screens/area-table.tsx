import type { AreaTable, MapValues } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { useMemo, useState } from "react";
import { areaColumn, figureColumn, textColumn, typeColumn } from "../parts/columns.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/data-table.tsx";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";

type Row = AreaTable["rows"][number];

/** A type of the map's answer as a figure, by the code of the row's area. */
function typesOf(values: MapValues, key: "typeBefore" | "typeOwn"): (row: Row) => Figure {
  const byCode = new Map(values.codes.map((code, at) => [code, values[key][at]]));
  return ({ area }) => {
    const value = byCode.get(area.code) ?? null;
    return { value, status: value === null ? "not-applicable" : "value" };
  };
}

const ONE = { decimals: 1 } as const;

interface AreaRowsProps {
  rows: readonly Row[];
  caption: string;
  /** Where the heading above says the same. */
  hideCaption?: boolean;
  /** Shows the types a change of type is made of. */
  change?: MapValues;
}

/** What the map shows, in figures: one row per area. */
export function AreaRows({ rows, caption, hideCaption = false, change }: AreaRowsProps) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const [filter, setFilter] = useState(state.q);
  const columns = useMemo<TableColumn<Row>[]>(() => {
    const percent = (id: "v1" | "v2" | "v3"): TableColumn<Row> =>
      figureColumn({ id, label: t(`measure.${id}`), unit: "%" }, (row) => row[id], ONE);
    const severalKommuner = new Set(rows.map(({ area }) => area.kommun?.code)).size > 1;
    return [
      areaColumn({ id: "name", label: t("measure.name") }, state),
      textColumn({ id: "code", label: t("measure.code") }, ({ area }) => area.code),
      ...(severalKommuner
        ? [
            textColumn<Row>(
              { id: "kommun", label: t("measure.kommun") },
              ({ area }) => area.kommun?.name ?? "",
            ),
          ]
        : []),
      ...(change && change.before !== null
        ? [
            typeColumn<Row>(
              { id: "typeBefore", label: t("map.column.before", { year: change.before }) },
              typesOf(change, "typeBefore"),
            ),
            typeColumn<Row>(
              {
                id: "typeOwn",
                label: t("map.column.own", { year: change.year, before: change.before }),
              },
              typesOf(change, "typeOwn"),
            ),
          ]
        : []),
      typeColumn(
        { id: "type", label: change ? t("map.column.before", { year: change.year }) : t("measure.type") },
        (row) => row.type,
      ),
      figureColumn({ id: "index", label: t("measure.index") }, (row) => row.index, ONE),
      figureColumn({ id: "change", label: t("measure.change") }, (row) => row.change, ONE),
      percent("v1"),
      percent("v2"),
      percent("v3"),
      figureColumn({ id: "population", label: t("measure.population") }, (row) => row.population),
    ];
  }, [t, rows, state, change]);
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
        hideCaption={hideCaption}
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
