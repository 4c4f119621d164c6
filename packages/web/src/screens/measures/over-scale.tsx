import type { Answer } from "@tvars/api";
import type { PictureOptions, ScalePoint } from "@tvars/report";
import { scaleProfile } from "@tvars/report";
import { useCallback } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import type { Chosen, Query } from "./chosen.ts";

type Scale = Answer<"measureScale">;
type Series = Scale["series"][number];

/** The measure over ever larger surroundings. */
export function OverScale({ chosen }: { chosen: Chosen }) {
  const { t } = useTexts();
  const query = { ...chosen.query, measure: chosen.measure.id };
  const asked = useAnswer("measureScale", apiPath("/api/measure/scale", query));
  return (
    <Await asked={asked} block>
      {(answer) => (
        <>
          <p className="prose">{t("mea.scaleHelp")}</p>
          {(["persons", "metres"] as const).map((kind) => {
            const series = answer.series.find((one) => one.kind === kind);
            return series && <Profile key={kind} answer={answer} series={series} query={query} />;
          })}
        </>
      )}
    </Await>
  );
}

function Profile({ answer, series, query }: { answer: Scale; series: Series; query: Query }) {
  const { t, lang, pick } = useTexts();
  const kind = series.kind === "metres" ? "metres" : "persons";
  const make = useCallback(
    (options: PictureOptions) => {
      const pointOf = ({ at, label, value, low, high }: Series["points"][number]): ScalePoint => ({
        at,
        label: label[lang],
        value,
        ...(low === null || high === null ? {} : { low, high }),
      });
      const divisions = answer.series.find(({ kind }) => kind === "division");
      return scaleProfile(
        {
          measure: answer.measure.name[lang],
          place: `${answer.place.name[lang]} ${answer.year}`,
          axis: t(`mea.scale.${kind}`),
          // The axis has said that they are persons.
          unit: kind === "persons" ? "" : series.unit[lang],
          decimals: 3,
          line: series.points.map(pointOf),
          // Divisions have a size in persons, not in metres.
          marks: series.kind === "persons" ? (divisions?.points.map(pointOf) ?? []) : [],
          ...(series.band ? { band: series.band[lang] } : {}),
          ...(series.kind === "persons" ? { finding: answer.reading[lang] } : {}),
        },
        options,
      );
    },
    [answer, series, kind, lang, t],
  );
  return (
    <Result
      id={series.kind}
      over={t(`mea.scale.${kind}`)}
      make={make}
      provenance={answer.provenance}
      years={String(answer.year)}
      file={{ path: "/api/measure/scale", query, formats: TABULAR }}
    >
      {series.absent && <p className="remark">{pick(series.absent)}</p>}
    </Result>
  );
}
