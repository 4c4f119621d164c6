import type { AreaRef, EvaluationAnswer, EvaluationAsked } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { differenceInDifferences, number } from "@tvars/report";
import { useCallback, useState } from "react";
import { tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { Result } from "../../parts/result.tsx";
import { useWorkspace } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { AreaChoice } from "./area-choice.tsx";
import { IndicatorChoice } from "./indicator-choice.tsx";

/** Before and after, against areas that were alike. */
export function Evaluation() {
  const { t } = useTexts();
  const { years } = useWorkspace();
  const [areas, setAreas] = useState<AreaRef[]>([]);
  const [set, setSet] = useState("");
  const [indicator, setIndicator] = useState("socioeconomic-index");
  const [since, setSince] = useState(years[Math.floor(years.length / 2)] ?? 2020);
  const [answer, setAnswer] = useState<EvaluationAnswer | null>(null);
  const [said, setSaid] = useState("");
  const treated = [...areas.map(({ id }) => id), ...(set === "" ? [] : [`set:${set}`])];
  const ask = async (): Promise<void> => {
    setSaid(t("fol.working"));
    const asked = {
      follows: { kind: "indicator", id: indicator },
      treated,
      since,
    } as unknown as EvaluationAsked;
    try {
      setAnswer(await tell("evaluate", "POST", "/api/evaluations", asked));
      setSaid("");
    } catch (error) {
      const { problem } = error instanceof ApiError ? error : { problem: undefined };
      setAnswer(null);
      setSaid([(error as Error).message, problem?.expected, problem?.action].filter(Boolean).join(" "));
    }
  };
  return (
    <>
      <AreaChoice chosen={areas} onChange={setAreas} set={set} onSet={setSet} />
      <div className="choices">
        <IndicatorChoice value={indicator} onChoose={setIndicator} />
        <label className="stacked">
          <span>{t("fol.since")}</span>
          <select value={since} onChange={(event) => setSince(Number(event.target.value))}>
            {years.slice(1).map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={treated.length === 0} onClick={() => void ask()}>
          {t("fol.evaluate")}
        </button>
      </div>
      <output className="prose">{said}</output>
      {answer && <Effect answer={answer} />}
    </>
  );
}

function Effect({ answer }: { answer: EvaluationAnswer }) {
  const { t, lang, pick } = useTexts();
  const { asked, title, series, effect, reading, assumptions, balance, comparison, unit, provenance } =
    answer;
  const make = useCallback(
    (options: PictureOptions) => {
      const value = effect.figure.value!;
      const picture = differenceInDifferences(
        {
          measure: pick(title).split(":")[0]!,
          treated: {
            label: t("fol.treated"),
            points: series.map(({ year, treated: figure }) => ({ year, figure })),
          },
          comparison: {
            label: t("fol.comparison"),
            points: series.map(({ year, comparison: figure }) => ({ year, figure })),
          },
          fromYear: asked.since,
          what: t("fol.what", { year: asked.since }),
          effect: { value, low: effect.low ?? value, high: effect.high ?? value },
          checks: reading.slice(1).map(pick),
        },
        options,
      );
      // What the checks say of the effect comes before the effect.
      return { ...picture, title: pick(title) };
    },
    [asked, title, series, effect, reading, pick, t],
  );
  return (
    <>
      <Result id="effect" make={make} unit={pick(unit)} provenance={provenance}>
        {reading.map((text) => (
          <p key={text.sv} className="prose">
            {pick(text)}
          </p>
        ))}
        <h3>{t("fol.assumptions")}</h3>
        <ul className="bullets">
          {assumptions.map(({ text, checked }) => (
            <li key={text.sv}>
              <strong>{t(`fol.${checked}`)}:</strong> {pick(text)}
            </li>
          ))}
        </ul>
        <h3>{t("fol.balance")}</h3>
        {/* A table wider than its place is scrolled, by keys too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="table-scroll" aria-label={t("fol.balance")} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("fol.before")}</th>
                <th scope="col" data-numeric="true">
                  {t("fol.treated")}
                </th>
                <th scope="col" data-numeric="true">
                  {t("fol.comparison")}
                </th>
                <th scope="col" data-numeric="true">
                  {t("fol.sd")}
                </th>
              </tr>
            </thead>
            <tbody>
              {balance.map((row) => (
                <tr key={row.what.sv}>
                  <th scope="row">{pick(row.what)}</th>
                  <td data-numeric="true">{number(row.treated, lang, 2)}</td>
                  <td data-numeric="true">{number(row.comparison, lang, 2)}</td>
                  <td data-numeric="true">{number(row.standardised, lang, 2, true)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <details className="how">
          <summary>
            {t("fol.matched")} ({comparison.length})
          </summary>
          <ul className="bullets how-body">
            {comparison.map(({ id, name, kommun }) => (
              <li key={id}>{[name, kommun?.name].filter(Boolean).join(", ")}</li>
            ))}
          </ul>
        </details>
      </Result>
    </>
  );
}
