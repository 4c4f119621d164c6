import type { PlanAnswer } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { Foot } from "../../parts/foot.tsx";
import { useTexts } from "../../text/index.ts";

/** What each year costs, and how much of it reaches types 1–2; a table that is also the picture. */
export function YearStrip({ answer: { byYear, provenance } }: { answer: PlanAnswer }) {
  const { t, lang } = useTexts();
  if (byYear.length === 0) return null;
  const most = Math.max(...byYear.map(({ msek }) => msek), 1e-9);
  return (
    <section className="section" id="plan-years" aria-labelledby="plan-years-head">
      <h2 id="plan-years-head">{t("plan.years")}</h2>
      <p className="lead">{t("plan.yearsLead")}</p>
      <table className="plan-years">
        <thead>
          <tr>
            <th scope="col">{t("plan.col.years")}</th>
            <th scope="col">{t("plan.col.cost")}</th>
            <th scope="col" className="end">
              {t("plan.challenged")}
            </th>
          </tr>
        </thead>
        <tbody>
          {byYear.map(({ year, msek, shareChallenged: { value } }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td className="plan-year">
                <span
                  className="plan-year-bar"
                  style={{ width: `${(75 * msek) / most}%` }}
                  aria-hidden="true"
                >
                  <span style={{ width: `${100 * (value ?? 0)}%` }} />
                </span>
                {number(msek, lang, msek < 10 ? 1 : 0)}
              </td>
              <td className="end">{value === null ? t("plan.unknown") : percent(100 * value, lang, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Foot provenance={provenance} />
    </section>
  );
}
