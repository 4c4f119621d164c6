import type { PlanAnswer } from "@tvars/api";
import { type AreaType, concentrationCurve, number, percent } from "@tvars/report";
import { useCallback } from "react";
import type { MakePicture } from "../../parts/picture-view.tsx";
import { Result } from "../../parts/result.tsx";
import { TypeMark } from "../../parts/type-mark.tsx";
import { useTexts } from "../../text/index.ts";

/** Whom the money reaches: the concentration curve, and kronor for each resident by type. */
export function Money({
  answer,
  query,
}: {
  answer: PlanAnswer;
  query: Record<string, string | number | null>;
}) {
  const { t, lang } = useTexts();
  const { spending, provenance, plan } = answer;
  const make = useCallback<MakePicture>(
    (options) => {
      const { index, byType, concentration } = spending;
      const value = index?.figure.value;
      const [residents, all] = [
        byType.reduce((sum, one) => sum + one.residents, 0),
        byType.reduce((sum, one) => sum + one.msek, 0),
      ];
      return concentrationCurve(
        {
          curve: concentration.slice(1).map(([x, y], at) => ({
            people: residents * (x - concentration[at]![0]),
            amount: all * Math.max(0, y - concentration[at]![1]),
          })),
          what: t("plan.spending"),
          place: t("plan.place"),
          groups: byType.map(({ type, residents, msek }) => ({
            type: type as AreaType,
            people: residents,
            amount: msek,
          })),
          ...(value === null || value === undefined
            ? {}
            : {
                index: {
                  value,
                  ...(index!.low === null ? {} : { low: index!.low }),
                  ...(index!.high === null ? {} : { high: index!.high }),
                  level: "90 %",
                },
              }),
        },
        options,
      );
    },
    [spending, t],
  );
  const { unplaced, uncosted } = spending;
  if (!spending.byType.some(({ msek }) => msek > 0))
    return (
      <section className="section">
        <h2>{t("plan.money")}</h2>
        <p>
          {t("plan.outside", { n: unplaced.measures, msek: number(unplaced.msek, lang, 0), m: uncosted })}
        </p>
      </section>
    );
  return (
    <Result
      id="curve"
      over={t("plan.money")}
      make={make}
      provenance={provenance}
      file={{ path: `/api/plans/${plan.id}`, query, formats: ["csv", "xlsx"] }}
    >
      <h3>{t("plan.byType")}</h3>
      <ByType spending={spending} />
      <p>{t("plan.direction")}</p>
      {(unplaced.measures > 0 || uncosted > 0) && (
        <p>
          {t("plan.outside", { n: unplaced.measures, msek: number(unplaced.msek, lang, 0), m: uncosted })}
        </p>
      )}
      <h3>{t("plan.byKind")}</h3>
      <ByKind spending={spending} />
    </Result>
  );
}

type Spending = PlanAnswer["spending"];

/** Kronor for each resident of a type, with what uncertain costs make of it. */
function ByType({ spending: { byType } }: { spending: Spending }) {
  const { t, lang } = useTexts();
  const most = Math.max(...byType.map(({ perResident, high }) => high ?? perResident), 1e-9);
  const whole = (value: number): string => number(Math.round(value), lang);
  return (
    <table className="plan-types">
      <thead>
        <tr>
          <th scope="col">{t("plan.type")}</th>
          <th scope="col">{t("plan.perResident")}</th>
          <th scope="col" className="end">
            {t("plan.between")}
          </th>
          <th scope="col" className="end">
            {t("plan.col.cost")}
          </th>
          <th scope="col" className="end">
            {t("plan.residents")}
          </th>
        </tr>
      </thead>
      <tbody>
        {byType.map(({ type, perResident, low, high, msek, residents }) => (
          <tr key={type}>
            <th scope="row">
              <TypeMark type={{ value: type, status: "value" }} words="short" />
            </th>
            <td className="plan-bar" data-head={t("plan.perResident")}>
              <svg className="plan-dots" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
                <line x1={0} x2={100} y1={8} y2={8} className="rank-axis" />
                {low !== null && high !== null && (
                  <line
                    x1={(100 * low) / most}
                    x2={(100 * high) / most}
                    y1={8}
                    y2={8}
                    className="rank-span"
                  />
                )}
                <line
                  x1={(100 * perResident) / most}
                  x2={(100 * perResident) / most}
                  y1={2}
                  y2={14}
                  className="plan-dot-mark"
                />
              </svg>
              <span>{whole(perResident)}</span>
            </td>
            <td className="end" data-head={t("plan.between")}>
              {low === null || high === null ? "–" : `${whole(low)}–${whole(high)}`}
            </td>
            <td className="end" data-head={t("plan.col.cost")}>
              {number(msek, lang, 1)}
            </td>
            <td className="end" data-head={t("plan.residents")}>
              {whole(residents)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS = ["1", "2", "3", "4"] as const;
const STAGES = ["atgardsvalsstudie", "lansplan", "nationell-plan", "genomforande", "other"] as const;

/** The same by plan stage and by step of fyrstegsprincipen. */
function ByKind({ spending: { byKind } }: { spending: Spending }) {
  const { t, lang } = useTexts();
  const nameOf = ({ by, id }: Spending["byKind"][number]): string => {
    const step = STEPS.find((one) => by === "step" && one === id);
    const stage = STAGES.find((one) => by === "stage" && one === id);
    return step ? t(`plan.step.${step}`) : stage ? t(`plan.stage.${stage}`) : t("plan.unknown");
  };
  const known = (value: number | null, show: (value: number) => string) =>
    value === null ? <span className="figure-word">{t("plan.unknown")}</span> : show(value);
  const heads = [
    t("plan.col.measures"),
    t("plan.col.cost"),
    t("plan.challenged"),
    t("plan.perChallenged"),
    t("plan.perOther"),
  ];
  return (
    <table className="plan-kinds">
      <thead>
        <tr>
          <th scope="col">{t("plan.kind")}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="end">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byKind.map((row) => (
          <tr key={`${row.by} ${row.id}`}>
            <th scope="row">{nameOf(row)}</th>
            <td className="end" data-head={heads[0]}>
              {row.measures}
            </td>
            <td className="end" data-head={heads[1]}>
              {known(row.msek, (value) => number(value, lang, 1))}
            </td>
            <td className="end" data-head={heads[2]}>
              {known(row.shareChallenged.value, (value) => percent(100 * value, lang, 0))}
            </td>
            <td className="end" data-head={heads[3]}>
              {known(row.perChallenged.value, (value) => number(Math.round(value), lang))}
            </td>
            <td className="end" data-head={heads[4]}>
              {known(row.perOther.value, (value) => number(Math.round(value), lang))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
