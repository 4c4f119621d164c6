import type { AccessAnswer } from "@tvars/api";
import { ghostBars, number } from "@tvars/report";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { figureColumn, textColumn } from "../../parts/columns.tsx";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { useSmallTable } from "../../parts/small-table.tsx";
import { Notice } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { share } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { inOrder, useTypeRows } from "./type-rows.ts";
import { AwaitWork } from "./waiting.tsx";
import type { Work } from "./work.ts";

type Service = AccessAnswer["services"][number];

/** The service and the minutes that the barriers take from most people: what is shown before one chooses. */
function mostTaken({ services, minutes }: AccessAnswer): { service: Service; at: number } | null {
  let most: { service: Service; at: number; taken: number } | null = null;
  for (const service of services)
    for (const at of minutes.keys()) {
      const taken = service.byType.reduce(
        (sum, { people, within, withinWithout }) =>
          sum + people * ((withinWithout[at] ?? 0) - (within[at] ?? 0)),
        0,
      );
      if (!most || taken > most.taken) most = { service, at, taken };
    }
  return most;
}

/** Services within minutes by area type, with the barriers and without, beside how the town is built. */
export function AccessPanel({ work, data }: { work: Work; data: AccessAnswer }) {
  const { t, pick, lang } = useTexts();
  const { state, go } = useRouter();
  const most = mostTaken(data);
  const service = data.services.find(({ kind }) => kind === state.service) ?? most?.service;
  const asked = data.minutes.indexOf(state.minutes ?? -1);
  const at = asked >= 0 ? asked : (most?.at ?? 0);
  return (
    <>
      <header className="panel-head">
        <p className="over">{t("bar.accessTitle")}</p>
        <h2 className="headline">{pick(data.reading)}</h2>
      </header>
      {service ? (
        <>
          <div className="choices">
            <label className="inline-choice">
              <span>{t("bar.service")}</span>
              <select value={service.kind} onChange={({ target }) => go({ service: target.value })}>
                {data.services.map(({ kind, name, count }) => (
                  <option key={kind} value={kind}>
                    {pick(name)} ({number(count, lang)})
                  </option>
                ))}
              </select>
            </label>
            <label className="inline-choice">
              <span>{t("bar.within")}</span>
              <select
                value={data.minutes[at]}
                onChange={({ target }) => go({ minutes: Number(target.value) })}
              >
                {data.minutes.map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {t("bar.withinMinutes", { n: minutes })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <Within data={data} service={service} at={at} />
        </>
      ) : (
        <Notice icon="data" title={t("bar.accessNone")}>
          <p>{t("bar.accessNoneHelp")}</p>
        </Notice>
      )}
      <Reach work={work} />
      <Structure work={work} data={data} service={service} />
      <Inequality data={data} />
    </>
  );
}

function Within({ data, service, at }: { data: AccessAnswer; service: Service; at: number }) {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const { rowOf } = useTypeRows();
  const make = useCallback(
    (options: PictureOptions) => {
      const rows = inOrder(service.byType).map((row) => ({
        ...rowOf(row),
        value: 100 * (row.within[at] ?? 0),
        ghost: 100 * (row.withinWithout[at] ?? 0),
        row,
      }));
      const lang = options.lang ?? "sv";
      const most = rows
        .filter(({ row }) => row.type !== null)
        .reduce<(typeof rows)[number] | null>(
          (a, b) => (a && a.ghost - a.value >= b.ghost - b.value ? a : b),
          null,
        );
      return ghostBars(
        {
          finding: most
            ? t("bar.accessFinding", {
                type: most.row.type!,
                now: share(most.value / 100, lang),
                service: pick(service.name).toLowerCase(),
                n: data.minutes[at]!,
                without: share(most.ghost / 100, lang),
              })
            : t("bar.byTypeNone"),
          description: t("bar.accessHelp"),
          rowsAre: t("bar.areaType"),
          value: t("bar.accessNow"),
          ghost: t("bar.accessWithout"),
          unit: "%",
          most: 100,
          rows,
        },
        options,
      );
    },
    // What rows are called follows from the language, and so does t.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [data, service, at, t],
  );
  return (
    <Result
      id="within"
      level={3}
      over={pick(service.name)}
      make={make}
      provenance={data.provenance}
      file={{
        path: "/api/access",
        query: { network: data.network, profile: state.profile },
        formats: TABULAR,
      }}
    />
  );
}

const figureOf = (value: number | null) =>
  value === null
    ? ({ value: null, status: "missing" } as const)
    : value === 0
      ? ({ value: 0, status: "zero" } as const)
      : ({ value, status: "value" } as const);

function Structure({
  work,
  data,
  service,
}: {
  work: Work;
  data: AccessAnswer;
  service: Service | undefined;
}) {
  const { t } = useTexts();
  const counted = useCounted(work.network);
  const { nameOf } = useTypeRows();
  type Row = AccessAnswer["structure"][number];
  const medians = new Map(service?.byType.map(({ type, medianMinutes }) => [type, medianMinutes]));
  const table = useSmallTable<Row>(
    [
      textColumn({ id: "type", label: t("bar.areaType") }, nameOf),
      figureColumn({ id: "people", label: counted("bar.residents") }, ({ people }) => figureOf(people)),
      figureColumn({ id: "density", label: t("bar.density") }, ({ density1km }) => figureOf(density1km)),
      figureColumn({ id: "mix", label: t("bar.mix") }, ({ mix }) => figureOf(mix), { decimals: 2 }),
      figureColumn(
        { id: "median", label: t("bar.median"), unit: t("bar.unitMinutes") },
        ({ type }) => figureOf(medians.get(type) ?? null),
        { decimals: 1 },
      ),
    ],
    inOrder(data.structure),
    t("bar.structure"),
    ({ type }) => String(type),
  );
  return (
    <section className="section">
      <h3>{t("bar.structure")}</h3>
      <p className="over">{t("bar.structureHelp")}</p>
      {table}
    </section>
  );
}

function Inequality({ data }: { data: AccessAnswer }) {
  const { t, lang } = useTexts();
  const known = (["palma", "gini", "concentration"] as const).flatMap((name) => {
    const value = data.inequality[name];
    return value === null ? [] : [{ name, value }];
  });
  if (known.length === 0) return null;
  return (
    <section className="section">
      <h3>{t("bar.inequality")}</h3>
      <dl className="figures">
        {known.map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`bar.${name}`)}</dt>
            <dd>{number(value, lang, 2)}</dd>
          </div>
        ))}
      </dl>
      <p className="over">{t("bar.inequalityHelp")}</p>
    </section>
  );
}

/** What is reached on foot from a point of the map. */
function Reach({ work }: { work: Work }) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const counted = useCounted(work.network);
  return (
    <section className="section">
      <h3>{t("bar.isochrone")}</h3>
      <p className="over">{t("bar.isochroneHelp")}</p>
      {state.at && (
        <>
          <AwaitWork asked={work.reach}>
            {({ polygons }) => (
              <ul className="bullets">
                {polygons.map(({ minutes, people }) => (
                  <li key={minutes}>
                    {counted("bar.isochroneRow", { n: minutes, people: number(people, lang) })}
                  </li>
                ))}
              </ul>
            )}
          </AwaitWork>
          <p className="actions">
            <button type="button" className="button quiet" onClick={() => go({ at: null })}>
              {t("bar.isochroneClear")}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
