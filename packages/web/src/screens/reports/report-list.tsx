import type { Report } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { SMALL_TEMPLATES, TEMPLATE_NAMES } from "./templates.ts";

export function ReportList() {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const { data, error, retry } = useAnswer("reports", "/api/reports");
  const [making, setMaking] = useState<string>();
  const [failure, setFailure] = useState<ApiError>();
  const taken = new Set(data?.map(({ id }) => id));
  const freeId = (template: string): string => {
    let id = template;
    for (let n = 2; taken.has(id); n++) id = `${template}-${n}`;
    return id;
  };
  const make = async (template: Report["template"]): Promise<void> => {
    setMaking(template);
    try {
      const made = await tell("newReport", "POST", "/api/reports", { template, lang, id: freeId(template) });
      forgetAnswers();
      go({ report: made.id });
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
      setMaking(undefined);
    }
  };
  if (error) return <Failed error={error} retry={retry} />;
  if (!data) return <Skeleton block />;
  const offered = (small: boolean) => (
    <ul className="template-grid">
      {TEMPLATE_NAMES.filter(([id]) => SMALL_TEMPLATES.has(id) === small).map(([id, name]) => (
        <li key={id}>
          <button
            type="button"
            className="template"
            disabled={making !== undefined}
            onClick={() => void make(id)}
          >
            <span>{pick(name)}</span>
            {taken.has(id) && <span className="template-note">{t("rep.taken")}</span>}
            {making === id && <span className="template-note">{t("rep.making")}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p className="lead">{t("rep.lead")}</p>
      {failure && <Failed error={failure} retry={() => setFailure(undefined)} />}
      {data.length > 0 && (
        <section>
          <h2>{t("rep.stored")}</h2>
          <ul className="report-list">
            {data.map(({ id, title, agency, due, sections }) => (
              <li key={id}>
                <Link to={{ ...state, report: id }}>{title}</Link>
                <span className="muted">
                  {[agency || id, due, t("rep.by", { n: stepsIn(sections) })].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t("rep.new")}</h2>
        <h3>{t("rep.newAgency")}</h3>
        {offered(false)}
        <h3>{t("rep.newSmall")}</h3>
        {offered(true)}
        <output className="hidden">{making ? t("rep.making") : ""}</output>
      </section>
    </>
  );
}

const stepsIn = (sections: Report["sections"]): number =>
  sections.reduce((sum, { blocks }) => sum + blocks.filter(({ kind }) => kind === "step").length, 0);
