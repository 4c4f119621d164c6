import type { Job } from "@tvars/api";
import { number } from "@tvars/report";
import { useEffect, useState } from "react";
import { ask, tell } from "../api/client.ts";
import { ApiError } from "../api/problem.ts";
import { useJob } from "../api/use-job.ts";
import { Failed } from "../parts/states.tsx";
import { useWorkspace } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Section } from "./area-page.tsx";

export function FetchSources() {
  const { t, pick } = useTexts();
  const { fetchable } = useWorkspace();
  const [id, setId] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const { job, setJob } = useJob(id);
  useEffect(() => {
    const control = new AbortController();
    ask("jobs", "/api/jobs", control.signal)
      .then((jobs) => {
        const running = jobs.find(({ state, kind }) => state === "running" && kind === "fetch");
        if (running) {
          setJob(running);
          setId(running.id);
        }
      })
      .catch(() => undefined);
    return () => control.abort();
  }, [setJob]);
  const start = async (source: string): Promise<void> => {
    setError(null);
    try {
      const started = await tell("fetch", "POST", "/api/fetch", { source });
      setJob(started);
      setId(started.id);
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  const stop = async (): Promise<void> => {
    // The job's own events tell when it has let go.
    if (id !== null) await tell("stopJob", "DELETE", `/api/jobs/${id}`);
  };
  const running = job?.state === "running";
  return (
    <Section title={t("data.fetch")} lead={t("data.fetchLead")}>
      <ul className="sources">
        {fetchable.map(({ source, title, tables }) => (
          <li key={source}>
            <div>
              <p className="source-title">{pick(title)}</p>
              <p className="muted">{t("data.tables", { n: tables })}</p>
            </div>
            <button
              type="button"
              className="button"
              disabled={running}
              aria-label={t("data.fetchFrom", { source: pick(title) })}
              onClick={() => void start(source)}
            >
              {t("data.fetch")}
            </button>
          </li>
        ))}
      </ul>
      {error && <Failed error={error} retry={() => setError(null)} />}
      {job && <JobProgress job={job} onStop={() => void stop()} />}
    </Section>
  );
}

function JobProgress({ job, onStop }: { job: Job; onStop: () => void }) {
  const { t, pick } = useTexts();
  return (
    <div className="job" data-state={job.state}>
      {job.state === "running" ? <JobRunning job={job} /> : <JobEnded job={job} />}
      {job.error && <p className="error">{job.error}</p>}
      {job.outcomes.length > 0 && (
        <ul className="outcomes">
          {job.outcomes.map(({ table, outcome, error }) => (
            <li key={table} data-outcome={outcome}>
              {error ? (
                <details>
                  <summary>
                    {table}: {t(`data.outcome.${outcome}`)}
                  </summary>
                  <p className="outcome-error">{pick(error)}</p>
                </details>
              ) : (
                `${table}: ${t(`data.outcome.${outcome}`)}`
              )}
            </li>
          ))}
        </ul>
      )}
      {job.state === "running" && (
        <button type="button" className="button quiet" onClick={onStop}>
          {t("data.stop")}
        </button>
      )}
    </div>
  );
}

function JobRunning({ job }: { job: Job }) {
  const { t, lang } = useTexts();
  const { done, total, what, ratePerS, remainingS } = job.progress;
  const known = total > 0;
  const minutes = remainingS === undefined ? null : Math.ceil(remainingS / 60);
  return (
    <>
      <output className="job-state">
        <strong>{t("data.job.running")}</strong> {known ? what : ""}
      </output>
      <progress aria-label={t("data.fetch")} {...(known ? { value: done, max: total } : {})} />
      {known && (
        <p className="muted">
          {[
            t("data.progress", { done: number(done, lang), total: number(total, lang) }),
            ratePerS === undefined ? "" : t("data.rate", { n: number(ratePerS, lang, 1) }),
            minutes === null ? "" : t("data.remaining", { time: `${minutes} min` }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
    </>
  );
}

function JobEnded({ job }: { job: Job }) {
  const { t, lang } = useTexts();
  const count = (wanted: Job["outcomes"][number]["outcome"]): string =>
    number(job.outcomes.filter(({ outcome }) => outcome === wanted).length, lang);
  return (
    <output className="job-state">
      <strong>{t(`data.job.${job.state}`)}</strong>{" "}
      {job.outcomes.length > 0 &&
        t("data.job.sum", { n: count("new"), same: count("unchanged"), failed: count("failed") })}
    </output>
  );
}
