import type { RecordsSet } from "@tvars/api";
import { number } from "@tvars/report";
import { useState } from "react";
import { forgetAnswers, tell } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { CopyLine } from "../../../parts/copy.tsx";
import { dayOf } from "../../../parts/held.ts";
import { useTexts } from "../../../text/index.ts";
import { fresh, useRouter } from "../../../url/router.tsx";
import { VerdictStrip } from "../verdict-strip.tsx";
import { setDraft } from "../wizard/draft.ts";
import { StepFailed } from "../wizard/problem-facts.tsx";

/** What the records are, what became of the rows, and how they are removed. */
export function AboutSet({ set }: { set: RecordsSet }) {
  const { t, pick, lang } = useTexts();
  const { definition, rows, verdicts, stored, expires, earlier, snapshot, command } = set;
  const { secrecy } = definition;
  return (
    <div className="table-view">
      <section className="section">
        <h2>{t("rec.about.rows", { n: number(rows, lang) })}</h2>
        <VerdictStrip verdicts={verdicts} />
      </section>
      <section className="section">
        <h2>{t("rec.about.definition")}</h2>
        <dl className="facts">
          <dt>{t("result.source")}</dt>
          <dd>{definition.source}</dd>
          <dt>{t("rec.where.of")}</dt>
          <dd>{t(`rec.placeOf.${definition.placeOf}`)}</dd>
          {definition.groups.length > 0 && (
            <>
              <dt>{t("rec.groups.title")}</dt>
              <dd>{definition.groups.map(({ title }) => pick(title)).join(", ")}</dd>
            </>
          )}
          <dt>{t("rec.around.secrecy")}</dt>
          <dd>{t(secrecy.open ? "rec.secrecy.isOpen" : "rec.secrecy.isClosed", { n: secrecy.smallest })}</dd>
          <dt>{t("rec.about.stored")}</dt>
          <dd>
            {dayOf(stored, lang)} <code>{snapshot}</code>
          </dd>
          <dt>{t("rec.about.retention")}</dt>
          <dd>{expires ? dayOf(expires, lang) : t("rec.about.never")}</dd>
          {earlier.length > 0 && (
            <>
              <dt>{t("rec.about.earlier")}</dt>
              <dd>
                {earlier.map((one) => `${dayOf(one.stored, lang)} (${number(one.rows, lang)})`).join(", ")}
              </dd>
            </>
          )}
        </dl>
        <CopyLine label={t("rec.rows.command")} code={command} />
      </section>
      <Remove id={definition.id} />
    </div>
  );
}

/** Removing asks once more, where it was asked for. */
function Remove({ id }: { id: string }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const [sure, setSure] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const remove = async (): Promise<void> => {
    try {
      await tell("removeRecords", "DELETE", `/api/records/${id}`);
      setDraft(null);
      forgetAnswers();
      go({ ...fresh(state), screen: "uppgifter", place: null });
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  return (
    <section className="section">
      <h2>{t("rec.remove.title")}</h2>
      <p className="lead">{t("rec.remove.lead")}</p>
      <p className="actions">
        {sure ? (
          <>
            <button type="button" className="button" onClick={() => void remove()}>
              {t("rec.remove.sure")}
            </button>
            <button type="button" className="button quiet" onClick={() => setSure(false)}>
              {t("rec.remove.no")}
            </button>
          </>
        ) : (
          <button type="button" className="button quiet" onClick={() => setSure(true)}>
            {t("rec.remove.do")}
          </button>
        )}
      </p>
      {error && <StepFailed error={error} />}
    </section>
  );
}
