import { stopped } from "../../problems.ts";
import type { Work } from "../../study.ts";

/** Tells, at each call, that the next of the steps begins. @throws StudyError where the work has been stopped */
export function stepsOf(work: Work, steps: readonly string[]): () => void {
  let done = 0;
  return () => {
    unlessStopped(work);
    work.onProgress?.({ what: steps[done]!, done, total: steps.length });
    done++;
  };
}

export function unlessStopped({ signal }: Pick<Work, "signal">): void {
  if (signal?.aborted) throw stopped();
}
