import type { CompositionAnswer } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { number, trendLines } from "@tvars/report";
import { useCallback } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { breaksOf } from "../../parts/shares.ts";
import { Await } from "../../parts/states.tsx";
import { StoryView } from "../../parts/story-result.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { IndicatorChoice } from "./indicator-choice.tsx";
import { PlaceChoice, WHOLE } from "./place-choice.tsx";

const INDEX = "socioeconomic-index";

/** The same areas over time against the same type each year, a picture for each type. */
export function Composition() {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const indicator = state.measure ?? INDEX;
  const query = { indicator, place: state.place };
  const asked = useAnswer("composition", apiPath("/api/composition", query));
  return (
    <>
      <div className="choices">
        <IndicatorChoice value={indicator} onChoose={(id) => go({ measure: id === INDEX ? null : id })} />
      </div>
      <PlaceChoice
        label={t("fol.findPlace")}
        said={t("fol.place")}
        place={state.place ?? WHOLE}
        onChange={(place) => go({ place: place === WHOLE ? null : place })}
      />
      <Await asked={asked} block>
        {(answer) => (
          <>
            <h2 className="finding">{pick(answer.title)}</h2>
            <p className="prose">{pick(answer.reading.at(-1)!)}</p>
            {answer.types.length === 0 && <p>{t("fol.noTypes")}</p>}
            {answer.types.map((type) => (
              <OneType key={type.type} answer={answer} of={type} query={query} />
            ))}
            <section>
              <h2>{t("fol.maps", { from: answer.from, to: answer.to })}</h2>
              <p className="prose">{t("fol.mapsHelp")}</p>
              <StoryView
                kind="maps"
                level={3}
                query={{ place: state.place ?? WHOLE, from: answer.from, to: answer.to, of: "type" }}
              />
            </section>
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
  const { from, to, unit, breaks, provenance } = answer;
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
      // Which of the two is larger is the finding; where neither is anything to speak of, that is.
      const [own, joined] = [Math.abs(of.own), Math.abs(of.composition)];
      const finding = Math.max(own, joined) < 0.05 ? "still" : own >= joined ? "mostlyOwn" : "mostlyJoined";
      const title = t(`fol.composition.${finding}`, {
        type: of.type,
        from,
        to,
        total: number(of.own + of.composition, lang, 1, true),
        own: number(of.own, lang, 1, true),
        composition: number(of.composition, lang, 1, true),
      });
      const first = (points: typeof of.sameType): string =>
        number(points[0]?.value.figure.value ?? NaN, lang, 1);
      const last = (points: typeof of.sameType): string =>
        number(points.at(-1)?.value.figure.value ?? NaN, lang, 1);
      const alike = of.sameAreas.every(
        ({ value }, at) => value.figure.value === of.sameType[at]?.value.figure.value,
      );
      const summary = t(alike ? "fol.compositionAlike" : "fol.compositionSaid", {
        year: from,
        start: first(of.sameAreas),
        areas: last(of.sameAreas),
        type: last(of.sameType),
        to,
      });
      return { ...picture, title, summary };
    },
    [of, from, to, breaks, lang, t],
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
