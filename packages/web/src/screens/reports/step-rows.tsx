import type { StudyStep } from "@tvars/api";
import { routes } from "@tvars/api";
import { number } from "@tvars/report";
import { useEffect, useRef } from "react";
import { apiPath, forgetAnswer, tell } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";

const MOST = 200;

/** Where the API gives the answer of a step; a question with a body has no address of its own. */
function addressOf({ route, asked }: StudyStep): string | undefined {
  const found = (routes as Record<string, { method: string; path: string }>)[route];
  if (found?.method !== "get") return undefined;
  const left = { ...asked } as Record<string, string>;
  const path = found.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(left[key] ?? "");
    delete left[key];
    return encodeURIComponent(value);
  });
  return apiPath(path, left);
}

/** The figures behind a picture, from the latest run of its study; the first look makes a run. */
export function StepRows({ studyId, step }: { studyId: string; step: StudyStep }) {
  const { t, lang, pick } = useTexts();
  const runsPath = `/api/studies/${studyId}/runs`;
  const runs = useAnswer("studyRuns", runsPath);
  const asked = useRef(false);
  const none = runs.data?.length === 0;
  const { retry } = runs;
  useEffect(() => {
    if (!none || asked.current) return;
    asked.current = true;
    void tell("runStudy", "POST", runsPath).then(() => {
      forgetAnswer(runsPath);
      retry();
    });
  }, [none, runsPath, retry]);
  const run = runs.data?.[0]?.id;
  const figures = useAnswer("studyFigures", run ? `${runsPath}/${run}/figures` : null);
  if (runs.error) return <Failed error={runs.error} retry={retry} />;
  if (!figures.data) return <Skeleton />;
  const all = figures.data.filter((one) => one.step === step.id);
  const address = addressOf(step);
  return (
    <div className="step-rows">
      <p className="small">{t("rep.rowsHelp")}</p>
      {address && (
        <p>
          <a href={address}>{t("rep.open")}</a>
        </p>
      )}
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
              <th scope="col">{t("rep.figure")}</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, MOST).map(({ at, label, value, status }) => (
              <tr key={at}>
                <td>{pick(label) || at}</td>
                <td className="number">
                  {value === null ? status : number(value, lang, Number.isInteger(value) ? 0 : 4)}
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
