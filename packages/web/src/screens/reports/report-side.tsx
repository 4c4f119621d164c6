import type { Report, ReportCheck, StudyDefinition } from "@tvars/api";
import { REPORT_FORMATS } from "@tvars/api";
import { useRef, useState } from "react";
import { tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useWork } from "../../api/use-work.ts";
import { saveBlob } from "../../parts/save.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { WorkProgress } from "../../parts/work-progress.tsx";
import { useTexts } from "../../text/index.ts";
import { DutyCalendar } from "./duty-calendar.tsx";
import { PreviewDialog } from "./preview-dialog.tsx";
import { ToDo } from "./to-do.tsx";
import { Versions } from "./versions.tsx";

interface SideProps {
  report: Report;
  check: ReportCheck | undefined;
  studies: readonly StudyDefinition[];
  /** Edits that are not saved: the files would not show them. */
  changed: boolean;
  change: (part: Partial<Report>) => void;
}

/** Files, what is left to do, the calendar and what has been handed in. */
export function ReportSide({ report, check, studies, changed, change }: SideProps) {
  const { t, pick } = useTexts();
  const work = useWork();
  const [looking, setLooking] = useState(false);
  const look = useRef<HTMLButtonElement>(null);
  const [fetched, setFetched] = useState("");
  const [failure, setFailure] = useState<ApiError>();
  const path = `/api/reports/${report.id}`;
  const download = (format: (typeof REPORT_FORMATS)[number]): Promise<void> => {
    setFetched("");
    return work.start(
      () => tell("buildReport", "POST", `${path}/build`, { formats: [format] }),
      (job) => void fetchFile(`${path}/file?format=${format}&job=${job.id}`, `${report.id}.${format}`),
    );
  };
  const fetchFile = async (address: string, name: string): Promise<void> => {
    try {
      const response = await fetch(address);
      if (!response.ok)
        throw new ApiError("server", `${response.status} ${response.statusText}`, response.status);
      saveBlob(await response.blob(), name);
      setFetched(name);
      setFailure(undefined);
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("offline", String(cause)));
    }
  };
  const say = (what: string): string => {
    if ((REPORT_FORMATS as readonly string[]).includes(what))
      return t("rep.writing", { format: what.toUpperCase() });
    const step = studies.flatMap(({ steps }) => steps).find(({ id }) => id === what);
    return t("rep.asking", { title: step ? pick(step.title) : what });
  };
  return (
    <aside className="report-side" aria-label={t("rep.export")}>
      <section>
        <h2>{t("rep.check")}</h2>
        {check ? <ToDo problems={check.problems} /> : <Skeleton lines={3} />}
        {changed && <p className="small muted">{t("rep.checkSaved")}</p>}
      </section>
      {check && check.duties.length > 0 && (
        <section>
          <h2>{t("rep.calendar")}</h2>
          <DutyCalendar duties={check.duties} report={report} change={change} />
        </section>
      )}
      <section>
        <h2>{t("rep.export")}</h2>
        <div className="report-formats">
          {REPORT_FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              className="button quiet"
              disabled={changed || work.running}
              onClick={() => void download(format)}
            >
              {format.toUpperCase()}
            </button>
          ))}
          <button
            type="button"
            ref={look}
            className="button quiet"
            disabled={changed || work.running}
            aria-haspopup="dialog"
            onClick={() => setLooking(true)}
          >
            {t("rep.look")}
          </button>
        </div>
        {changed && <p className="small muted">{t("rep.exportSave")}</p>}
        <WorkProgress
          work={work}
          label={t("rep.building")}
          say={say}
          done={fetched && t("rep.gone", { name: fetched })}
        />
        {failure && <Failed error={failure} retry={() => setFailure(undefined)} />}
      </section>
      <Versions id={report.id} changed={changed} say={say} />
      {looking && (
        <PreviewDialog
          title={report.title}
          src={`${path}/file?format=html&show=inline`}
          onClose={() => {
            setLooking(false);
            look.current?.focus();
          }}
        />
      )}
    </aside>
  );
}
