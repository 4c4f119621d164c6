import type { Goal } from "@tvars/api";
import type { FormEvent } from "react";
import { useState } from "react";
import { apiPath, forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Await } from "../../parts/states.tsx";
import { useWorkspace } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import type { Draft } from "./goal-draft.ts";
import { draftOf, emptyDraft, goalOf, possibleOf } from "./goal-draft.ts";
import { GoalOf } from "./goal-of.tsx";
import type { Followable } from "./goal-what.tsx";
import { GoalWhat } from "./goal-what.tsx";
import { PlaceChoice, WHOLE } from "./place-choice.tsx";

interface GoalFormProps {
  /** The goal that is changed; null is a new one. */
  goal: Goal | null;
  taken: readonly string[];
  /** Called when the goal is saved, or left as it was. */
  onDone: (saved: Goal | null) => void;
}

/** A goal to write or to change; what can be followed is asked for first, so that only what is possible is shown. */
export function GoalForm(props: GoalFormProps) {
  const indicators = useAnswer("indicators", apiPath("/api/indicators"));
  const measures = useAnswer("measures", apiPath("/api/measures"));
  const groupings = useAnswer("groupings", apiPath("/api/groupings"));
  const records = useAnswer("records", apiPath("/api/records"));
  const first = [indicators, measures, groupings, records].find(({ error }) => error);
  return (
    <Await
      asked={{
        ...(first ?? indicators),
        data:
          indicators.data && measures.data && groupings.data && records.data
            ? {
                indicators: indicators.data.filter(({ years }) => years.length > 0),
                measures: measures.data,
                groupings: groupings.data,
                records: records.data.filter(({ years }) => years.length > 0),
              }
            : undefined,
      }}
    >
      {(known: Followable) => <Form key={props.goal?.id ?? ""} known={known} {...props} />}
    </Await>
  );
}

function Form({ known, goal, taken, onDone }: GoalFormProps & { known: Followable }) {
  const { t, lang } = useTexts();
  const { years } = useWorkspace();
  const [draft, setDraft] = useState<Draft>(() => (goal ? draftOf(goal) : emptyDraft(years, WHOLE)));
  const [said, setSaid] = useState("");
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const possible = possibleOf(
    draft.kind,
    known.indicators.find(({ id }) => id === draft.what),
  );
  const name = draft.title[lang];
  // One name for both languages until they have been told apart.
  const rename = (text: string): void =>
    change({
      title: draft.title.sv === draft.title.en ? { sv: text, en: text } : { ...draft.title, [lang]: text },
    });
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const made = goalOf(draft, taken);
    try {
      await tell("saveGoal", "PUT", `/api/goals/${made.id}`, made);
      setSaid(t("fol.saved"));
      if (!goal) setDraft(emptyDraft(years, draft.place));
      forgetAnswers();
      onDone(made);
    } catch (error) {
      const { problem } = error instanceof ApiError ? error : { problem: undefined };
      setSaid([(error as Error).message, problem?.expected, problem?.action].filter(Boolean).join(" "));
    }
  };
  return (
    <section className="result goal-form" aria-labelledby="goal-form">
      <h2 id="goal-form">{goal ? t("fol.change", { name: goal.title[lang] }) : t("fol.add")}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <label className="stacked wide">
          <span>{t("fol.name")}</span>
          <input
            type="text"
            required
            maxLength={80}
            value={name}
            onChange={(event) => rename(event.target.value)}
          />
        </label>
        <GoalWhat draft={draft} known={known} change={change} />
        <GoalOf draft={draft} possible={possible} change={change} />
        <PlaceChoice
          label={t("fol.findPlace")}
          said={t("fol.place")}
          place={draft.place}
          onChange={(place) => change({ place })}
        />
        <div className="choices target-row">
          <label className="stacked">
            <span>{t("fol.direction")}</span>
            <select
              value={draft.direction}
              onChange={(event) => change({ direction: event.target.value as Draft["direction"] })}
            >
              <option value="at-most">{t("fol.atMost")}</option>
              <option value="at-least">{t("fol.atLeast")}</option>
            </select>
          </label>
          <label className="stacked short">
            <span>{t("fol.target")}</span>
            <input
              type="text"
              inputMode="decimal"
              required
              value={draft.target}
              onChange={(event) => change({ target: event.target.value })}
            />
          </label>
          <label className="stacked short">
            <span>{t("fol.from")}</span>
            <input
              type="text"
              inputMode="numeric"
              pattern="\d{4}"
              required
              value={draft.from}
              onChange={(event) => change({ from: event.target.value })}
            />
          </label>
          <label className="stacked short">
            <span>{t("fol.by")}</span>
            <input
              type="text"
              inputMode="numeric"
              pattern="\d{4}"
              required
              value={draft.by}
              onChange={(event) => change({ by: event.target.value })}
            />
          </label>
        </div>
        <p className="form-actions">
          <button type="submit" className="button">
            {goal ? t("fol.saveChange") : t("fol.save")}
          </button>
          {goal && (
            <button type="button" className="button quiet" onClick={() => onDone(null)}>
              {t("fol.leave")}
            </button>
          )}
        </p>
        <output className="prose">{said}</output>
      </form>
    </section>
  );
}
