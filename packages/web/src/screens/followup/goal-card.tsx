import type { GoalAnswer } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { targetPath } from "@tvars/report";
import { useCallback } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { breaksOf } from "../../parts/shares.ts";
import { useTexts } from "../../text/index.ts";
import { usePlaceName } from "./place-choice.tsx";
import { StatusMark } from "./status-mark.tsx";

export const placeOf = ({ follows }: GoalAnswer["goal"]): string =>
  follows.kind === "records" ? follows.asked.place : follows.place;

interface GoalCardProps {
  answer: GoalAnswer;
  onChange: () => void;
}

/** A goal: its status in shape and words, why in one sentence, the way to the target, and what stands in the way of comparing. */
export function GoalCard({ answer, onChange }: GoalCardProps) {
  const { t, lang, pick } = useTexts();
  const { goal, title, status, years, path, breaks, unit, reading, revised, cutoffsMoved, provenance } =
    answer;
  const where = usePlaceName(placeOf(goal));
  const make = useCallback(
    (options: PictureOptions) => {
      const first = path[0];
      const picture = targetPath(
        {
          measure: goal.title[lang],
          place: where,
          points: years
            .filter(({ year }) => year >= goal.from)
            .map(({ year, value }) => ({
              year,
              figure: value.figure,
              ...(value.low === null || value.high === null ? {} : { low: value.low, high: value.high }),
            })),
          from: first ?? { year: goal.from, value: goal.target },
          target: { year: goal.by, value: goal.target },
          direction: goal.direction,
          status,
          unit: unit.sv === "procent" ? "percent" : "number",
          decimals: goal.follows.kind === "measure" ? 3 : 1,
          breaks: breaksOf(breaks),
        },
        options,
      );
      return { ...picture, title: pick(title) };
    },
    [goal, title, status, years, path, breaks, unit, where, lang, pick],
  );
  const remove = async (): Promise<void> => {
    await tell("deleteGoal", "DELETE", `/api/goals/${goal.id}`);
    forgetAnswers();
  };
  const [sentence, ...more] = reading;
  const said = [...more, ...revised.map(({ text }) => text), ...(cutoffsMoved ? [cutoffsMoved] : [])];
  return (
    <div className="goal-card">
      <p className="goal-status">
        <StatusMark status={status} />
      </p>
      <Result
        id={`goal-${goal.id}`}
        make={make}
        provenance={provenance}
        unit={pick(unit)}
        file={{ path: `/api/goals/${goal.id}`, query: {}, formats: TABULAR }}
      >
        {sentence && <p className="prose goal-why">{pick(sentence)}</p>}
        {said.length > 0 && (
          <ul className="bullets">
            {said.map((text) => (
              <li key={text.sv}>{pick(text)}</li>
            ))}
          </ul>
        )}
        <p className="form-actions">
          <button
            type="button"
            className="button quiet"
            onClick={onChange}
            aria-label={t("fol.change", { name: goal.title[lang] })}
          >
            {t("fol.edit")}
          </button>
          <button
            type="button"
            className="button quiet"
            onClick={() => void remove()}
            aria-label={t("fol.removeNamed", { name: goal.title[lang] })}
          >
            {t("fol.remove")}
          </button>
        </p>
      </Result>
    </div>
  );
}
