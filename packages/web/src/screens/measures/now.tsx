import type { MeasureAnswer, MeasureResult } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { measureDots, number } from "@tvars/report";
import { useCallback, useMemo, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { SourceNotes } from "../../parts/source-notes.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Section } from "../area-page.tsx";
import type { Chosen, Query } from "./chosen.ts";
import { figureOf, valueIn } from "./figures.ts";
import { PartMap } from "./part-map.tsx";

/** The value of today: against its scale, against chance, in words, and where on the map it is made. */
export function Now({ chosen }: { chosen: Chosen }) {
  const { measure, beside, query } = chosen;
  const asking = useMemo<Query>(
    () => ({ ...query, measures: [measure, ...beside].map(({ id }) => id).join(",") }),
    [query, measure, beside],
  );
  const asked = useAnswer("measure", apiPath("/api/measure", asking));
  return (
    <Await asked={asked} block>
      {(answer) => (
        <>
          <Values answer={answer} query={asking} />
          <Words answer={answer} chosen={chosen} />
          {measure.perArea && <PartMap chosen={chosen} />}
          <SourceNotes of={[answer.provenance]} />
        </>
      )}
    </Await>
  );
}

const unitScale = ({ range }: MeasureResult): boolean => range.low === 0 && range.high === 1;

function Values({ answer, query }: { answer: MeasureAnswer; query: Query }) {
  const { t, lang, pick } = useTexts();
  const { place, year, results, areas, provenance } = answer;
  const onScale = results.filter(unitScale);
  const others = results.filter((result) => !unitScale(result));
  const make = useCallback(
    (options: PictureOptions) =>
      measureDots(
        {
          place: place.name[lang],
          year,
          ends: { low: t("mea.spread"), high: t("mea.apart") },
          rows: onScale.map((result) => ({
            id: result.id,
            label: result.name[lang],
            figure: figureOf(result),
            ...(result.interval ? { low: result.interval.low, high: result.interval.high } : {}),
            ...(result.expected === null ? {} : { expected: result.expected }),
          })),
        },
        options,
      ),
    // The rows follow from the answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [answer, lang, t],
  );
  const counted = [
    t("mea.areasUsed", { n: number(areas.used, lang) }),
    ...(areas.leftOut > 0 ? [t("mea.leftOut", { n: number(areas.leftOut, lang) })] : []),
  ].join(". ");
  return (
    <>
      {onScale.length > 0 && (
        <Result
          id="values"
          over={`${pick(place.name)} · ${year}`}
          make={make}
          provenance={provenance}
          years={String(year)}
          file={{ path: "/api/measure", query, formats: TABULAR }}
        >
          <p className="muted">{counted}.</p>
        </Result>
      )}
      {others.length > 0 && (
        <Section title={t("mea.otherScales")}>
          <dl className="figures">
            {others.map((result) => (
              <div key={result.id}>
                <dt>{pick(result.name)}</dt>
                <dd>{valueIn(result, lang) ?? t("mea.noValue")}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}

function Words({ answer, chosen }: { answer: MeasureAnswer; chosen: Chosen }) {
  const { t, pick } = useTexts();
  const [main] = answer.results;
  if (!main) return null;
  return (
    <Section title={t("mea.says")}>
      {main.problem ? (
        <p className="remark">
          {main.problem.expected}. {main.problem.action}
        </p>
      ) : (
        <>
          <p className="prose said">{pick(main.reading)}</p>
          <p className="reliability" data-grade={main.reliability.grade}>
            <strong>{t(`mea.reliability.${main.reliability.grade}`)}</strong>{" "}
            {main.reliability.reasons.map(pick).join(" ")}
          </p>
        </>
      )}
      <p className="prose">{pick(main.note)}</p>
      <h3>{t("mea.saysNot")}</h3>
      <p className="prose">{pick(main.doesNotSay)}</p>
      {chosen.measure.simulated && !main.problem && (
        <ChanceTest key={JSON.stringify(chosen.query)} chosen={chosen} main={main} />
      )}
      {answer.results.length > 1 && (
        <details className="how">
          <summary>{t("mea.otherReadings")}</summary>
          <dl className="words how-body">
            {answer.results.slice(1).map((result) => (
              <div key={result.id}>
                <dt>{pick(result.name)}</dt>
                <dd>{pick(result.problem ? result.note : result.reading)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}

const REPLICATES = 500;

/** A simulation on request, which can be stopped. */
function ChanceTest({ chosen, main }: { chosen: Chosen; main: MeasureResult }) {
  const { t, lang } = useTexts();
  const [running, setRunning] = useState(false);
  const asked = useAnswer(
    "measure",
    running
      ? apiPath("/api/measure", {
          ...chosen.query,
          measures: chosen.measure.id,
          test: "systematic",
          replicates: REPLICATES,
          seed: 1,
        })
      : null,
  );
  const test = running ? asked.data?.results[0]?.test : undefined;
  const decimals = 3;
  return (
    <div className="chance-test">
      {!running ? (
        <button type="button" className="button quiet" onClick={() => setRunning(true)}>
          {t("mea.test")}
        </button>
      ) : (
        asked.loading && (
          <>
            <progress aria-label={t("mea.testWait", { n: REPLICATES })} />{" "}
            <button type="button" className="button quiet" onClick={() => setRunning(false)}>
              {t("mea.testStop")}
            </button>
          </>
        )
      )}
      <p className="muted">{t("mea.testHelp", { n: REPLICATES })}</p>
      <output>
        {running && asked.loading && t("mea.testWait", { n: REPLICATES })}
        {running && asked.error?.message}
        {test &&
          t("mea.testSaid", {
            mean: number(test.mean, lang, decimals),
            low: number(test.low, lang, decimals),
            high: number(test.high, lang, decimals),
            value: number(main.value ?? 0, lang, decimals),
            p: number(test.p, lang, decimals),
          })}
      </output>
    </div>
  );
}
