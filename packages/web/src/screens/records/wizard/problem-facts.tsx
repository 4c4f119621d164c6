import type { Problem } from "@tvars/api";
import type { ApiError } from "../../../api/problem.ts";
import { Notice } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";

/** What went wrong, what was expected and what to do, in the language of the page. */
export function ProblemFacts({ problem }: { problem: Problem }) {
  const { t, pick } = useTexts();
  const { texts } = problem;
  const expected = texts?.expected ? pick(texts.expected) : problem.expected;
  const action = texts?.action ? pick(texts.action) : problem.action;
  const facts = [
    [t("data.problem.file"), problem.file],
    [t("data.problem.row"), problem.row],
    [t("data.problem.value"), problem.value === undefined ? undefined : String(problem.value)],
    [t("data.problem.expected"), expected],
    [t("data.problem.action"), action],
  ] as const;
  return (
    <div className="notice problem" role="alert">
      <p className="notice-title">{texts ? pick(texts.title) : problem.title}</p>
      <p className="prose">{texts ? pick(texts.detail) : problem.detail}</p>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name} className="facts-row">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

/** Why a step could not be taken. */
export function StepFailed({ error, retry }: { error: ApiError; retry?: () => void }) {
  const { t } = useTexts();
  if (error.problem) return <ProblemFacts problem={error.problem} />;
  const offline = error.kind === "offline";
  return (
    <Notice
      urgent
      title={t(offline ? "state.offline" : "state.failed")}
      action={
        retry && (
          <button type="button" className="button" onClick={retry}>
            {t("state.retry")}
          </button>
        )
      }
    >
      <p>{offline ? t("state.offlineHelp") : t("state.failedHelp", { detail: error.message })}</p>
    </Notice>
  );
}
