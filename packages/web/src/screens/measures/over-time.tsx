import type { Answer } from "@tvars/api";
import { figure } from "@tvars/cube";
import type { PictureOptions } from "@tvars/report";
import { trendLines } from "@tvars/report";
import { useCallback } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { breaksOf } from "../../parts/shares.ts";
import { SourceNotes } from "../../parts/source-notes.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import type { Chosen, Query } from "./chosen.ts";
import { decimalsFor, figureOf } from "./figures.ts";

/** The measure year by year, with what chance would give, breaks, and whether the change is real. */
export function OverTime({ chosen }: { chosen: Chosen }) {
  const { t } = useTexts();
  const { year: _year, ...rest } = chosen.query;
  const query = { ...rest, measure: chosen.measure.id };
  const asked = useAnswer("measureTrend", apiPath("/api/measure/trend", query));
  if (chosen.grouping.years.length < 2) return <p className="remark">{t("mea.timeNone")}</p>;
  return (
    <Await asked={asked} block>
      {(answer) => <Trend answer={answer} query={query} />}
    </Await>
  );
}

function Trend({ answer, query }: { answer: Answer<"measureTrend">; query: Query }) {
  const { t, lang, pick } = useTexts();
  const { place, measure, years, breaks, change, provenance } = answer;
  const make = useCallback(
    (options: PictureOptions) => {
      const most = Math.max(0, ...years.map(({ value }) => Math.abs(value ?? 0)));
      const chance = years.some(({ expected }) => expected !== null);
      return trendLines(
        {
          measure: measure.name[lang],
          decimals: decimalsFor(most),
          series: [
            {
              id: "value",
              label: place.name[lang],
              own: true,
              points: years.map((one) => ({
                year: one.year,
                figure: figureOf(one),
                ...(one.interval ? { low: one.interval.low, high: one.interval.high } : {}),
              })),
            },
            ...(chance
              ? [
                  {
                    id: "chance",
                    label: t("mea.timeChance"),
                    points: years.flatMap(({ year, expected }) =>
                      expected === null ? [] : [{ year, figure: figure(expected) }],
                    ),
                  },
                ]
              : []),
          ],
          breaks: breaksOf(breaks),
          fromZero: chance,
        },
        options,
      );
    },
    [place, measure, years, breaks, lang, t],
  );
  return (
    <>
      <Result
        id="trend"
        over={`${t("mea.timeTitle")}: ${pick(measure.name)}`}
        make={make}
        provenance={provenance}
        file={{ path: "/api/measure/trend", query, formats: TABULAR }}
      >
        {change && (
          <>
            <p className="prose said">{pick(change.reading)}</p>
            <p className="muted">{pick(change.method)}</p>
          </>
        )}
        <p className="muted">{t("mea.chanceHelp")}</p>
      </Result>
      <SourceNotes of={[provenance]} />
    </>
  );
}
