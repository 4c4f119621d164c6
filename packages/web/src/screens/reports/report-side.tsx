import type { Report } from "@tvars/api";
import { REPORT_FORMATS } from "@tvars/api";
import { useState } from "react";
import { useAnswer } from "../../api/use-answer.ts";
import { saveBlob } from "../../parts/save.ts";
import { Failed } from "../../parts/states.tsx";
import { ApiError } from "../../api/problem.ts";
import { useTexts } from "../../text/index.ts";

interface SideProps {
  report: Report;
  /** Edits that are not saved: the files would not show them. */
  changed: boolean;
  change: (part: Partial<Report>) => void;
}

/** Files, what is left to do, and the calendar. */
export function ReportSide({ report, changed, change }: SideProps) {
  const { t, pick } = useTexts();
  const { data: check } = useAnswer("reportCheck", `/api/reports/${report.id}/check`);
  const [writing, setWriting] = useState(false);
  const [looking, setLooking] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const download = async (format: string): Promise<void> => {
    setWriting(true);
    try {
      const response = await fetch(`/api/reports/${report.id}/file?format=${format}`);
      if (!response.ok)
        throw new ApiError("server", `${response.status} ${response.statusText}`, response.status);
      saveBlob(await response.blob(), `${report.id}.${format}`);
      setFailure(undefined);
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("offline", String(cause)));
    }
    setWriting(false);
  };
  return (
    <aside className="report-side" aria-label={t("rep.export")}>
      <h2>{t("rep.export")}</h2>
      <div className="report-formats">
        {REPORT_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={changed || writing}
            onClick={() => void download(format)}
          >
            {format.toUpperCase()}
          </button>
        ))}
        <button
          type="button"
          className="button"
          disabled={changed}
          aria-expanded={looking}
          onClick={() => setLooking(!looking)}
        >
          {t("rep.look")}
        </button>
      </div>
      <output>{writing ? t("rep.building") : changed ? t("rep.unsaved") : ""}</output>
      {failure && <Failed error={failure} retry={() => setFailure(undefined)} />}
      {looking && !changed && (
        <iframe
          className="report-look"
          sandbox=""
          title={t("rep.look")}
          src={`/api/reports/${report.id}/file?format=html&show=inline`}
        />
      )}
      {check && (
        <>
          <h2>{t("rep.check")}</h2>
          {check.problems.length === 0 ? (
            <p>{t("rep.ready")}</p>
          ) : (
            <ul>
              {check.problems.map(({ where, text, serious }) => (
                <li key={`${where} ${text.sv}`} data-serious={serious}>
                  {pick(text)}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {check && check.duties.length > 0 && (
        <>
          <h2>{t("rep.calendar")}</h2>
          <ul className="duties">
            {check.duties.map(({ id, title, due, days, state }) => (
              <li key={id} data-state={state}>
                <strong>{due}</strong> {pick(title)}: {t(`rep.state.${state}`, { n: Math.abs(days) })}
                <label>
                  <span>{t("rep.done")}</span>
                  <input
                    type="date"
                    value={report.duties.find((one) => one.id === id)?.done ?? ""}
                    onChange={({ target }) =>
                      change({
                        duties: report.duties.map((one) =>
                          one.id === id ? { ...one, done: target.value || null } : one,
                        ),
                      })
                    }
                  />
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
