import type { BreakdownAnswer } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { number, percent } from "@tvars/report";
import { useMemo } from "react";
import { figureColumn } from "../../../parts/columns.tsx";
import type { TableColumn } from "../../../parts/data-table.tsx";
import { DataTable } from "../../../parts/data-table.tsx";
import { TypeMark } from "../../../parts/type-mark.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { ALL } from "./asked.ts";
import { decimalsOf, scaleOf, scaled, shownOf, typeOf, unitOf } from "./show.ts";

type Row = BreakdownAnswer["rows"][number];

const NO_FIGURE: Figure = { value: null, status: "not-applicable" };

/** Every row of the answer: what is hidden, missing, zero and small are told apart, and why something is hidden is said. */
export function BreakdownTable({ answer }: { answer: BreakdownAnswer }) {
  const { t, pick, lang } = useTexts();
  const { state, go } = useRouter();
  const columns = useMemo<TableColumn<Row>[]>(() => {
    const { dimensions, rows, asked } = answer;
    const [decimals, scale, unit] = [decimalsOf(answer), scaleOf(answer), unitOf(answer)];
    const has = (part: (row: Row) => unknown): boolean => rows.some((row) => part(row) !== null);
    const show = (value: number | null): string =>
      value === null
        ? ""
        : unit === "percent"
          ? percent(value * scale, lang, decimals)
          : number(value * scale, lang, decimals);
    return [
      ...dimensions.map(({ id, title }): TableColumn<Row> => ({
        id,
        label: pick(title),
        value: ({ key, label }) => (key[id] === ALL ? "" : (label[id]?.[lang] ?? key[id] ?? "")),
        // A cell's content is called for, not mounted.
        // oxlint-disable-next-line react/no-unstable-nested-components
        show: ({ key, label }) => {
          const type = id === "type" ? typeOf(key) : undefined;
          if (type !== undefined) return <TypeMark type={{ value: type, status: "value" }} words="short" />;
          return key[id] === ALL ? <em>{t("rec.table.all")}</em> : (label[id]?.[lang] ?? key[id]);
        },
      })),
      figureColumn<Row>({ id: "count", label: pick(answer.records.unit) }, ({ count }) => count),
      ...(has(({ denominator }) => denominator)
        ? [
            figureColumn<Row>(
              { id: "denominator", label: t("rec.table.denominator") },
              (row) => row.denominator ?? NO_FIGURE,
            ),
          ]
        : []),
      ...(asked.figure !== "count"
        ? [
            figureColumn<Row>(
              { id: "value", label: pick(answer.unit) },
              (row) => scaled(shownOf(row).figure, scale),
              { decimals, unit },
            ),
            {
              id: "interval",
              label: t("rec.table.interval", { level: percent(100 * asked.level, lang, 0) }),
              numeric: true,
              nowrap: true,
              value: (row: Row) => shownOf(row).low,
              show: (row: Row) => {
                const { low, high } = shownOf(row);
                return low === null || high === null ? "" : `${show(low)}–${show(high)}`;
              },
            },
          ]
        : []),
      ...(has(({ ratio }) => ratio)
        ? [
            figureColumn<Row>(
              { id: "ratio", label: t("rec.table.ratio") },
              ({ ratio }) => ratio?.figure ?? NO_FIGURE,
              {
                decimals: 2,
              },
            ),
          ]
        : []),
      ...(has(({ hidden }) => hidden)
        ? [
            {
              id: "hidden",
              label: t("rec.table.hidden"),
              value: ({ hidden }: Row) => (hidden ? pick(hidden.reason) : ""),
              // oxlint-disable-next-line react/no-unstable-nested-components
              show: ({ hidden }: Row) => (hidden ? <span className="muted">{pick(hidden.reason)}</span> : ""),
            },
          ]
        : []),
    ];
  }, [answer, t, pick, lang]);
  return (
    <DataTable
      caption={pick(answer.title)}
      hideCaption
      columns={columns}
      rows={answer.rows}
      keyOf={({ key }) => Object.values(key).join(" ")}
      sort={state.sort}
      onSort={(sort) => go({ sort, page: 1 }, { replace: true })}
      page={state.page}
      onPage={(page) => go({ page }, { replace: true })}
      rowsPerPage={50}
    />
  );
}
