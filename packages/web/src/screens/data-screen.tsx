import type { Changes, SnapshotInfo, Workspace } from "@tvars/api";
import { number, sentenceCase } from "@tvars/report";
import type { ReactNode } from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import type { TableColumn } from "../parts/data-table.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Downloads, TABULAR } from "../parts/downloads.tsx";
import { FigureText } from "../parts/figure.tsx";
import { Await } from "../parts/states.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import type { Sort, State } from "../url/state.ts";
import { Section } from "./area-page.tsx";
import { FetchSources } from "./fetch-sources.tsx";
import { ImportFile } from "./import-file.tsx";

export const dayOf = (moment: string | undefined, lang: string): string => {
  if (!moment) return "";
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return date.toLocaleDateString(lang === "sv" ? "sv-SE" : "en-GB", { dateStyle: "medium" });
};

/** "2011–2024", or single years where there are gaps. */
export function yearSpan(years: readonly number[]): string {
  const sorted = years.toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? String(first) : `${first}–${last}`;
}

export default function DataScreen() {
  const { t, pick } = useTexts();
  const { label, invented } = useWorkspace();
  return (
    <div className="page">
      <header className="page-head">
        <p className="over">{pick(label)}</p>
        <h1>{t("data.title")}</h1>
        <p className="lead">{t("data.lead")}</p>
        {invented && <p className="remark">{t("app.inventedWhy")}</p>}
      </header>
      <div className="columns">
        <div className="column">
          <Here />
          <WhatChanged />
          <Recompute />
          <Snapshots />
        </div>
        <aside className="column side" aria-label={t("data.fetch")}>
          <FetchSources />
          <ImportFile />
        </aside>
      </div>
    </div>
  );
}

function useTable<Row>(
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

/** Where a table is from, as people write it. */
const SOURCE_NAMES: Record<string, string> = { scb: "SCB", kolada: "Kolada", example: "Tvärs" };
const sourceName = (source: string): string => SOURCE_NAMES[source] ?? source;

type HeldTable = Workspace["tables"][number];

const originColumn = (named: { id: string; label: string }, state: State): TableColumn<HeldTable> => ({
  ...named,
  nowrap: true,
  value: ({ table }) => table,
  show: ({ table, origin }) =>
    origin.snapshot ? (
      <Link to={{ ...fresh(state), screen: "data", snapshot: origin.snapshot }}>
        {sourceName(origin.source)} {table}
      </Link>
    ) : (
      `${sourceName(origin.source)} ${table}`
    ),
});

function Here() {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const { tables, versions } = useWorkspace();
  const tableColumns = useMemo<TableColumn<(typeof tables)[number]>[]>(
    () => [
      {
        id: "title",
        label: t("data.table"),
        value: (row) => pick(row.title),
        show: (row) => pick(row.title),
      },
      originColumn({ id: "source", label: t("data.source") }, state),
      {
        id: "years",
        label: t("data.years"),
        value: (row) => row.years[0] ?? null,
        nowrap: true,
        show: (row) => yearSpan(row.years),
      },
      {
        id: "fetched",
        label: t("data.fetchedAt"),
        value: (row) => row.origin.fetched ?? "",
        nowrap: true,
        show: (row) => dayOf(row.origin.fetched, lang),
      },
    ],
    [t, pick, lang, state],
  );
  const versionColumns = useMemo<TableColumn<(typeof versions)[number]>[]>(
    () => [
      {
        id: "version",
        label: t("areas.version"),
        value: (row) => row.version,
        show: ({ version, division }) => `${t(`division.${division}`)} (${version})`,
      },
      {
        id: "valid",
        label: t("data.valid"),
        value: (row) => row.from,
        show: ({ from, to }) => `${from || ""}–${to ?? ""}`,
      },
      {
        id: "areas",
        label: t("data.areas"),
        numeric: true,
        value: (row) => row.areas,
        show: (row) => number(row.areas, lang),
      },
      {
        id: "boundaries",
        label: t("data.boundaries"),
        value: (row) => (row.hasLayer ? t("data.yes") : t("data.no")),
        show: (row) => (row.hasLayer ? t("data.yes") : t("data.no")),
      },
    ],
    [t, lang],
  );
  const tableView = useTable(
    tableColumns,
    tables,
    t("data.here"),
    (row) => `${row.table} ${row.origin.snapshot ?? ""}`,
  );
  const versionView = useTable(versionColumns, versions, t("data.layers"), (row) => row.version);
  return (
    <>
      <Section title={t("data.here")}>{tableView}</Section>
      <Section title={t("data.layers")}>{versionView}</Section>
    </>
  );
}

function WhatChanged() {
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
  const view = useTable(columns, rows, pick(changes.title), (row) =>
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

function Recompute() {
  const { t, lang } = useTexts();
  const year = useYear();
  const [asking, setAsking] = useState(false);
  const asked = useAnswer("recompute", asking ? apiPath("/api/recompute", { year }) : null);
  return (
    <Section title={t("data.recompute")} lead={t("data.recompute.lead")}>
      {!asking ? (
        <p className="actions">
          <button type="button" className="button quiet" onClick={() => setAsking(true)}>
            {t("data.recompute.run")} ({year})
          </button>
        </p>
      ) : (
        <Await asked={asked}>
          {({ years }) => (
            <dl className="facts wide">
              {years.map((one) => (
                <div key={one.year} className="facts-row">
                  <dt>{one.year}</dt>
                  <dd>
                    {t("data.recompute.index")}:{" "}
                    {t("data.recompute.of", {
                      n: number(one.indexEqual, lang),
                      total: number(one.compared, lang),
                    })}
                    . {t("data.recompute.type")}:{" "}
                    {t("data.recompute.of", {
                      n: number(one.typeEqual, lang),
                      total: number(one.typeCompared, lang),
                    })}
                    .
                    {one.undecidable > 0 &&
                      ` ${t("data.recompute.undecidable")}: ${number(one.undecidable, lang)}.`}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </Await>
      )}
    </Section>
  );
}

const sizeOf = (bytes: number, lang: "sv" | "en"): string =>
  bytes < 1e6 ? `${number(bytes / 1e3, lang, 0)} kB` : `${number(bytes / 1e6, lang, 1)} MB`;

function Snapshots() {
  const { t } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("snapshots", apiPath("/api/snapshots"));
  return (
    <Section title={t("data.snapshots")} lead={t("data.snapshotsLead")}>
      <Await asked={asked}>
        {(snapshots) => (
          <ul className="snapshots">
            {snapshots.map((snapshot) => (
              <SnapshotItem key={snapshot.id} snapshot={snapshot} shown={snapshot.id === state.snapshot} />
            ))}
          </ul>
        )}
      </Await>
    </Section>
  );
}

function SnapshotItem({ snapshot, shown }: { snapshot: SnapshotInfo; shown: boolean }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const item = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (shown) item.current?.scrollIntoView({ block: "center" });
  }, [shown]);
  const facts: [string, ReactNode][] = [
    [t("data.fetchedAt"), dayOf(snapshot.fetched, lang)],
    [t("data.updated"), dayOf(snapshot.updated, lang)],
    [t("data.snapshot.rows"), number(snapshot.rows, lang)],
    [t("data.snapshot.size"), sizeOf(snapshot.bytes, lang)],
    [t("data.snapshot.licence"), snapshot.licence],
    [
      t("data.snapshot.supersedes"),
      snapshot.supersedes && (
        <Link key="supersedes" to={{ ...fresh(state), screen: "data", snapshot: snapshot.supersedes }}>
          {snapshot.supersedes}
        </Link>
      ),
    ],
  ];
  return (
    <li>
      <details ref={item} open={shown} data-shown={shown}>
        <summary>
          <span className="changes-title">
            {
              // Titles that are made of a source's own words may begin with a small letter.
              snapshot.table === "changes" ? t("data.changesOfAreas") : sentenceCase(pick(snapshot.title))
            }
          </span>
          <span className="muted">
            {sourceName(snapshot.source)} {snapshot.table} · {dayOf(snapshot.fetched, lang)}
          </span>
        </summary>
        <dl className="facts">
          <dt>id</dt>
          <dd>
            <code>{snapshot.id}</code>
          </dd>
          {facts.map(([name, value]) =>
            value ? (
              <div key={name} className="facts-row">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
          <dt>{t("data.snapshot.sha")}</dt>
          <dd>
            <code>{snapshot.sha256}</code>
          </dd>
        </dl>
        {snapshot.notes && snapshot.notes.length > 0 && (
          <ul className="bullets">
            {snapshot.notes.map(({ text }) => (
              <li key={text.sv}>{pick(text)}</li>
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}
