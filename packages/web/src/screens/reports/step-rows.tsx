import type { Job, StudyFigure, StudyStep } from "@tvars/api";
import { number } from "@tvars/report";
import { useEffect, useRef } from "react";
import { forgetAnswer, tell } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useWork } from "../../api/use-work.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { WorkProgress } from "../../parts/work-progress.tsx";
import type { TextKey } from "../../text/index.ts";
import { CATALOGUE, useTexts } from "../../text/index.ts";
import { StepLinks } from "../studies/step-links.tsx";

const MOST = 200;

/** The figures behind a picture, from the latest run of its study; the first look makes a run. */
export function StepRows({ studyId, step }: { studyId: string; step: StudyStep }) {
  const { t, pick } = useTexts();
  const runsPath = `/api/studies/${studyId}/runs`;
  const runs = useAnswer("studyRuns", runsPath);
  const work = useWork();
  const asked = useRef(false);
  const none = runs.data?.length === 0;
  const { retry } = runs;
  const { start } = work;
  useEffect(() => {
    if (!none || asked.current) return;
    asked.current = true;
    const begin = (): Promise<Job> => tell("runStudy", "POST", runsPath);
    void start(begin, () => {
      forgetAnswer(runsPath);
      retry();
    });
  }, [none, runsPath, retry, start]);
  const run = runs.data?.[0];
  const figures = useAnswer("studyFigures", run ? `${runsPath}/${run.id}/figures` : null);
  if (runs.error) return <Failed error={runs.error} retry={retry} />;
  if (figures.error) return <Failed error={figures.error} retry={figures.retry} />;
  if (!figures.data || !run)
    return work.job || work.error ? (
      <WorkProgress work={work} label={t("std.running")} say={() => t("std.running")} done="" />
    ) : (
      <Skeleton />
    );
  const all = figures.data.filter((one) => one.step === step.id);
  return (
    <div className="step-rows">
      <p className="small muted">{t("rep.rowsHelp", { date: run.at.slice(0, 10) })}</p>
      <StepLinks studyId={studyId} step={step} />
      {/* A table wider than its place is scrolled, by keys too. */}
      <section
        className="table-scroll"
        aria-label={t("rep.rowsOf", { title: pick(step.title) })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("rep.what")}</th>
              <th scope="col" className="number">
                {t("rep.figure")}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, MOST).map((one) => (
              <tr key={one.at}>
                <td>{pick(one.label) || one.at}</td>
                <td className="number">
                  <FigureText figure={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {all.length > MOST && <p className="small">{t("rep.more", { n: all.length - MOST })}</p>}
    </div>
  );
}

function FigureText({ figure: { value, status } }: { figure: Pick<StudyFigure, "value" | "status"> }) {
  const { t, lang } = useTexts();
  if (value !== null) return number(value, lang, Number.isInteger(value) ? 0 : 4);
  const key = `figure.${status}`;
  return key in CATALOGUE ? t(key as TextKey) : status;
}
