import type { ScenarioAnswer, ScenarioAsked } from "@tvars/api";
import { useEffect, useMemo, useRef, useState } from "react";
import { tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";

/** Moves closer together than this are one question. */
const STILL_MS = 30;
/** A question younger than this is let finish before the next: while dragging, each would else stop the one before. */
const LET_FINISH_MS = 160;
const KEPT = 40;

const kept = new Map<string, ScenarioAnswer>();

export interface Worked {
  data: ScenarioAnswer | undefined;
  error: ApiError | undefined;
  loading: boolean;
  retry: () => void;
}

/** What a scenario changes, as it is drawn: the newest question wins, and what nobody waits for is aborted. */
export function useScenario(asked: ScenarioAsked | null): Worked {
  const key = asked === null ? null : JSON.stringify(asked);
  const [held, setHeld] = useState<{ key: string | null; data?: ScenarioAnswer; error?: ApiError }>({
    key: null,
  });
  const [attempt, setAttempt] = useState(0);
  // A new object for every question and every retry.
  const asking = useMemo(() => (key === null ? null : { key, attempt }), [key, attempt]);
  const flight = useRef<{ control: AbortController; since: number } | null>(null);
  useEffect(() => {
    const key = asking?.key;
    if (key === undefined || kept.has(key)) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = async (): Promise<void> => {
      const age = flight.current ? performance.now() - flight.current.since : Infinity;
      if (flight.current && age < LET_FINISH_MS) {
        timer = setTimeout(() => void start(), LET_FINISH_MS - age);
        return;
      }
      flight.current?.control.abort();
      const mine = { control: new AbortController(), since: performance.now() };
      flight.current = mine;
      try {
        const data = await tell("scenario", "POST", "/api/scenario", JSON.parse(key), mine.control.signal);
        kept.set(key, data);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
        setHeld({ key, data });
      } catch (cause) {
        if (mine.control.signal.aborted || left) return;
        setHeld({ key, error: cause instanceof ApiError ? cause : new ApiError("server", String(cause)) });
      } finally {
        if (flight.current === mine) flight.current = null;
      }
    };
    timer = setTimeout(() => void start(), STILL_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asking]);
  useEffect(() => () => flight.current?.control.abort(), []);
  if (key === null)
    return { data: undefined, error: undefined, loading: false, retry: () => setAttempt((n) => n + 1) };
  const known = kept.get(key);
  return {
    data: known ?? held.data,
    error: known === undefined && held.key === key ? held.error : undefined,
    loading: known === undefined && held.key !== key,
    retry: () => setAttempt((n) => n + 1),
  };
}
