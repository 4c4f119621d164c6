import type { Transitions } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { transitionDiagram } from "@tvars/report";
import type { ReactNode } from "react";
import { useCallback, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { TABULAR } from "../parts/downloads.tsx";
import { Result } from "../parts/result.tsx";
import { Await } from "../parts/states.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";

/** How the areas of a place moved between types. */
export function TransitionsOf({ place }: { place: string }) {
  const { years } = useWorkspace();
  const { t } = useTexts();
  const to = useYear();
  const earlier = years.filter((year) => year < to);
  const [since, setSince] = useState<number | null>(null);
  const from = since !== null && since < to ? since : (earlier.at(-5) ?? earlier[0]);
  const asked = useAnswer(
    "transitions",
    from === undefined ? null : apiPath("/api/transitions", { place, from, to }),
  );
  if (from === undefined) return null;
  return (
    <Await asked={asked} block>
      {(transitions) => (
        <TransitionResult transitions={transitions}>
          <label className="inline-choice">
            {t("map.since")}{" "}
            <select value={from} onChange={(event) => setSince(Number(event.target.value))}>
              {earlier.toReversed().map((year) => (
                <option key={year} value={year}>
                  {year}
                </option>
              ))}
            </select>
          </label>
        </TransitionResult>
      )}
    </Await>
  );
}

function TransitionResult({ transitions, children }: { transitions: Transitions; children: ReactNode }) {
  const { t } = useTexts();
  const make = useCallback(
    (options: PictureOptions) => {
      const counts = [1, 2, 3, 4, 5].map((from) =>
        [1, 2, 3, 4, 5].map((to) => {
          const areas = transitions.matrix.find((cell) => cell.from === from && cell.to === to)?.areas ?? 0;
          return { value: areas, status: areas === 0 ? ("zero" as const) : ("value" as const) };
        }),
      );
      return transitionDiagram({ fromYear: transitions.from, toYear: transitions.to, counts }, options);
    },
    [transitions],
  );
  const { moved, onlyBefore, onlyAfter } = transitions.notComparable;
  return (
    <Result
      id="transitions"
      over={t("areas.transitions")}
      make={make}
      provenance={transitions.provenance}
      unit={t("measure.areas").toLowerCase()}
      years={`${transitions.from}–${transitions.to}`}
      file={{
        path: "/api/transitions",
        query: { place: transitions.place.id, from: transitions.from, to: transitions.to },
        formats: TABULAR,
      }}
    >
      {moved + onlyBefore + onlyAfter > 0 && (
        <p className="prose muted">{t("areas.notComparable", { moved, onlyBefore, onlyAfter })}</p>
      )}
      {children}
    </Result>
  );
}
