import type { Report } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useDraft } from "../../parts/use-draft.ts";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { daysInWords } from "./days.ts";
import { EconomicsForm } from "./economics-form.tsx";
import { FrontForm } from "./front-form.tsx";
import { MarkdownField } from "./markdown-field.tsx";
import { ReportSide } from "./report-side.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SectionEditor } from "./section-editor.tsx";

export function ReportPage({ id }: { id: string }) {
  const { data, error, retry } = useAnswer("report", `/api/reports/${id}`);
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
  return <Editor stored={data} />;
}

/** Edits stay here until they are saved; downloads and preview are of what is saved. */
function Editor({ stored }: { stored: Report }) {
  const texts = useTexts();
  const { t, pick } = texts;
  const { state } = useRouter();
  const draft = useDraft(`report ${stored.id}`, stored);
  const report = draft.value;
  const [failure, setFailure] = useState<ApiError>();
  const { data: studies = [] } = useAnswer("studies", "/api/studies");
  const { data: check } = useAnswer("reportCheck", `/api/reports/${report.id}/check`);
  const change = (part: Partial<Report>): void => draft.set({ ...report, ...part });
  const save = async (): Promise<void> => {
    try {
      await tell("saveReport", "PUT", `/api/reports/${report.id}`, report);
      draft.saved(report);
      setFailure(undefined);
      forgetAnswers();
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  const next = check?.duties.find((duty) => duty.state === "soon");
  return (
    <div className="page reports">
      <p>
        <Link to={{ ...state, report: null }}>{t("rep.all")}</Link>
      </p>
      <h1>{report.title}</h1>
      {next && (
        <p className="remark stern">
          {t("rep.warn", { title: pick(next.title), date: next.due, words: daysInWords(next, texts) })}
        </p>
      )}
      <div className="report-editor">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FrontForm report={report} change={change} />
          <section className="report-section">
            <h2 id="part-summary">{t("rep.summary")}</h2>
            <MarkdownField
              quiet
              label={t("rep.summary")}
              help={t("rep.summaryHelp")}
              id="field-summary"
              value={report.summary}
              onChange={(summary) => change({ summary })}
            />
          </section>
          {report.sections.map((section, index) => (
            <SectionEditor
              key={section.id}
              section={section}
              studies={studies}
              own={`${report.id}-study`}
              change={(one) => change({ sections: report.sections.with(index, one) })}
            />
          ))}
          <section className="report-section">
            <h2>{t("rep.notAnswered")}</h2>
            <MarkdownField
              quiet
              label={t("rep.notAnswered")}
              help={t("rep.notAnsweredHelp")}
              id="field-notAnswered"
              value={report.notAnswered}
              onChange={(notAnswered) => change({ notAnswered })}
            />
          </section>
          {report.economics && (
            <EconomicsForm economics={report.economics} change={(economics) => change({ economics })} />
          )}
          {failure && <Failed error={failure} retry={() => void save()} />}
          <SaveBar draft={draft} />
        </form>
        <ReportSide report={report} check={check} studies={studies} changed={draft.changed} change={change} />
      </div>
    </div>
  );
}
