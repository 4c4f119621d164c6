import type { CompositionAnswer } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { number, trendLines } from "@tvars/report";
import { useCallback, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { breaksOf } from "../../parts/shares.ts";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { IndicatorChoice } from "./indicator-choice.tsx";

/** The same areas over time against the same type each year, a picture for each type. */
export function Composition() {
  const { pick } = useTexts();
  const { state } = useRouter();
  const [indicator, setIndicator] = useState("socioeconomic-index");
  const query = { indicator, place: state.place };
  const asked = useAnswer("composition", apiPath("/api/composition", query));
  return (
    <>
      <div className="choices">
        <IndicatorChoice value={indicator} onChoose={setIndicator} />
      </div>
      <Await asked={asked} block>
        {(answer) => (
          <>
            <h2 className="finding">{pick(answer.title)}</h2>
            <p className="prose">{pick(answer.reading.at(-1)!)}</p>
            {answer.types.map((type) => (
              <OneType key={type.type} answer={answer} of={type} query={query} />
            ))}
          </>
        )}
      </Await>
    </>
  );
}

interface OneTypeProps {
  answer: CompositionAnswer;
  of: CompositionAnswer["types"][number];
  query: Record<string, string | null>;
}

function OneType({ answer, of, query }: OneTypeProps) {
  const { t, lang, pick } = useTexts();
  const { from, unit, breaks, provenance } = answer;
  const make = useCallback(
    (options: PictureOptions) => {
      const picture = trendLines(
        {
          measure: t("fol.type", { type: of.type }),
          decimals: 1,
          series: [
            {
              id: "areas",
              label: t("fol.sameAreas", { year: from }),
              own: true,
              points: of.sameAreas.map(({ year, value }) => ({ year, figure: value.figure })),
            },
            {
              id: "type",
              label: t("fol.sameType"),
              points: of.sameType.map(({ year, value }) => ({ year, figure: value.figure })),
            },
          ],
          breaks: breaksOf(breaks),
        },
        options,
      );
      const title = t("fol.compositionTitle", {
        type: of.type,
        own: number(of.own, lang, 1, true),
        composition: number(of.composition, lang, 1, true),
      });
      return { ...picture, title };
    },
    [of, from, breaks, lang, t],
  );
  return (
    <Result
      id={`type-${of.type}`}
      level={3}
      make={make}
      unit={pick(unit)}
      provenance={provenance}
      file={{ path: "/api/composition", query, formats: TABULAR }}
    />
  );
}
