import type { Report } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { TEMPLATE_NAMES } from "./templates.ts";

export function ReportList() {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const { data, error, retry } = useAnswer("reports", "/api/reports");
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const make = async (template: Report["template"]): Promise<void> => {
    setMaking(true);
    try {
      const made = await tell("newReport", "POST", "/api/reports", { template, lang });
      forgetAnswers();
      go({ report: made.id });
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
      setMaking(false);
    }
  };
  if (error)
    return (
      <div className="page">
        <Failed error={error} retry={retry} />
      </div>
    );
  if (!data)
    return (
      <div className="page">
        <Skeleton block />
      </div>
    );
  const taken = new Set(data.map(({ id }) => id));
  return (
    <div className="page reports">
      <h1>{t("screen.rapport")}</h1>
      <p className="lead">{t("rep.lead")}</p>
      {failure && <Failed error={failure} retry={() => setFailure(undefined)} />}
      {data.length > 0 && (
        <section>
          <h2>{t("rep.stored")}</h2>
          <ul className="report-list">
            {data.map(({ id, title, agency }) => (
              <li key={id}>
                <Link to={{ ...state, report: id }}>{title}</Link>
                <span>{agency || id}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t("rep.new")}</h2>
        <div className="template-grid">
          {TEMPLATE_NAMES.map(([id, name]) => (
            <button
              key={id}
              type="button"
              className="button"
              disabled={making || taken.has(id)}
              onClick={() => void make(id)}
            >
              {pick(name)}
              {taken.has(id) ? ` (${t("rep.taken")})` : ""}
            </button>
          ))}
        </div>
        <output>{making ? t("rep.making") : ""}</output>
      </section>
    </div>
  );
}
