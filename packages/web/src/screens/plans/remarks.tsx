import type { PlanAnswer } from "@tvars/api";
import { useTexts } from "../../text/index.ts";

/** What was said about the rows of a list when it was imported: what stood there, what was expected, what to do. */
export function Remarks({ problems }: { problems: PlanAnswer["plan"]["problems"] }) {
  const { t, pick } = useTexts();
  if (problems.length === 0) return null;
  return (
    <section className="section" id="plan-remarks" aria-labelledby="plan-remarks-head">
      <h2 id="plan-remarks-head">{t("plan.problems")}</h2>
      <p className="lead">{t("plan.problemsLead")}</p>
      <table className="plan-remarks">
        <thead>
          <tr>
            <th scope="col">{t("plan.remark.row")}</th>
            <th scope="col">{t("plan.remark.said")}</th>
            <th scope="col">{t("plan.remark.value")}</th>
            <th scope="col">{t("plan.remark.expected")}</th>
            <th scope="col">{t("plan.remark.action")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, column, value, expected, action, text, kept }) => (
            <tr key={`${row} ${text.sv}`}>
              <th scope="row">{row === null ? t("plan.wholeFile") : t("plan.row", { n: row })}</th>
              <td>
                {pick(text)}
                {!kept && <strong> {t("plan.notKept")}</strong>}
              </td>
              <td data-head={t("plan.remark.value")}>
                {value === null || value === "" ? t("plan.remark.empty") : value}
                {column !== null && <span className="plan-small"> ({column})</span>}
              </td>
              <td data-head={t("plan.remark.expected")}>{expected ? pick(expected) : "–"}</td>
              <td data-head={t("plan.remark.action")}>{action ? pick(action) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
