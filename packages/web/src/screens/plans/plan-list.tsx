import type { Plan, Problem } from "@tvars/api";
import { useState } from "react";
import { apiPath, forgetAnswer } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Await, Notice } from "../../parts/states.tsx";
import { useWorkspace } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";

/** Every imported list, and the way to import one. */
export function PlanList() {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("plans", apiPath("/api/plans"));
  return (
    <div className="page plan">
      <header className="page-head">
        <h1>{t("plan.title")}</h1>
        <p className="lead">{t("plan.lead")}</p>
      </header>
      <Await asked={asked} block>
        {(plans) =>
          plans.length === 0 ? (
            <p>{t("plan.none")}.</p>
          ) : (
            <ul className="cards">
              {plans.map(({ id, title, measures, problems, source }) => (
                <li key={id} className="card">
                  <Link to={{ ...fresh(state), screen: "planera", plan: id }}>
                    <strong>{pick(title)}</strong>
                  </Link>
                  <p className="plan-small">
                    {t("plan.count", { n: measures.length })} · {t("plan.remarks", { n: problems.length })} ·{" "}
                    {source}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      <ImportPlan />
    </div>
  );
}

function ImportPlan() {
  const { t, lang } = useTexts();
  const { go } = useRouter();
  const { invented } = useWorkspace();
  const [file, setFile] = useState<File | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (): Promise<void> => {
    const body = new FormData();
    body.append("file", file!);
    setWorking(true);
    setProblem(null);
    try {
      const response = await fetch("/api/plans", {
        method: "POST",
        body,
        headers: { "accept-language": lang },
      });
      const answer: unknown = await response.json();
      if (!response.ok) return setProblem(answer as Problem);
      forgetAnswer(apiPath("/api/plans"));
      go({ plan: (answer as Plan).id, sheet: null });
    } catch {
      setProblem({
        type: "about:blank",
        title: t("state.offline"),
        status: 0,
        detail: t("state.offlineHelp"),
      });
    } finally {
      setWorking(false);
    }
  };
  return (
    <section className="section">
      <h2>{t("plan.import")}</h2>
      <p className="lead">{t("plan.importLead")}</p>
      {invented && <p>{t("plan.importExample")}</p>}
      <form
        className="import"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) void send();
        }}
      >
        <label className="file">
          <span className="button quiet">{t("data.choose")}</span>
          <span className="file-names">{file?.name ?? t("data.noFile")}</span>
          <input
            className="hidden"
            type="file"
            accept=".csv,.xlsx,.ods,.geojson,.json,.gpkg"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <button type="submit" className="button" disabled={file === null || working}>
          {working ? t("data.importing") : t("data.importDo")}
        </button>
      </form>
      {problem && (
        <Notice title={problem.detail} urgent>
          {problem.value !== undefined && problem.value !== null && (
            <p>
              {t("plan.remark.value")}: {String(problem.value)}
            </p>
          )}
          {problem.expected && (
            <p>
              {t("plan.remark.expected")}: {problem.expected}
            </p>
          )}
          {problem.action && <p>{problem.action}</p>}
        </Notice>
      )}
    </section>
  );
}
