import type { Work } from "@tvars/study";
import type { Asked } from "./handler.ts";

/** Runs work with records as a job that can be watched and stopped; the request waits for its end and answers what came of it. */
export async function asJob<Result>(
  { jobs }: Pick<Asked, "jobs">,
  { key, what }: { key: string; what: string },
  work: (work: Required<Work>) => Promise<Result>,
): Promise<Result> {
  let result: { of: Result } | undefined;
  let failure: unknown;
  const { ended } = jobs.start({ kind: "records", key: `records ${key}`, what }, async (told) => {
    try {
      result = { of: await work(told) };
      return [];
    } catch (error) {
      failure = error;
      throw error;
    }
  });
  await ended;
  if (!result) throw failure;
  return result.of;
}
