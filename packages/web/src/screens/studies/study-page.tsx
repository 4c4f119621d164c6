import type { StudyDefinition } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useDraft } from "../../parts/use-draft.ts";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { STUDIES } from "../reports/address.ts";
import { SaveBar } from "../reports/save-bar.tsx";
import { RemoveStudy } from "./remove-study.tsx";
import { StepList } from "./step-list.tsx";
import { StudyRuns } from "./study-runs.tsx";
import { UsedIn } from "./used-in.tsx";

export function StudyPage({ id }: { id: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { data, error, retry } = useAnswer("study", `/api/studies/${id}`);
  return (
    <div className="page reports study">
      <p>
        <Link to={{ ...state, report: STUDIES, versus: [] }}>{t("std.all")}</Link>
      </p>
      {error ? (
        <Failed error={error} retry={retry} />
      ) : data ? (
        // A step kept elsewhere meanwhile is shown, unless something is being written here.
        <Study key={data.steps.map((step) => step.id).join()} stored={data} />
      ) : (
        <Skeleton block />
      )}
    </div>
  );
}

function Study({ stored }: { stored: StudyDefinition }) {
  const { t, lang, pick } = useTexts();
  const draft = useDraft(`study ${stored.id}`, stored);
  const study = draft.value;
  const [failure, setFailure] = useState<ApiError>();
  const save = async (): Promise<void> => {
    try {
      await tell("saveStudy", "PUT", `/api/studies/${study.id}`, study);
      draft.saved(study);
      setFailure(undefined);
      forgetAnswers();
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  return (
    <>
      <h1>{pick(study.title)}</h1>
      <form
        className="study-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="report-fields">
          {(["title", "question"] as const).map((name) => (
            <label key={name} className="field wide">
              <span>{t(`std.${name}`)}</span>
              <input
                type="text"
                required
                value={study[name][lang]}
                onChange={({ target }) =>
                  draft.set({ ...study, [name]: { ...study[name], [lang]: target.value } })
                }
              />
            </label>
          ))}
        </div>
        <h2>{t("std.stepsTitle")}</h2>
        <StepList study={study} change={(steps) => draft.set({ ...study, steps })} />
        {failure && <Failed error={failure} retry={() => void save()} />}
        <SaveBar draft={draft} />
      </form>
      <StudyRuns study={stored} changed={draft.changed} />
      <UsedIn id={stored.id} />
      <RemoveStudy id={stored.id} />
    </>
  );
}
