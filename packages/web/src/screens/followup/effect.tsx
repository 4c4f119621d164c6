import type { EvaluationAnswer } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { differenceInDifferences, number } from "@tvars/report";
import { useCallback } from "react";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { useTexts } from "../../text/index.ts";
import { Assumptions } from "./status-mark.tsx";

interface EffectProps {
  answer: EvaluationAnswer;
  query: Record<string, string | number | null | undefined>;
}

/** What was found: the picture, what must hold, how alike the groups were, and whom the areas are set against. */
export function Effect({ answer, query }: EffectProps) {
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
          // Beside the picture on screen they are said once.
          checks: options.standalone ? reading.slice(1).map(pick) : [],
        },
        options,
      );
      // What the checks say of the effect comes before the effect.
      return { ...picture, title: pick(title) };
    },
    [asked, title, series, effect, reading, pick, t],
  );
  return (
    <Result
      id="effect"
      make={make}
      unit={pick(unit)}
      provenance={provenance}
      file={{ path: "/api/evaluations", query, formats: TABULAR }}
    >
      {reading.map((text) => (
        <p key={text.sv} className="prose">
          {pick(text)}
        </p>
      ))}
      <h3>{t("fol.assumptions")}</h3>
      <Assumptions assumptions={assumptions} />
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
  );
}
