import type { Answer } from "@tvars/api";
import { useState } from "react";
import { apiPath, forgetAnswers, tell } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useTexts } from "../../../text/index.ts";
import { keepName, lastName } from "../table/release-form.tsx";
import { StepFailed } from "../wizard/problem-facts.tsx";

type Release = Answer<"release">;
const WHILE = {
  draft: ["release", "refuse"],
  released: ["erratum", "withdraw"],
  refused: [],
  withdrawn: [],
} as const satisfies Record<Release["state"], readonly string[]>;
type Choice = "release" | "refuse" | "erratum" | "withdraw";

/** A person decides, by name and with a reason; both are written in the log and stay there. */
export function Decision({ release }: { release: Release }) {
  const { t } = useTexts();
  const choices: readonly Choice[] = WHILE[release.state];
  if (choices.length === 0) return null;
  const form = <DecisionForm key={release.state} release={release} choices={choices} />;
  return release.state === "draft" ? (
    <section className="section release-form">
      <h2>{t("rel.decide")}</h2>
      <p className="lead">{t("rel.decideHelp")}</p>
      {form}
    </section>
  ) : (
    <details className="fold">
      <summary>
        <span className="fold-title">{t("rel.change")}</span>
      </summary>
      <div className="release-form">{form}</div>
    </details>
  );
}

function DecisionForm({ release, choices }: { release: Release; choices: readonly Choice[] }) {
  const { t, pick } = useTexts();
  const [choice, setChoice] = useState<Choice>(choices[0]!);
  const [who, setWho] = useState(lastName);
  const [reason, setReason] = useState("");
  const [supersedes, setSupersedes] = useState("");
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const others = useAnswer("releases", choice === "release" ? apiPath("/api/releases") : null);
  const replaceable = (others.data ?? []).filter(
    (one) => one.records === release.records && one.state === "released" && one.supersededBy === null,
  );
  const run = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      await tell("decideRelease", "POST", `/api/releases/${release.id}/decision`, {
        decision: choice,
        who,
        reason,
        ...(choice === "release" && supersedes !== "" ? { supersedes } : {}),
      });
      keepName(who);
      forgetAnswers();
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    } finally {
      setWorking(false);
    }
  };
  const ready = who.trim() !== "" && reason.trim() !== "";
  return (
    <form
      className="ask-body"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void run();
      }}
    >
      <div className="radios" role="radiogroup" aria-label={t("rel.decide")}>
        {choices.map((one) => (
          <label key={one} className="radio">
            <input type="radio" name="decision" checked={choice === one} onChange={() => setChoice(one)} />
            <span>
              {t(`rel.decide.${one}`)}
              <span className="radio-help">{t(`rel.decide.${one}Help`)}</span>
            </span>
          </label>
        ))}
      </div>
      {choice === "release" && replaceable.length > 0 && (
        <label className="stacked wide-field">
          <span>{t("rel.supersedes")}</span>
          <select value={supersedes} onChange={(event) => setSupersedes(event.target.value)}>
            <option value="">{t("rel.supersedesNone")}</option>
            {replaceable.map(({ id, title }) => (
              <option key={id} value={id}>
                {id}: {pick(title)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="field-row">
        <label className="stacked">
          <span>{t("rel.who")}</span>
          <input
            type="text"
            required
            autoComplete="name"
            value={who}
            onChange={(event) => setWho(event.target.value)}
          />
        </label>
        <label className="stacked">
          <span>{t("rel.reason")}</span>
          <input type="text" required value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      <p>
        <button type="submit" className="button large" disabled={working || !ready}>
          {t(working ? "rel.deciding" : `rel.do.${choice}`)}
        </button>
      </p>
      {error && <StepFailed error={error} />}
    </form>
  );
}
