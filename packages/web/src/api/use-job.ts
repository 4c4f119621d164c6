import type { Job } from "@tvars/api";
import { useEffect, useState } from "react";
import { forgetAnswers } from "./client.ts";

/** Without an event for this long the job is asked about: a proxy may hold events back. */
const QUIET_MS = 3000;

/** A job as it goes on, told by the server as it happens. Once it has ended every answer is asked for anew. */
export function useJob(id: string | null): { job: Job | null; setJob: (job: Job) => void } {
  const [job, setJob] = useState<Job | null>(null);
  const running = job === null || job.state === "running";
  useEffect(() => {
    if (id === null || !running) return;
    const control = new AbortController();
    const path = `/api/jobs/${id}`;
    let heard = Date.now();
    const take = (next: Job): void => {
      if (control.signal.aborted) return;
      heard = Date.now();
      setJob(next);
      if (next.state !== "running") forgetAnswers();
    };
    const events = new EventSource(path);
    const onEvent = ({ data }: MessageEvent<string>): void => take(JSON.parse(data) as Job);
    events.addEventListener("progress", onEvent);
    events.addEventListener("end", (event) => {
      events.close();
      onEvent(event);
    });
    const timer = setInterval(async () => {
      if (Date.now() - heard < QUIET_MS) return;
      try {
        const response = await fetch(path, { signal: control.signal });
        if (response.ok) take((await response.json()) as Job);
      } catch {
        // The next look tells; a lost connection is told by the screen's other questions.
      }
    }, QUIET_MS);
    return () => {
      control.abort();
      events.close();
      clearInterval(timer);
    };
  }, [id, running]);
  return { job, setJob };
}
