import type { Job } from "@tvars/api";
import { number } from "@tvars/report";
import { useEffect, useState } from "react";
import { ask, forgetAnswers, tell } from "../api/client.ts";
import { ApiError } from "../api/problem.ts";
import { Failed } from "../parts/states.tsx";
import { useWorkspace } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Section } from "./area-page.tsx";

const LOOK_AGAIN_MS = 1000;

/** A job as it goes on: its own events, or, where a proxy holds them back, by asking again. */
function useJob(id: string | null): { job: Job | null; setJob: (job: Job) => void } {
  const [job, setJob] = useState<Job | null>(null);
  const running = job === null || job.state === "running";
  useEffect(() => {
    if (id === null || !running) return;
    const control = new AbortController();
    const timer = setInterval(async () => {
      try {
        const response = await fetch(`/api/jobs/${id}`, { signal: control.signal });
        if (!response.ok) return;
        const next = (await response.json()) as Job;
        setJob(next);
        if (next.state !== "running") forgetAnswers();
      } catch {
        // The next look tells; a lost connection is told by the screen's other questions.
      }
    }, LOOK_AGAIN_MS);
    return () => {
      clearInterval(timer);
      control.abort();
    };
  }, [id, running]);
  return { job, setJob };
}

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
    if (id !== null) setJob(await tell("stopJob", "DELETE", `/api/jobs/${id}`));
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
  const { t, lang } = useTexts();
  const { done, total, what, ratePerS, remainingS } = job.progress;
  const minutes = remainingS === undefined ? null : Math.ceil(remainingS / 60);
  return (
    <div className="job" data-state={job.state}>
      <output className="job-state">
        <strong>{t(`data.job.${job.state}`)}</strong> {what}
      </output>
      <progress aria-label={what || t("data.fetch")} value={done} max={Math.max(total, 1)} />
      <p className="muted">
        {[
          t("data.progress", { done: number(done, lang), total: number(total, lang) }),
          ratePerS === undefined ? "" : t("data.rate", { n: number(ratePerS, lang, 1) }),
          job.state === "running" && minutes !== null ? t("data.remaining", { time: `${minutes} min` }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {job.error && <p className="error">{job.error}</p>}
      {job.outcomes.length > 0 && (
        <ul className="outcomes">
          {job.outcomes.map(({ table, outcome, error }) => (
            <li key={table} data-outcome={outcome}>
              {table}: {t(`data.outcome.${outcome}`)}
              {error ? ` (${error})` : ""}
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
