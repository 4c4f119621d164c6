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
            <th scope="col">{t("plan.col.name")}</th>
            <th scope="col">{t("plan.col.interval")}</th>
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
              {t("plan.col.gain")}
            </th>
            <th scope="col" className="end">
              {t("plan.col.score")}
            </th>
            <th scope="col" className="plan-tick">
              {t("plan.col.compare")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.measure.id}>
              <td className="plan-rank" data-head={t("plan.col.rank")}>
                {row.rank ?? "–"}
              </td>
              <th scope="row">
                <MeasureLink row={row} />
              </th>
              <td data-head={t("plan.col.interval")}>
                <RankBar row={row} count={rows.length} />
              </td>
              <td className="end" data-head={t("plan.col.cost")}>
                {known(row.measure.costMsek, (value) => number(value, lang, value % 1 === 0 ? 0 : 1))}
              </td>
              <td className="end" data-head={t("plan.col.reach")}>
                {known(row.reach?.all, (value) => number(Math.round(value), lang))}
              </td>
              <td className="end" data-head={t("plan.col.share")}>
                {known(row.shareChallenged.value, (value) => percent(100 * value, lang, 0))}
              </td>
              <td className="end" data-head={t("plan.col.perPerson")}>
                {known(row.costPerPerson?.figure.value, (value) => number(Math.round(value), lang))}
              </td>
              <td className="end" data-head={t("plan.col.gain")}>
                {known(row.benefit?.people.all, (value) => number(Math.round(value), lang))}
              </td>
              <td className="end" data-head={t("plan.col.score")}>
                {known(row.score, (value) => number(value, lang, 2))}
              </td>
              <td className="plan-tick" data-head={t("plan.col.compare")}>
                <Tick row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** More beside each other cannot be taken in. */
const MOST_BESIDE = 4;

/** Ticked measures stand beside each other further down; which they are is in the address. */
function Tick({ row: { measure } }: { row: PlanRow }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const ticked = state.beside.includes(measure.id);
  return (
    <input
      type="checkbox"
      checked={ticked}
      disabled={!ticked && state.beside.length >= MOST_BESIDE}
      aria-label={t("plan.tick", { name: measure.name })}
      title={
        !ticked && state.beside.length >= MOST_BESIDE ? t("plan.tickMost", { n: MOST_BESIDE }) : undefined
      }
      onChange={() =>
        go(
          {
            beside: ticked ? state.beside.filter((id) => id !== measure.id) : [...state.beside, measure.id],
          },
          { replace: true },
        )
      }
    />
  );
}

interface MeasureLinkProps {
  row: PlanRow;
  /** Told which measure the pointer or the keyboard is at. */
  onSeen?: (id: string | null) => void;
}

export function MeasureLink({ row: { measure }, onSeen }: MeasureLinkProps) {
  const { state } = useRouter();
  const see = onSeen && (() => onSeen(measure.id));
  const leave = onSeen && (() => onSeen(null));
  return (
    <Link
      to={{ sheet: measure.id, plan: state.plan }}
      onPointerEnter={see}
      onFocus={see}
      onPointerLeave={leave}
      onBlur={leave}
    >
      {measure.name}
    </Link>
  );
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
