import type { Candidates } from "@tvars/api";
import { useEffect, useMemo, useState } from "react";
import { apiPath, ask } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";

/** So many steps are few enough to be quick about each, and many enough to see that it moves. */
const PARTS = 12;

export interface Suggested {
  /** The best of what is tried so far; all of it when `running` is over and `stopped` is not. */
  data: Candidates | undefined;
  error: ApiError | undefined;
  running: boolean;
  stopped: boolean;
  stop: () => void;
  retry: () => void;
}

interface Held {
  key: string | null;
  data?: Candidates;
  error?: ApiError;
  isDone?: boolean;
}

/** Tries every spot part by part, so that the best so far is seen and one can stop when it is good enough. */
export function useCandidates(query: Record<string, string | undefined> | null): Suggested {
  const key = query === null ? null : apiPath("/api/candidates", { ...query, parts: PARTS });
  const [held, setHeld] = useState<Held>({ key: null });
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const stopped = key !== null && stoppedAt === key;
  // A new object for every question and every time one goes on.
  const asking = useMemo(() => (key === null || stopped ? null : { key, attempt }), [key, stopped, attempt]);
  useEffect(() => {
    const key = asking?.key;
    if (key === undefined) return;
    const control = new AbortController();
    const run = async (): Promise<void> => {
      try {
        for (let part = 1; part <= PARTS && !control.signal.aborted; part++) {
          const data = await ask("candidates", `${key}&part=${part}`, control.signal);
          if (control.signal.aborted) return;
          setHeld({ key, data, isDone: part === PARTS });
        }
      } catch (cause) {
        if (control.signal.aborted) return;
        setHeld({ key, error: cause instanceof ApiError ? cause : new ApiError("server", String(cause)) });
      }
    };
    void run();
    return () => control.abort();
  }, [asking]);
  const own = held.key === key ? held : undefined;
  return {
    data: own?.data,
    error: own?.error,
    running: key !== null && !stopped && own?.isDone !== true && own?.error === undefined,
    stopped: stopped && own?.isDone !== true,
    stop: () => setStoppedAt(key),
    retry: () => {
      setStoppedAt(null);
      setAttempt((n) => n + 1);
    },
  };
}
