import type { BarrierSegregation } from "@tvars/api";
import { useCallback, useEffect, useMemo, useState } from "react";
import { apiPath, ask, kept } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";

export const RADII_M = [250, 500, 1000, 2000, 3000] as const;

interface Held {
  key: string;
  done: readonly BarrierSegregation[];
  error?: ApiError;
}

export interface OverRadii {
  /** One answer a radius, in the order of `RADII_M`, as far as they have come. */
  done: readonly BarrierSegregation[];
  working: boolean;
  stopped: boolean;
  error: ApiError | undefined;
  stop: () => void;
  start: () => void;
}

/** One radius after the other, so that one sees how far it has come and can stop: what is done stays. */
export function useRadii(query: Record<string, string | number>): OverRadii {
  const key = apiPath("/api/barriers/segregation", query);
  const [held, setHeld] = useState<Held>({ key, done: [] });
  const [stopped, setStopped] = useState("");
  const [attempt, setAttempt] = useState(0);
  const current = held.key === key ? held : undefined;
  const halted = stopped === key;
  // A new object for every question and every new start: what the work below depends on.
  const asking = useMemo(() => (halted ? null : { key, attempt }), [key, halted, attempt]);
  useEffect(() => {
    if (asking === null) return;
    const { key } = asking;
    const control = new AbortController();
    const paths = RADII_M.map((radius) => `${key}&radius=${radius}`);
    const work = async (): Promise<void> => {
      const done: BarrierSegregation[] = [];
      for (const path of paths) {
        const answer =
          kept("barrierSegregation", path) ?? (await ask("barrierSegregation", path, control.signal));
        if (control.signal.aborted) return;
        done.push(answer);
        setHeld({ key, done: [...done] });
      }
    };
    work().catch((cause: unknown) => {
      if (control.signal.aborted) return;
      const error = cause instanceof ApiError ? cause : new ApiError("server", String(cause));
      setHeld((before) => ({ key, done: before.key === key ? before.done : [], error }));
    });
    return () => control.abort();
  }, [asking]);
  const done = current?.done ?? [];
  return {
    done,
    working: !halted && current?.error === undefined && done.length < RADII_M.length,
    stopped: halted && done.length < RADII_M.length,
    error: current?.error,
    stop: useCallback(() => setStopped(key), [key]),
    start: useCallback(() => {
      setStopped("");
      setAttempt((n) => n + 1);
    }, []),
  };
}
