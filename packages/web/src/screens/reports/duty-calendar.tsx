import type { Report, ReportCheck } from "@tvars/api";
import { useTexts } from "../../text/index.ts";
import { DateField } from "./date-field.tsx";
import { daysInWords } from "./days.ts";

interface CalendarProps {
  duties: ReportCheck["duties"];
  report: Report;
  change: (part: Partial<Report>) => void;
}

/** The assignment's dates down a line, each with how far away it is and when it was done. */
export function DutyCalendar({ duties, report, change }: CalendarProps) {
  const texts = useTexts();
  const { t, pick } = texts;
  return (
    <ol className="duties">
      {duties.map((duty) => (
        <li key={duty.id} data-state={duty.state}>
          <p className="duty-head">
            <time dateTime={duty.due}>{duty.due}</time>
            <span className="duty-state">{daysInWords(duty, texts)}</span>
          </p>
          <p>{pick(duty.title)}</p>
          <div className="duty-done">
            <span aria-hidden="true">{t("rep.done")}</span>
            <DateField
              quiet
              label={t("rep.doneOf", { title: pick(duty.title) })}
              value={report.duties.find((one) => one.id === duty.id)?.done ?? null}
              onChange={(done) =>
                change({
                  duties: report.duties.map((one) => (one.id === duty.id ? { ...one, done } : one)),
                })
              }
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
