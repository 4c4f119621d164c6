import type { PlanAnswer, PlanRow } from "@tvars/api";
import { number, percent, reachBars } from "@tvars/report";
import { useCallback, useMemo } from "react";
import type { MakePicture } from "../../parts/picture-view.tsx";
import { Result } from "../../parts/result.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { MeasureLink } from "./priority-table.tsx";

interface BesideProps {
  answer: PlanAnswer;
  query: Record<string, string | number | null>;
}

/** Measures beside each other: those ticked in the list, else those that the list says exclude each other. */
export function Alternatives({ answer, query }: BesideProps) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { rows } = answer;
  const ticked = rows.filter(({ measure }) => state.beside.includes(measure.id));
  const groups = new Map<string, PlanRow[]>();
  for (const row of rows) {
    const { alternative } = row.measure;
    if (alternative !== null) groups.set(alternative, [...(groups.get(alternative) ?? []), row]);
  }
  const told = [...groups].filter(([, own]) => own.length > 1);
  const shown: [string, PlanRow[]][] = ticked.length > 1 ? [["", ticked]] : told;
  return (
    <section className="section" id="plan-beside" aria-labelledby="plan-beside-head">
      <h2 id="plan-beside-head">{t("plan.alternatives")}</h2>
      <p className="lead">
        {t(ticked.length > 1 ? "plan.besideTicked" : told.length > 0 ? "plan.besideTold" : "plan.besideNone")}
        {ticked.length > 0 && (
          <>
            {" "}
            <button
              type="button"
              className="button quiet"
              onClick={() => go({ beside: [] }, { replace: true })}
            >
              {t("plan.besideClear")}
            </button>
          </>
        )}
      </p>
      {shown.map(([name, own]) => (
        <Beside
          key={`${name}${own.map(({ measure }) => measure.id).join()}`}
          name={name}
          rows={own}
          answer={answer}
          query={query}
        />
      ))}
    </section>
  );
}

interface OneProps extends BesideProps {
  name: string;
  rows: readonly PlanRow[];
}

const TYPES = [1, 2, 3, 4, 5] as const;

function Beside({ name, rows, answer, query }: OneProps) {
  const { t, lang } = useTexts();
  const make = useCallback<MakePicture>(
    (options) =>
      reachBars(
        {
          rows: rows.map(({ measure, reach, benefit }) => ({
            id: measure.id,
            label: measure.name,
            bars: [
              { label: t("plan.bar.near"), people: reach && byType(reach) },
              {
                label: t("plan.bar.gain"),
                people: benefit && byType(benefit.people),
                ...(benefit?.hours.figure.value
                  ? { note: t("plan.bar.hours", { n: number(Math.round(benefit.hours.figure.value), lang) }) }
                  : {}),
              },
            ],
          })),
        },
        options,
      ),
    [rows, t, lang],
  );
  const pairs = useMemo(
    () =>
      answer.beats.flatMap(({ a, b, share }) => {
        const [one, other] = [a, b].map((id) => rows.find(({ measure }) => measure.id === id));
        return one && other ? [{ a: one.measure.name, b: other.measure.name, share }] : [];
      }),
    [answer.beats, rows],
  );
  return (
    <Result
      id="beside"
      level={3}
      {...(name === "" ? {} : { over: name })}
      make={make}
      provenance={answer.provenance}
      file={{ path: `/api/plans/${answer.plan.id}`, query, formats: ["csv", "xlsx"] }}
    >
      <div className="plan-beside">
        {rows.map((row) => (
          <Card key={row.measure.id} row={row} />
        ))}
      </div>
      {pairs.length > 0 && (
        <ul className="bullets">
          {pairs.map(({ a, b, share }) => (
            <li key={`${a} ${b}`}>{t("plan.beats", { a, b, n: Math.round(100 * share) })}</li>
          ))}
        </ul>
      )}
    </Result>
  );
}

const byType = ({ byType: all }: NonNullable<PlanRow["reach"]>) => {
  const of = (type: number | null): number => all.find((one) => one.type === type)?.people ?? 0;
  return { byType: TYPES.map(of), unknown: of(null) };
};

function Card({ row }: { row: PlanRow }) {
  const { t, lang } = useTexts();
  const { measure, rank, rankLow, rankHigh, shareChallenged, costPerPerson, benefit } = row;
  const whole = (value: number | null | undefined): string =>
    value === null || value === undefined ? t("plan.unknown") : number(Math.round(value), lang);
  const between = (low: number | null | undefined, high: number | null | undefined): string =>
    low === null || low === undefined || high === null || high === undefined
      ? ""
      : ` (${whole(low)}–${whole(high)})`;
  const pairs: [string, string][] = [
    [t("plan.col.rank"), `${rank ?? "–"}${between(rankLow, rankHigh)}`],
    [
      t("plan.col.cost"),
      measure.costMsek === null
        ? t("plan.unknown")
        : number(measure.costMsek, lang, measure.costMsek % 1 === 0 ? 0 : 1),
    ],
    [
      t("plan.col.years"),
      measure.from === null
        ? t("plan.unknown")
        : measure.from === measure.to
          ? String(measure.from)
          : `${measure.from}–${measure.to}`,
    ],
    [
      t("plan.col.share"),
      shareChallenged.value === null ? t("plan.unknown") : percent(100 * shareChallenged.value, lang, 0),
    ],
    [
      t("plan.col.perPerson"),
      `${whole(costPerPerson?.figure.value)}${between(costPerPerson?.low, costPerPerson?.high)}`,
    ],
    [
      t("plan.bar.hoursHead"),
      benefit
        ? `${whole(benefit.hours.figure.value)}${between(benefit.hours.low, benefit.hours.high)}`
        : t("plan.unknown"),
    ],
    ...(benefit?.hoursByType ?? []).map(({ type, hours }): [string, string] => [
      type === null ? t("plan.noType") : t("plan.hoursType", { n: type }),
      whole(hours.value),
    ]),
  ];
  return (
    <div className="card">
      <p>
        <MeasureLink row={row} />
      </p>
      <dl className="plan-pairs">
        {pairs.map(([head, text]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {!benefit && <p className="plan-small">{t("plan.noScenario")}</p>}
    </div>
  );
}
