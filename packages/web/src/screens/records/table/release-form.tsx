import type { BreakdownAnswer } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers, tell } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { useTexts } from "../../../text/index.ts";
import { fresh, useRouter } from "../../../url/router.tsx";
import { changeDraft } from "../wizard/draft.ts";
import { StepFailed } from "../wizard/problem-facts.tsx";

const WHO = "tvars-who";

/** The name last given, so that it is written once. */
export const lastName = (): string => {
  try {
    return localStorage.getItem(WHO) ?? "";
  } catch {
    return "";
  }
};

export function keepName(name: string): void {
  try {
    localStorage.setItem(WHO, name);
  } catch {
    // Without storage the name is written again.
  }
}

/** From a table to a draft of its release. */
export function ReleaseForm({ answer }: { answer: BreakdownAnswer }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const [who, setWho] = useState(lastName);
  const [reason, setReason] = useState("");
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      const { id } = await tell("draftRelease", "POST", "/api/releases", {
        asked: answer.asked,
        who,
        reason,
      });
      keepName(who);
      forgetAnswers();
      changeDraft({ release: id });
      go({ ...fresh(state), screen: "utlamning", release: id, place: null });
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    } finally {
      setWorking(false);
    }
  };
  return (
    <section className="section release-form">
      <h2>{t("rec.release.title")}</h2>
      <p className="lead">{t("rec.release.lead")}</p>
      <form
        className="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (who.trim() !== "") void run();
        }}
      >
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
          <span>{t("rec.release.why")}</span>
          <input type="text" value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <button type="submit" className="button large" disabled={working || who.trim() === ""}>
          {t(working ? "rec.release.working" : "rec.release.do")}
        </button>
      </form>
      {error && <StepFailed error={error} />}
    </section>
  );
}
