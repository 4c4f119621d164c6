import type { BreakdownAnswer } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { MAPPED } from "../../../parts/downloads.tsx";
import { Result } from "../../../parts/result.tsx";
import { useTexts } from "../../../text/index.ts";
import { areaBy, partsOf, yearsOf } from "./asked.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import { MOST_ROWS, mainPicture } from "./pictures.ts";

interface MainResultProps {
  answer: BreakdownAnswer;
  /** What the table was asked for with; left out where it is a release, which is its own file. */
  query?: Record<string, string | null>;
  /** Where the figures can be had as a file. */
  file?: string;
  /** Where the page's own heading says the finding. */
  said?: boolean;
}

const NO_QUERY = {};

/** The figure asked for with its intervals, as a picture and as the whole table. */
export function MainResult({ answer, query = NO_QUERY, file, said = false }: MainResultProps) {
  const { t, pick, lang } = useTexts();
  const { asked, place, records } = answer;
  const make = useCallback((options: PictureOptions) => mainPicture(answer, lang, options), [answer, lang]);
  const area = areaBy(asked.by);
  return (
    <Result
      id="breakdown"
      over={`${pick(records.title)} · ${pick(place.name)}`}
      said={said}
      make={make}
      provenance={answer.provenance}
      unit={pick(answer.unit)}
      years={yearsOf(answer)}
      table={<BreakdownTable answer={answer} />}
      file={{
        path: file ?? `/api/records/${records.id}/table`,
        query,
        formats: area && file === undefined ? MAPPED : MAPPED.filter((one) => one !== "geojson"),
      }}
    >
      {partsOf(answer).length > MOST_ROWS && (
        <p className="muted">{t("rec.table.firstRows", { n: MOST_ROWS })}</p>
      )}
    </Result>
  );
}
