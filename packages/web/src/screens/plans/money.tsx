import type { PlanAnswer } from "@tvars/api";
import { type AreaType, concentrationCurve, number } from "@tvars/report";
import { useCallback } from "react";
import type { MakePicture } from "../../parts/picture-view.tsx";
import { Result } from "../../parts/result.tsx";
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
      const { index, byType } = spending;
      const value = index?.figure.value;
      return concentrationCurve(
        {
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
  const most = Math.max(...spending.byType.map(({ perResident }) => perResident));
  return (
    <Result
      id="curve"
      over={t("plan.money")}
      make={make}
      provenance={provenance}
      file={{ path: `/api/plans/${plan.id}`, query, formats: ["csv", "xlsx"] }}
    >
      <h3>{t("plan.byType")}</h3>
      <table className="plan-types">
        <thead>
          <tr>
            <th scope="col">{t("plan.type")}</th>
            <th scope="col" className="end">
              {t("plan.perResident")}
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
          {spending.byType.map(({ type, perResident, msek, residents }) => (
            <tr key={type}>
              <th scope="row">{type}</th>
              <td className="end plan-bar">
                <span
                  className="plan-bar-ink"
                  style={{ width: `${(60 * perResident) / (most || 1)}%` }}
                  aria-hidden="true"
                />
                {number(Math.round(perResident), lang)}
              </td>
              <td className="end">{number(msek, lang, 1)}</td>
              <td className="end">{number(residents, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("plan.direction")}</p>
      {(unplaced.measures > 0 || uncosted > 0) && (
        <p>
          {t("plan.outside", { n: unplaced.measures, msek: number(unplaced.msek, lang, 0), m: uncosted })}
        </p>
      )}
    </Result>
  );
}
