import type { PlanAnswer, PlanRow } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";

/** The list in its order, each measure with the places it takes in nine of ten draws. */
export function PriorityTable({ answer }: { answer: PlanAnswer }) {
  const { t, lang } = useTexts();
  const { rows } = answer;
  const known = (value: number | null | undefined, show: (value: number) => string) =>
    value === null || value === undefined ? (
      <span className="figure-word">{t("plan.unknown")}</span>
    ) : (
      show(value)
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-scroll" aria-label={t("plan.tableLabel")} tabIndex={0}>
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">{t("plan.col.rank")}</th>
            <th scope="col">{t("plan.col.interval")}</th>
            <th scope="col">{t("plan.col.name")}</th>
            <th scope="col" className="end">
              {t("plan.col.cost")}
            </th>
            <th scope="col" className="end">
              {t("plan.col.reach")}
            </th>
            <th scope="col" className="end">
              {t("plan.col.share")}
            </th>
            <th scope="col" className="end">
              {t("plan.col.perPerson")}
            </th>
            <th scope="col" className="end">
              {t("plan.col.score")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.measure.id}>
              <td className="plan-rank">{row.rank ?? "–"}</td>
              <td>
                <RankBar row={row} count={rows.length} />
              </td>
              <th scope="row">
                <MeasureLink row={row} />
              </th>
              <td className="end">
                {known(row.measure.costMsek, (value) => number(value, lang, value % 1 === 0 ? 0 : 1))}
              </td>
              <td className="end">{known(row.reach?.all, (value) => number(Math.round(value), lang))}</td>
              <td className="end">
                {known(row.shareChallenged.value, (value) => percent(100 * value, lang, 0))}
              </td>
              <td className="end">
                {known(row.costPerPerson?.figure.value, (value) => number(Math.round(value), lang))}
              </td>
              <td className="end">{known(row.score, (value) => number(value, lang, 2))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function MeasureLink({ row: { measure } }: { row: PlanRow }) {
  const { state } = useRouter();
  return <Link to={{ sheet: measure.id, plan: state.plan }}>{measure.name}</Link>;
}

const [WIDTH, HEIGHT] = [96, 16];

function RankBar({ row, count }: { row: PlanRow; count: number }) {
  const { t } = useTexts();
  const { rank, rankLow, rankHigh } = row;
  if (rankLow === null || rankHigh === null) return <span>–</span>;
  const x = (place: number): number => 6 + ((WIDTH - 12) * (place - 1)) / Math.max(1, count - 1);
  return (
    <>
      <span className="hidden">{t("plan.interval", { low: rankLow, high: rankHigh, n: count })}</span>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className="rank-bar">
        <title>{t("plan.interval", { low: rankLow, high: rankHigh, n: count })}</title>
        <line x1={6} x2={WIDTH - 6} y1={HEIGHT / 2} y2={HEIGHT / 2} className="rank-axis" />
        <line x1={x(rankLow)} x2={x(rankHigh)} y1={HEIGHT / 2} y2={HEIGHT / 2} className="rank-span" />
        {rank !== null && <circle cx={x(rank)} cy={HEIGHT / 2} r={4.5} className="rank-dot" />}
      </svg>
    </>
  );
}
