import type { PlanAnswer, PlanRow } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { Foot } from "../../parts/foot.tsx";
import { useTexts } from "../../text/index.ts";
import { MeasureLink } from "./priority-table.tsx";

/** Measures that exclude each other, beside each other. */
export function Alternatives({ answer: { rows, beats, provenance } }: { answer: PlanAnswer }) {
  const { t } = useTexts();
  const groups = new Map<string, PlanRow[]>();
  for (const row of rows) {
    const { alternative } = row.measure;
    if (alternative !== null) groups.set(alternative, [...(groups.get(alternative) ?? []), row]);
  }
  const several = [...groups].filter(([, own]) => own.length > 1);
  if (several.length === 0) return null;
  return (
    <section className="section" aria-labelledby="plan-alternatives">
      <h2 id="plan-alternatives">{t("plan.alternatives")}</h2>
      {several.map(([name, own]) => (
        <div key={name}>
          <h3>{name}</h3>
          <div className="plan-beside">
            {own.map((row) => (
              <Card key={row.measure.id} row={row} />
            ))}
          </div>
          {own.slice(1).map((other) => {
            const pair = beats.find(({ a, b }) => a === own[0]!.measure.id && b === other.measure.id);
            return (
              pair && (
                <p key={other.measure.id}>
                  {t("plan.beats", {
                    a: own[0]!.measure.name,
                    b: other.measure.name,
                    n: Math.round(100 * pair.share),
                  })}
                </p>
              )
            );
          })}
        </div>
      ))}
      <Foot provenance={provenance} />
    </section>
  );
}

function Card({ row }: { row: PlanRow }) {
  const { t, lang } = useTexts();
  const { measure, rank, rankLow, rankHigh, reach, shareChallenged, costPerPerson } = row;
  const whole = (value: number | null | undefined): string =>
    value === null || value === undefined ? t("plan.unknown") : number(Math.round(value), lang);
  const pairs: [string, string][] = [
    [t("plan.col.rank"), `${rank ?? "–"} (${rankLow ?? "–"}–${rankHigh ?? "–"})`],
    [t("plan.col.cost"), whole(measure.costMsek)],
    [t("plan.col.years"), measure.from === null ? t("plan.unknown") : `${measure.from}–${measure.to}`],
    [t("plan.col.reach"), whole(reach?.all)],
    [
      t("plan.col.share"),
      shareChallenged.value === null ? t("plan.unknown") : percent(100 * shareChallenged.value, lang, 0),
    ],
    [t("plan.col.perPerson"), whole(costPerPerson?.figure.value)],
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
    </div>
  );
}
