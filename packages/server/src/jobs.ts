import { randomUUID } from "node:crypto";
import type { Job } from "@tvars/api";
import type { FetchOutcome, Progress, Work } from "@tvars/study";
import { StudyError } from "@tvars/study";

const KEPT = 50;

export interface Jobs {
  list(): Job[];
  get(id: string): Job;
  /** Starts work in the background; `key` names what may only run once at a time. */
  start(job: { kind: Job["kind"]; key: string; what: string }, run: Run): { job: Job; ended: Promise<void> };
  stop(id: string): Job;
  /** Calls with the job now and at every change until it has ended; the answer ends the subscription. */
  watch(id: string, listener: (job: Job) => void): () => void;
  /** Stops every job and waits until they have let go. */
  close(): Promise<void>;
}

export type Run = (work: Required<Work>) => Promise<FetchOutcome[]>;

interface Kept {
  job: Job;
  key: string;
  controller: AbortController;
  listeners: Set<(job: Job) => void>;
  ended: Promise<void>;
}

/** Long work that outlives the request that asked for it. Jobs are remembered while the server runs, the last fifty. */
export function createJobs({ onEnd = () => {} }: { onEnd?: (job: Job, error?: unknown) => void } = {}): Jobs {
  const kept = new Map<string, Kept>();

  const find = (id: string): Kept => {
    const found = kept.get(id);
    if (found === undefined)
      throw new StudyError("not-found", `There is no job ${id}.`, {
        value: id,
        action: "See GET /api/jobs.",
      });
    return found;
  };

  const change = (entry: Kept, changes: Partial<Job>): void => {
    entry.job = { ...entry.job, ...changes };
    for (const listener of entry.listeners) listener(entry.job);
  };

  const forget = (): void => {
    for (const [id, { job }] of kept) {
      if (kept.size <= KEPT) return;
      if (job.state !== "running") kept.delete(id);
    }
  };

  const perform = async (entry: Kept, run: Run): Promise<void> => {
    const { signal } = entry.controller;
    const end = (changes: Partial<Job>, error?: unknown): void => {
      change(entry, { ...changes, ended: new Date().toISOString() });
      entry.listeners.clear();
      onEnd(entry.job, error);
    };
    try {
      const onProgress = (progress: Progress): void => change(entry, { progress });
      const outcomes = await run({ signal, onProgress });
      const failed = outcomes.length > 0 && outcomes.every(({ outcome }) => outcome === "failed");
      end({ outcomes, state: signal.aborted ? "stopped" : failed ? "failed" : "done" });
    } catch (error) {
      const known = error instanceof StudyError;
      if (signal.aborted) end({ state: "stopped" });
      else end({ state: "failed", error: known ? error.message : "Unexpected error; see the log." }, error);
    }
  };

  return {
    list: () => [...kept.values()].map(({ job }) => job).reverse(),
    get: (id) => find(id).job,
    start: ({ kind, key, what }, run) => {
      const running = [...kept.values()].find((entry) => entry.key === key && entry.job.state === "running");
      if (running !== undefined)
        throw new StudyError("conflict", `${what} is already under way as job ${running.job.id}.`, {
          value: running.job.id,
          expected: "one at a time",
          action: `Wait for it, or stop it with DELETE /api/jobs/${running.job.id}.`,
        });
      const job: Job = {
        id: randomUUID(),
        kind,
        state: "running",
        started: new Date().toISOString(),
        progress: { what, done: 0, total: 0 },
        outcomes: [],
      };
      const entry: Kept = {
        job,
        key,
        controller: new AbortController(),
        listeners: new Set(),
        ended: Promise.resolve(),
      };
      kept.set(job.id, entry);
      forget();
      entry.ended = perform(entry, run);
      return { job: entry.job, ended: entry.ended };
    },
    stop: (id) => {
      const entry = find(id);
      entry.controller.abort();
      return entry.job;
    },
    watch: (id, listener) => {
      const entry = find(id);
      listener(entry.job);
      if (entry.job.state === "running") entry.listeners.add(listener);
      return () => void entry.listeners.delete(listener);
    },
    close: async () => {
      for (const { controller } of kept.values()) controller.abort();
      await Promise.all([...kept.values()].map(({ ended }) => ended));
    },
  };
}
