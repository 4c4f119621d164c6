import type { Goal, GoalAnswer } from "@tvars/api";
import { number } from "@tvars/report";
import { useEffect, useRef, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Await, Notice } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { GoalCard, placeOf } from "./goal-card.tsx";
import { GoalForm } from "./goal-form.tsx";
import { usePlaceName } from "./place-choice.tsx";
import { StatusMark } from "./status-mark.tsx";

/** With more goals than this they are told apart in an overview first. */
const FEW = 1;

/** Every goal as a card of its own, in the order of their names: never by how they fare. */
export function Goals() {
  const { t, lang } = useTexts();
  const asked = useAnswer("goals", apiPath("/api/goals"));
  const [changing, setChanging] = useState<Goal | null>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (changing) form.current?.scrollIntoView({ block: "start" });
  }, [changing]);
  return (
    <>
      <Await asked={asked} block>
        {(goals) => {
          const sorted = goals.toSorted((a, b) => a.goal.title[lang].localeCompare(b.goal.title[lang], lang));
          return goals.length === 0 ? (
            <Notice icon="target" title={t("fol.noGoals")}>
              <p>{t("fol.noGoalsHelp")}</p>
            </Notice>
          ) : (
            <>
              {goals.length > FEW && <Overview goals={sorted} />}
              {sorted.map((answer) => (
                <GoalCard
                  key={answer.goal.id}
                  answer={answer}
                  onChange={() => setChanging({ ...answer.goal })}
                />
              ))}
            </>
          );
        }}
      </Await>
      <div ref={form}>
        <GoalForm
          goal={changing}
          taken={asked.data?.map(({ goal }) => goal.id) ?? []}
          onDone={(saved) => {
            const id = (saved ?? changing)?.id;
            setChanging(null);
            if (changing) document.querySelector(`#goal-${id}`)?.scrollIntoView({ block: "start" });
          }}
        />
      </div>
    </>
  );
}

/** All goals at a glance: status, latest value, target. */
function Overview({ goals }: { goals: readonly GoalAnswer[] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="goal-overview">
      <h2 id="goal-overview">{t("fol.overview", { n: goals.length })}</h2>
      <ul className="goal-overview">
        {goals.map((answer) => (
          <OneOfMany key={answer.goal.id} answer={answer} />
        ))}
      </ul>
    </section>
  );
}

function OneOfMany({ answer: { goal, status, years, unit } }: { answer: GoalAnswer }) {
  const { t, lang, pick } = useTexts();
  const where = usePlaceName(placeOf(goal));
  const latest = years.findLast(
    ({ year, value }) => year >= goal.from && year <= goal.by && value.figure.value !== null,
  );
  const decimals = goal.follows.kind === "measure" ? 3 : 1;
  const said = (value: number): string => number(value, lang, decimals);
  return (
    <li>
      <a className="goal-tile" href={`#goal-${goal.id}`}>
        <StatusMark status={status} />
        <strong>{goal.title[lang]}</strong>
        <span className="muted">{where}</span>
        <span>
          {t("fol.tile", {
            latest: latest ? `${said(latest.value.figure.value!)} (${latest.year})` : "–",
            direction: t(goal.direction === "at-most" ? "fol.atMost" : "fol.atLeast"),
            target: said(goal.target),
            unit: goal.follows.kind === "measure" ? "" : pick(unit),
            by: goal.by,
          })}
        </span>
      </a>
    </li>
  );
}
