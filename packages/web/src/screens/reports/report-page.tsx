import type { Report } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { EconomicsForm } from "./economics-form.tsx";
import { FrontForm } from "./front-form.tsx";
import { MarkdownField } from "./markdown-field.tsx";
import { ReportSide } from "./report-side.tsx";
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
  const { t } = useTexts();
  const { state } = useRouter();
  const [report, setReport] = useState(stored);
  const [saved, setSaved] = useState(stored);
  const [failure, setFailure] = useState<ApiError>();
  const changed = report !== saved;
  const change = (part: Partial<Report>): void => setReport({ ...report, ...part });
  const save = async (): Promise<void> => {
    try {
      await tell("saveReport", "PUT", `/api/reports/${report.id}`, report);
      setSaved(report);
      setFailure(undefined);
      forgetAnswers();
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  return (
    <div className="page reports">
      <p>
        <Link to={{ ...state, report: null }}>{t("rep.all")}</Link>
      </p>
      <h1>{report.title}</h1>
      <div className="report-editor">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FrontForm report={report} change={change} />
          <MarkdownField
            label={t("rep.summary")}
            value={report.summary}
            onChange={(summary) => change({ summary })}
          />
          {report.sections.map((section, index) => (
            <SectionEditor
              key={section.id}
              section={section}
              studyId={`${report.id}-study`}
              change={(next) => change({ sections: report.sections.with(index, next) })}
            />
          ))}
          <MarkdownField
            label={t("rep.notAnswered")}
            value={report.notAnswered}
            onChange={(notAnswered) => change({ notAnswered })}
          />
          {report.economics && (
            <EconomicsForm economics={report.economics} change={(economics) => change({ economics })} />
          )}
          {failure && <Failed error={failure} retry={() => void save()} />}
          <div className="save-bar">
            <button type="submit" className="button primary" disabled={!changed}>
              {t("rep.save")}
            </button>
            <output>{changed ? t("rep.unsaved") : t("rep.saved")}</output>
          </div>
        </form>
        <ReportSide report={report} changed={changed} change={change} />
      </div>
    </div>
  );
}
