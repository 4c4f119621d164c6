import type { AccessAnswer } from "@tvars/api";
import { ghostBars, number } from "@tvars/report";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { TABULAR } from "../../../parts/downloads.tsx";
import { Result } from "../../../parts/result.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { Notice } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { share } from "../colouring.ts";
import { useCounted } from "../counted.ts";
import { inOrder, useTypeRows } from "../type-rows.ts";
import { AwaitWork } from "../waiting.tsx";
import type { Work } from "../work.ts";
import { AccessChoices } from "./access-choices.tsx";
import { accessAsked } from "./asked.ts";
import { figureOf } from "./figure-of.ts";
import { FormResult } from "./form-result.tsx";

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

/** Who reaches what, with the barriers and without, by the way of measuring that is chosen; beside how the town is built. */
export function AccessPanel({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { access } = work;
  // A day must be chosen before public transport can be asked about: no failure of anybody's.
  const waits = state.transit && state.date === null && access.error?.problem;
  return (
    <>
      <AccessChoices work={work} />
      {waits ? (
        <Notice icon="data" title={t("acc.pickDay")}>
          <p>{access.error?.problem?.expected}</p>
        </Notice>
      ) : (
        <AwaitWork asked={access}>{(data) => <Answered work={work} data={data} />}</AwaitWork>
      )}
      <Reach work={work} />
    </>
  );
}

function Answered({ work, data }: { work: Work; data: AccessAnswer }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const most = mostTaken(data);
  const wanted = data.form?.service.kind ?? state.service;
  const service = data.services.find(({ kind }) => kind === wanted) ?? most?.service;
  const asked = data.minutes.indexOf(state.minutes ?? -1);
  const at = asked >= 0 ? asked : (most?.at ?? 0);
  return (
    <>
      <header className="panel-head">
        <p className="over">{t(data.mode === "transit" ? "acc.titleTransit" : "acc.title")}</p>
        <h2 className="headline">{pick(data.form?.reading ?? data.reading)}</h2>
        {data.timetable && <TimetableLine timetable={data.timetable} />}
      </header>
      {service ? (
        <>
          <div className="choices">
            <ServiceChoice data={data} chosen={service.kind} />
            {!data.form && (
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
            )}
          </div>
          {data.form ? (
            <FormResult work={work} data={data} form={data.form} />
          ) : (
            <Within data={data} service={service} at={at} />
          )}
          {data.mode === "transit" && !data.form && (
            <Late service={service} minutes={data.minutes[at]!} at={at} />
          )}
        </>
      ) : (
        <Notice icon="data" title={t("bar.accessNone")}>
          <p>{t("bar.accessNoneHelp")}</p>
        </Notice>
      )}
      <Structure work={work} data={data} service={service} />
      {!data.form && <Inequality data={data} />}
    </>
  );
}

function ServiceChoice({ data, chosen }: { data: AccessAnswer; chosen: string }) {
  const { t, pick, lang } = useTexts();
  const { go } = useRouter();
  return (
    <label className="inline-choice">
      <span>{t("bar.service")}</span>
      <select value={chosen} onChange={({ target }) => go({ service: target.value })}>
        {data.services.map(({ kind, name, count }) => (
          <option key={kind} value={kind}>
            {pick(name)} ({number(count, lang)})
          </option>
        ))}
      </select>
    </label>
  );
}

function TimetableLine({ timetable }: { timetable: NonNullable<AccessAnswer["timetable"]> }) {
  const { t, pick, lang } = useTexts();
  const { title, date, departure, window, trips, stops } = timetable;
  return (
    <p className="over">
      {t("acc.timetable", {
        title: pick(title),
        date,
        departure,
        n: window,
        trips: number(trips, lang),
        stops: number(stops, lang),
      })}
    </p>
  );
}

/** How much depends on when one leaves. */
function Late({ service, minutes, at }: { service: Service; minutes: number; at: number }) {
  const { t, pick } = useTexts();
  const { nameOf } = useTypeRows();
  const percent = (shares: readonly number[] | undefined) => figureOf(shares ? 100 * shares[at]! : null);
  const table = useSmallTable<Service["byType"][number]>(
    [
      textColumn({ id: "type", label: t("bar.areaType") }, nameOf),
      figureColumn(
        { id: "median", label: t("acc.median50"), unit: t("bar.unitMinutes") },
        ({ medianMinutes }) => figureOf(medianMinutes),
        { decimals: 1 },
      ),
      figureColumn(
        { id: "median90", label: t("acc.median90"), unit: t("bar.unitMinutes") },
        ({ medianMinutes90 }) => figureOf(medianMinutes90 ?? null),
        { decimals: 1 },
      ),
      figureColumn(
        { id: "within", label: t("acc.within50", { n: minutes }), unit: "%" },
        ({ within }) => percent(within),
        { decimals: 1 },
      ),
      figureColumn(
        { id: "within90", label: t("acc.within90", { n: minutes }), unit: "%" },
        ({ within90 }) => percent(within90),
        { decimals: 1 },
      ),
    ],
    inOrder(service.byType),
    t("acc.late"),
    ({ type }) => String(type),
  );
  return (
    <section className="section">
      <h3>{t("acc.late")}</h3>
      <p className="over">{t("acc.lateHelp", { service: pick(service.name).toLowerCase() })}</p>
      {table}
    </section>
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
        query: { network: data.network, profile: state.profile, rules: state.rules, ...accessAsked(state) },
        formats: TABULAR,
      }}
    />
  );
}

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
  // One clicked on water, in a wood or across a barrier from every street: nothing has failed.
  const offStreet = work.reach.error?.status === 400;
  return (
    <section className="section">
      <h3>{t("bar.isochrone")}</h3>
      <p className="over">{t("bar.isochroneHelp")}</p>
      {state.at && (
        <>
          {offStreet ? (
            <Notice icon="pin" title={t("acc.offStreet")}>
              <p>{t("acc.offStreetHelp")}</p>
            </Notice>
          ) : (
            <AwaitWork asked={work.reach}>
              {({ polygons }) => (
                <ul className="bullets">
                  {polygons.map(({ minutes, people, open }) => (
                    <li key={minutes}>
                      {counted("bar.isochroneRow", { n: minutes, people: number(people, lang) })}
                      {open && `; ${t("acc.reachOpen", { people: number(open.people, lang) })}`}
                    </li>
                  ))}
                </ul>
              )}
            </AwaitWork>
          )}
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
