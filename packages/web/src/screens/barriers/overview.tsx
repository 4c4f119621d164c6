import type { Barriers } from "@tvars/api";
import { butterfly, number } from "@tvars/report";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { figureColumn, textColumn } from "../../parts/columns.tsx";
import { MAPPED } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { useSmallTable } from "../../parts/small-table.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { BurdenRange } from "./burden-range.tsx";
import { distance, share } from "./colouring.ts";
import { SegmentButton } from "./segment-button.tsx";
import { inOrder, useTypeRows } from "./type-rows.ts";
import { WhatCounts } from "./what-counts.tsx";
import type { Work } from "./work.ts";

const WORST = 8;

const known = (value: number) =>
  value === 0 ? ({ value: 0, status: "zero" } as const) : ({ value, status: "value" } as const);

/** What all barriers of the network do, to whom, and where most. */
export function Overview({ work, data }: { work: Work; data: Barriers }) {
  const { t, lang, pick } = useTexts();
  const { totals } = data;
  const times = (value: number): string => t("bar.times", { n: number(value, lang, 2) });
  const worst = work.segments.toSorted((a, b) => b.burden - a.burden).slice(0, WORST);
  if (data.segments.length === 0)
    return (
      <>
        <p className="headline">{t("bar.noSegments")}</p>
        <WhatCounts classesM={data.classesM} />
        <NetworkReport work={work} />
      </>
    );
  return (
    <>
      <header className="panel-head">
        <p className="over">{t("bar.summary")}</p>
        <h2 className="headline">{pick(data.reading)}</h2>
        <dl className="figures">
          <div>
            <dt>{t("bar.excessAll")}</dt>
            <dd>{distance(totals.excessM, lang)}</dd>
          </div>
          <div>
            <dt>{t("bar.severed")}</dt>
            <dd>{share(totals.severed, lang)}</dd>
          </div>
          <div>
            <dt>{t("bar.detour")}</dt>
            <dd>{times(totals.detour)}</dd>
          </div>
          <div>
            <dt>{t("bar.detourWithout")}</dt>
            <dd>{times(totals.detourWithout)}</dd>
          </div>
        </dl>
        <p className="over">{t("bar.contactsHelp", { n: number(data.withinM, lang) })}</p>
      </header>
      <BurdenRange work={work} />
      <WhatCounts classesM={data.classesM} />
      <section className="section">
        <h3>{t("bar.worst")}</h3>
        <ol className="segment-list">
          {worst.map((segment) => (
            <li key={segment.id}>
              <SegmentButton segment={segment} />
            </li>
          ))}
        </ol>
      </section>
      {work.network.people.from !== "streets" && <ByType data={data} />}
      <Gaps data={data} />
      <NetworkReport work={work} />
    </>
  );
}

function ByType({ data }: { data: Barriers }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { rowOf } = useTypeRows();
  const rows = inOrder(data.totals.byType);
  const longest = rows
    .filter(({ type, people }) => type !== null && people > 0)
    .reduce<(typeof rows)[number] | null>((a, b) => (a && a.excessM >= b.excessM ? a : b), null);
  const make = useCallback(
    (options: PictureOptions) =>
      butterfly(
        {
          finding: longest
            ? t("bar.byTypeFinding", {
                m: number(longest.excessM, options.lang ?? "sv"),
                type: longest.type!,
              })
            : t("bar.byTypeNone"),
          description: t("bar.byTypeHelp"),
          rowsAre: t("bar.areaType"),
          left: { title: t("bar.residents"), unit: t("bar.unitPeople") },
          right: { title: t("bar.extra"), unit: "m" },
          apart: true,
          rows: rows.map((row) => ({ ...rowOf(row), left: row.people, right: row.excessM })),
        },
        options,
      ),
    // The rows follow from the answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [data, t],
  );
  return (
    <Result
      id="by-type"
      level={3}
      over={t("bar.byType")}
      make={make}
      provenance={data.provenance}
      file={{
        path: "/api/barriers",
        query: { network: data.network, profile: state.profile, rules: state.rules, classes: state.classes },
        formats: MAPPED,
      }}
    />
  );
}

function Gaps({ data }: { data: Barriers }) {
  const { t } = useTexts();
  type Row = Barriers["gaps"][number];
  const metres = { decimals: 0 };
  const table = useSmallTable<Row>(
    [
      textColumn(
        { id: "name", label: t("bar.column.name") },
        ({ name, kind }) => name || t(`bar.kind.${kind}`),
      ),
      figureColumn(
        { id: "gap", label: t("bar.column.gap"), unit: "m" },
        ({ maxGapM }) => known(maxGapM),
        metres,
      ),
      figureColumn({ id: "crossings", label: t("bar.column.crossings") }, ({ crossings }) =>
        known(crossings),
      ),
      figureColumn({ id: "safe", label: t("bar.column.safe") }, ({ safe }) => known(100 * safe), {
        unit: "percent",
      }),
      figureColumn(
        { id: "mean", label: t("bar.column.mean"), unit: "m" },
        ({ meanToCrossingM }) => known(meanToCrossingM),
        metres,
      ),
      figureColumn(
        { id: "expected", label: t("bar.column.expected"), unit: "m" },
        ({ expectedDetourM }) => known(expectedDetourM),
        metres,
      ),
      figureColumn({ id: "over400", label: t("bar.column.over400") }, ({ over400 }) => known(100 * over400), {
        unit: "percent",
      }),
      figureColumn({ id: "over800", label: t("bar.column.over800") }, ({ over800 }) => known(100 * over800), {
        unit: "percent",
      }),
      figureColumn({ id: "km", label: t("bar.column.km"), unit: "km" }, ({ km }) => known(km), {
        decimals: 1,
      }),
      textColumn({ id: "kind", label: t("bar.column.kind") }, ({ kind }) => t(`bar.kind.${kind}`)),
    ],
    data.gaps,
    t("bar.gaps"),
    ({ barrier }) => barrier,
  );
  if (data.gaps.length === 0) return null;
  return (
    <section className="section">
      <h3>{t("bar.gaps")}</h3>
      <p className="over">{t("bar.gapsHelp")}</p>
      {table}
    </section>
  );
}

/** Population and weak places of the network: a missing link looks exactly like severance. */
export function NetworkReport({ work }: { work: Work }) {
  const { t, pick, lang } = useTexts();
  const { people, report } = work.network;
  return (
    <section className="section">
      <h3>{t("bar.peopleNote")}</h3>
      <p className="over">{pick(people.note)}</p>
      {report.length > 0 && (
        <details className="how">
          <summary>{t("bar.report")}</summary>
          <div className="how-body">
            <p>{t("bar.reportHelp")}</p>
            <ul className="bullets">
              {report.map(({ what, count, examples }) => (
                <li key={what.sv}>
                  {t("bar.reportCount", { what: pick(what), n: number(count, lang) })}
                  {examples.length > 0 && (
                    <ul className="bullets">
                      {examples.slice(0, 5).map(({ at, text }) => (
                        <li key={`${at.join()}${text.sv}`}>
                          {pick(text)} ({at[1].toFixed(5)}, {at[0].toFixed(5)})
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  );
}
