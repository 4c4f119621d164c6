import type { Changes } from "@tvars/api";
import { number } from "@tvars/report";
import { useMemo } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import type { TableColumn } from "../parts/data-table.tsx";
import { Downloads, TABULAR } from "../parts/downloads.tsx";
import { FigureText } from "../parts/figure.tsx";
import { Await } from "../parts/states.tsx";
import { useTexts } from "../text/index.ts";
import { Section } from "./area-page.tsx";
import { useSmallTable } from "../parts/small-table.tsx";

export function WhatChanged() {
  const { t } = useTexts();
  const asked = useAnswer("changes", apiPath("/api/changes", { limit: 200 }));
  return (
    <Section title={t("data.changes")}>
      <Await asked={asked}>
        {(all) =>
          all.length === 0 ? (
            <p className="prose muted">{t("data.changes.none")}</p>
          ) : (
            <>
              {all.map((changes) => (
                <ChangesOf key={changes.table} changes={changes} />
              ))}
            </>
          )
        }
      </Await>
    </Section>
  );
}

type ChangedRow = Changes["rows"][number];

const decimalsOf = ({ before, after }: ChangedRow): number =>
  [before, after].some((one) => one?.value != null && !Number.isInteger(one.value)) ? 1 : 0;

const changedColumn = (
  named: { id: string; label: string },
  side: "before" | "after",
): TableColumn<ChangedRow> => ({
  ...named,
  numeric: true,
  value: (row) => row[side],
  show: (row) => (row[side] ? <FigureText figure={row[side]} format={{ decimals: decimalsOf(row) }} /> : "–"),
});

function ChangesOf({ changes }: { changes: Changes }) {
  const { t, pick, lang } = useTexts();
  const { summary, rows } = changes;
  const columns = useMemo<TableColumn<ChangedRow>[]>(() => {
    return [
      { id: "name", label: t("measure.name"), value: (row) => row.name, show: (row) => row.name || row.area },
      {
        id: "area",
        label: t("measure.code"),
        value: (row) => row.area,
        show: (row) => row.area.split(":").at(-1),
      },
      { id: "year", label: t("app.year"), value: (row) => row.year, show: (row) => row.year },
      {
        id: "measure",
        label: t("data.changes.measure"),
        value: (row) => row.measure,
        show: (row) => [row.measure, row.group].filter(Boolean).join(", "),
      },
      ...(["before", "after"] as const).map((side) =>
        changedColumn({ id: side, label: t(`data.changes.${side}`) }, side),
      ),
    ];
  }, [t]);
  const view = useSmallTable(columns, rows, pick(changes.title), (row) =>
    [row.area, row.year, row.measure, row.group].join(" "),
  );
  return (
    <details className="changes" open={summary.changed + summary.added + summary.removed > 0}>
      <summary>
        <span className="changes-title">{pick(changes.title)}</span>
        <span className="muted">
          {t("data.changes.sum", {
            changed: number(summary.changed, lang),
            added: number(summary.added, lang),
            removed: number(summary.removed, lang),
            unchanged: number(summary.unchanged, lang),
          })}
        </span>
      </summary>
      {rows.length > 0 && view}
      {changes.truncated && <p className="muted">{t("data.changes.more")}</p>}
      <Downloads
        name={`${pick(changes.title)} ${t("data.changes")}`}
        file={{ path: "/api/changes", query: { table: changes.table, limit: 100000 }, formats: TABULAR }}
      />
    </details>
  );
}
