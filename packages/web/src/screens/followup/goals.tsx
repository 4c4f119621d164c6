import type { GoalAnswer } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { targetPath } from "@tvars/report";
import { useCallback } from "react";
import { apiPath, forgetAnswers, tell } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { breaksOf } from "../../parts/shares.ts";
import { Await, Notice } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { GoalForm } from "./goal-form.tsx";

/** Every goal as a card of its own, in the order of their names: never by how they fare. */
export function Goals() {
  const { t } = useTexts();
  const asked = useAnswer("goals", apiPath("/api/goals"));
  return (
    <>
      <Await asked={asked} block>
        {(goals) =>
          goals.length === 0 ? (
            <Notice icon="target" title={t("fol.noGoals")}>
              <p>{t("fol.noGoalsHelp")}</p>
            </Notice>
          ) : (
            <>
              {goals.map((answer) => (
                <GoalCard key={answer.goal.id} answer={answer} />
              ))}
            </>
          )
        }
      </Await>
      <GoalForm />
    </>
  );
}

function GoalCard({ answer }: { answer: GoalAnswer }) {
  const { t, lang, pick } = useTexts();
  const { goal, status, years, path, breaks, unit, reading, revised, cutoffsMoved, provenance } = answer;
  const place = goal.follows.kind === "records" ? goal.follows.asked.place : goal.follows.place;
  const asked = useAnswer("place", place === "riket" ? null : apiPath(`/api/places/${place}`));
  // "Riket" is said only where the country is whole, which a goal cannot know.
  const where = place === "riket" ? t("mea.everything") : asked.data ? pick(asked.data.place.name) : place;
  const make = useCallback(
    (options: PictureOptions) => {
      const first = path[0];
      return targetPath(
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
          breaks: breaksOf(breaks),
        },
        options,
      );
    },
    [goal, status, years, path, breaks, unit, where, lang],
  );
  const remove = async (): Promise<void> => {
    await tell("deleteGoal", "DELETE", `/api/goals/${goal.id}`);
    forgetAnswers();
  };
  return (
    <div className="goal-card">
      <Result
        id={`goal-${goal.id}`}
        over={t("fol.status", { status: t(`fol.${status}`) })}
        make={make}
        provenance={provenance}
        unit={pick(unit)}
        file={{ path: `/api/goals/${goal.id}`, query: {}, formats: TABULAR }}
      >
        <ul className="bullets">
          {[...reading, ...revised.map(({ text }) => text), ...(cutoffsMoved ? [cutoffsMoved] : [])].map(
            (text) => (
              <li key={text.sv}>{pick(text)}</li>
            ),
          )}
        </ul>
        <p>
          <button type="button" className="button quiet" onClick={() => void remove()}>
            {t("fol.remove")}
          </button>
        </p>
      </Result>
    </div>
  );
}
