import type { MeasureAnswer } from "@tvars/api";
import { useMemo } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { SourceNotes } from "../../parts/source-notes.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Section } from "../area-page.tsx";
import { ChanceTest } from "./chance-test.tsx";
import type { Chosen, Query } from "./chosen.ts";
import { PartMap } from "./part-map.tsx";
import { Shape } from "./shape.tsx";
import { RangeSaid, Values } from "./values.tsx";

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
      {(answer) => {
        const [main] = answer.results;
        return (
          <>
            <Values answer={answer} query={asking} />
            <Words answer={answer} chosen={chosen} />
            {main && <Shape answer={answer} result={main} query={asking} />}
            {measure.perArea && !main?.problem && <PartMap chosen={chosen} />}
            <SourceNotes of={[answer.provenance]} />
          </>
        );
      }}
    </Await>
  );
}

function Words({ answer, chosen }: { answer: MeasureAnswer; chosen: Chosen }) {
  const { t, pick } = useTexts();
  const [main] = answer.results;
  if (!main) return null;
  return (
    <Section title={t("mea.says")}>
      {main.problem ? (
        <p className="remark">{pick(main.note)}</p>
      ) : (
        <>
          <p className="prose said">{pick(main.reading)}</p>
          <p className="reliability" data-grade={main.reliability.grade}>
            <strong>{t(`mea.reliability.${main.reliability.grade}`)}</strong>{" "}
            {main.reliability.reasons.map(pick).join(" ")}
          </p>
          <p className="prose">{pick(main.note)}</p>
        </>
      )}
      <h3>{t("mea.saysNot")}</h3>
      <p className="prose">{pick(main.doesNotSay)}</p>
      {answer.results.length > 1 && (
        <details className="how">
          <summary>{t("mea.otherReadings")}</summary>
          <dl className="words how-body">
            {answer.results.slice(1).map((result) => (
              <div key={result.id}>
                <dt>{pick(result.name)}</dt>
                <dd>{pick(result.problem ? result.note : result.reading)}</dd>
                <dd className="muted">
                  <RangeSaid range={result.range} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {chosen.measure.simulated && !main.problem && (
        <ChanceTest key={JSON.stringify([chosen.query, main.id])} chosen={chosen} main={main} />
      )}
    </Section>
  );
}
