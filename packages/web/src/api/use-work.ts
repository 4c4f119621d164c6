import type { Job } from "@tvars/api";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { tell } from "./client.ts";
import { ApiError } from "./problem.ts";
import { useJob } from "./use-job.ts";

export interface LongWork {
  job: Job | null;
  running: boolean;
  error: ApiError | undefined;
  /** Starts work that the server answers with a job; `onDone` is called when it has been done, not when it failed or was stopped. */
  start: (begin: () => Promise<Job>, onDone?: (job: Job) => void) => Promise<void>;
  stop: () => Promise<void>;
  forget: () => void;
}

/** Long work of the server, started here, watched and stopped. */
export function useWork(): LongWork {
  const [id, setId] = useState<string | null>(null);
  const [refused, setError] = useState<ApiError>();
  const [seen, setSeen] = useState<string>();
  const { job, setJob } = useJob(id);
  const done = useRef<((job: Job) => void) | undefined>(undefined);
  useEffect(() => {
    if (job === null || job.state === "running") return;
    const call = done.current;
    done.current = undefined;
    if (job.state === "done") call?.(job);
  }, [job]);
  const start = useCallback<LongWork["start"]>(
    async (begin, onDone) => {
      setError(undefined);
      try {
        const started = await begin();
        done.current = onDone;
        setJob(started);
        setId(started.id);
      } catch (cause) {
        setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
      }
    },
    [setJob],
  );
  const stop = useCallback(async () => {
    // The job's own events tell when it has let go.
    if (id !== null) await tell("stopJob", "DELETE", `/api/jobs/${id}`);
  }, [id]);
  const running = job?.state === "running";
  const failed = useMemo(
    () =>
      job?.state === "failed" && job.id !== seen ? new ApiError("server", job.error ?? job.state) : undefined,
    [job, seen],
  );
  const forget = (): void => {
    setError(undefined);
    setSeen(job?.id);
  };
  return { job, running, error: refused ?? failed, start, stop, forget };
}
