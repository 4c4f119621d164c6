import type { Answer, RouteName } from "@tvars/api";
import { useCallback, useEffect, useMemo, useState } from "react";
import { ask, kept, onForget } from "./client.ts";
import { ApiError } from "./problem.ts";

export interface Asked<T> {
  data: T | undefined;
  error: ApiError | undefined;
  /** Asking for something else than what `data` shows. */
  loading: boolean;
  retry: () => void;
}

interface Held<T> {
  path: string | null;
  data?: T;
  error?: ApiError;
}

/**
 * An answer of the server. While a new one is on its way the old stays, so that a changed year does not blink;
 * a request nobody waits for any longer is aborted.
 */
export function useAnswer<Name extends RouteName>(name: Name, path: string | null): Asked<Answer<Name>> {
  const [held, setHeld] = useState<Held<Answer<Name>>>({ path: null });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useEffect(() => onForget(retry), [retry]);
  // A new object for every path and every retry: what the question below depends on.
  const asking = useMemo(() => (path === null ? null : { path, attempt }), [path, attempt]);
  useEffect(() => {
    const path = asking?.path;
    if (path === undefined) return;
    const control = new AbortController();
    ask(name, path, control.signal).then(
      (data) => !control.signal.aborted && setHeld({ path, data }),
      (cause: unknown) => {
        if (control.signal.aborted) return;
        const error = cause instanceof ApiError ? cause : new ApiError("server", String(cause));
        setHeld({ path, error });
      },
    );
    return () => control.abort();
  }, [name, asking]);
  if (path === null) return { data: undefined, error: undefined, loading: false, retry };
  const known = held.path === path ? held.data : kept(name, path);
  return {
    data: known ?? held.data,
    error: held.path === path ? held.error : undefined,
    loading: held.path !== path && known === undefined,
    retry,
  };
}
