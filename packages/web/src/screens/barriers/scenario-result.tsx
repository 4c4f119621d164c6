import type { ScenarioAnswer } from "@tvars/api";
import { butterfly, number, percent } from "@tvars/report";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { Result } from "../../parts/result.tsx";
import { useTexts } from "../../text/index.ts";
import { isOfTransit } from "../../url/edits.ts";
import { useRouter } from "../../url/router.tsx";
import { brief, distance, share } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { inOrder, useTypeRows } from "./type-rows.ts";
import type { Work } from "./work.ts";

const PAIRS = 5;
/** Where the handle between before and after stands at first, per cent. */
const HALFWAY = 50;

/** What the drawing changes: how much, for how many, by area type, at what cost for each who gains. */
export function ScenarioResult({ work, data, stale }: { work: Work; data: ScenarioAnswer; stale: boolean }) {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const counted = useCounted(work.network);
  const { totals } = data;
  const { costPerPerson: cost } = totals;
  const change = totals.burdenBefore > 0 ? 100 * (totals.burdenAfter / totals.burdenBefore - 1) : 0;
  // Lines change no walk and nothing on the map.
  const ofLinesOnly =
    data.modifications.length > 0 && data.modifications.every((one) => isOfTransit(one.modification));
  const limit = work.barriers.data?.limitM ?? 5000;
  return (
    <>
      <section className="section scenario-now" data-stale={stale}>
        <h3 className="over">{t("bar.what")}</h3>
        <output className="headline">{pick(data.reading)}</output>
        {!ofLinesOnly && (
          <dl className="figures" data-gain={totals.peopleGaining}>
            <div>
              <dt>{counted("bar.gaining")}</dt>
              <dd>{number(totals.peopleGaining, lang)}</dd>
            </div>
            <div>
              <dt>{t("bar.gainMean")}</dt>
              <dd>{number(totals.gainM, lang)} m</dd>
            </div>
            <div>
              <dt>{t("bar.burdenChange")}</dt>
              <dd>
                {change > 0 ? "+" : ""}
                {percent(change, lang, 1)}
              </dd>
            </div>
            {cost && (
              <div>
                <dt>{counted("bar.perPerson")}</dt>
                <dd>
                  {t(cost.low === cost.high ? "bar.kronorSame" : "bar.kronor", {
                    low: brief(cost.low, lang),
                    high: brief(cost.high, lang),
                  })}
                </dd>
              </div>
            )}
          </dl>
        )}
        {!ofLinesOnly && (
          <fieldset className="before-after">
            <legend className="over">{t("bar.beforeAfter")}</legend>
            <div className="segments">
              {([true, false] as const).map((before) => (
                <label key={String(before)} data-chosen={state.before === before && state.swipe === null}>
                  <input
                    type="radio"
                    name="before"
                    checked={state.before === before && state.swipe === null}
                    onChange={() => go({ before, swipe: null }, { replace: true })}
                  />
                  {t(before ? "bar.legend.before" : "bar.legend.after")}
                </label>
              ))}
              <label data-chosen={state.swipe !== null}>
                <input
                  type="radio"
                  name="before"
                  checked={state.swipe !== null}
                  onChange={() => go({ before: false, swipe: HALFWAY, view: "map" }, { replace: true })}
                />
                {t("bar.swipeBoth")}
              </label>
            </div>
          </fieldset>
        )}
      </section>
      {data.services?.map((one) => (
        <ServiceChange key={one.kind} work={work} service={one} />
      ))}
      {data.transit && (
        <p className="over">
          {t("bar.linesSaid", {
            date: data.transit.date,
            departure: data.transit.departure,
            n: data.transit.window,
            before: number(data.transit.tripsBefore, lang),
            after: number(data.transit.tripsAfter, lang),
          })}
        </p>
      )}
      {data.transit?.services
        .filter(({ peopleNearer, peopleFarther }) => peopleNearer + peopleFarther > 0)
        .map((one) => (
          <ServiceChange key={`line ${one.kind}`} work={work} service={one} byLine />
        ))}
      {work.network.people.from !== "streets" && data.totals.byType.length > 0 && <GainByType data={data} />}
      {data.pairs.length > 0 && (
        <section className="section">
          <h3>{t("bar.pairs")}</h3>
          <ul className="bullets">
            {data.pairs.slice(0, PAIRS).map((pair) => (
              <li key={[...pair.from, ...pair.to].join()}>
                <button type="button" className="as-link" onClick={() => work.look([pair.from, pair.to])}>
                  {t("bar.pairSaid", {
                    before:
                      pair.beforeM === null
                        ? t("bar.walkNone", { n: distance(limit, lang) })
                        : distance(pair.beforeM, lang),
                    after: distance(pair.afterM, lang),
                  })}
                </button>
              </li>
            ))}
          </ul>
          <p className="over">{t("bar.took", { n: number(data.milliseconds, lang) })}</p>
        </section>
      )}
    </>
  );
}

type Service = NonNullable<ScenarioAnswer["services"]>[number];

/** People who come nearer to a service or a stop, by area type. */
function ServiceChange({
  work,
  service,
  byLine = false,
}: {
  work: Work;
  service: Service;
  byLine?: boolean;
}) {
  const { t, lang, pick } = useTexts();
  const { nameOf } = useTypeRows();
  const minutes = (value: number | null): string =>
    value === null ? t("bar.overHour") : `${number(value, lang, 1)} min`;
  return (
    <section className="section" data-service={service.kind}>
      <h3>{t("bar.serviceChange", { what: pick(service.name) })}</h3>
      <p className="over">
        {byLine
          ? t("bar.serviceByLine")
          : t("bar.serviceCounts", {
              before: number(service.before, lang),
              after: number(service.after, lang),
            })}
      </p>
      <div>
        <table className="plain-table compare-table">
          <caption className="hidden">{t("bar.serviceChange", { what: pick(service.name) })}</caption>
          <thead>
            <tr>
              <th scope="col">
                {t(work.network.people.from === "streets" ? "bar.counted" : "bar.areaType")}
              </th>
              <th scope="col">{t("bar.nearer")}</th>
              <th scope="col">{t("bar.farther")}</th>
              <th scope="col">{t("bar.median")}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(service.byType).map((row) => (
              <tr key={String(row.type)}>
                <th scope="row">{nameOf(row)}</th>
                <td>{number(row.peopleNearer, lang)}</td>
                <td>{number(row.peopleFarther, lang)}</td>
                <td>
                  {minutes(row.minutesBefore)} → {minutes(row.minutesAfter)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function GainByType({ data }: { data: ScenarioAnswer }) {
  const { t } = useTexts();
  const { rowOf } = useTypeRows();
  const make = useCallback(
    (options: PictureOptions) => {
      const rows = inOrder(data.totals.byType).filter(({ people }) => people > 0);
      const most = rows
        .filter(({ type }) => type !== null)
        .reduce<(typeof rows)[number] | null>((a, b) => (a && a.share >= b.share ? a : b), null);
      return butterfly(
        {
          finding:
            data.totals.peopleGaining === 0
              ? t(data.totals.gainM < 0 ? "bar.lossFinding" : "bar.gainNobody")
              : most
                ? t("bar.gainFinding", {
                    share: share(most.share, options.lang ?? "sv"),
                    type: most.type!,
                  })
                : t("bar.byTypeNone"),
          description: t("bar.gainHelp"),
          rowsAre: t("bar.areaType"),
          left: { title: t("bar.gaining"), unit: t("bar.unitPeople") },
          right: { title: t("bar.shorterBy"), unit: "m" },
          apart: true,
          rows: rows.map((row) => ({ ...rowOf(row), left: row.people, right: Math.max(0, row.gainM) })),
        },
        options,
      );
    },
    // What rows are called follows from the language, and so does t.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [data, t],
  );
  return <Result id="gain" level={3} over={t("bar.gainByType")} make={make} provenance={data.provenance} />;
}
