import type { Workspace } from "@tvars/api";
import { number } from "@tvars/report";
import { useMemo, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import type { TableColumn } from "../parts/data-table.tsx";
import { Await } from "../parts/states.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import type { State } from "../url/state.ts";
import { Section } from "./area-page.tsx";
import { FetchSources } from "./fetch-sources.tsx";
import { ImportFile } from "./import-file.tsx";
import { dayOf, sourceName, yearSpan } from "../parts/held.ts";
import { useSmallTable } from "../parts/small-table.tsx";
import { Snapshots } from "./snapshots.tsx";
import { WhatChanged } from "./what-changed.tsx";

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
  const tableView = useSmallTable(
    tableColumns,
    tables,
    t("data.here"),
    (row) => `${row.table} ${row.origin.snapshot ?? ""}`,
  );
  const versionView = useSmallTable(versionColumns, versions, t("data.layers"), (row) => row.version);
  return (
    <>
      <Section title={t("data.here")}>{tableView}</Section>
      <Section title={t("data.layers")}>{versionView}</Section>
    </>
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
