import type { RecordsDefinition } from "@tvars/api";
import { UploadShelf, type Work } from "@tvars/study";
import type { Asked, Handler } from "./handler.ts";

interface Body {
  upload: string;
  definition: RecordsDefinition;
}

export const recordsHandlers = {
  records: ({ study }) => study.records(),
  recordsSet: ({ study }, { id }: { id: string }) => study.recordsSet(id),
  tryRecords: async (asked, { upload, definition }: Body) => {
    const path = await new UploadShelf(asked.study.folder).path(upload);
    return asJob(asked, `try ${upload}`, (work) => asked.study.tryRecords({ path, definition }, work));
  },
  storeRecords: async (asked, { upload, definition }: Body) => {
    const shelf = new UploadShelf(asked.study.folder);
    const path = await shelf.path(upload);
    const set = await asJob(asked, `store ${definition.id}`, (work) =>
      asked.study.storeRecords({ path, definition }, work),
    );
    // Its rows are in place: the file itself is kept no longer.
    await shelf.remove(upload);
    return set;
  },
  removeRecords: ({ study, changed }, { id }: { id: string }) => study.removeRecords(id).finally(changed),
} satisfies Record<string, Handler>;

/** Runs as a job that can be watched and stopped; the request waits for its end. */
async function asJob<Result>(
  { jobs, changed }: Asked,
  key: string,
  work: (work: Required<Work>) => Promise<Result>,
): Promise<Result> {
  let result: { of: Result } | undefined;
  let failure: unknown;
  const { ended } = jobs.start({ kind: "records", key: `records ${key}`, what: "Records" }, async (told) => {
    try {
      result = { of: await work(told) };
      return [];
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      changed();
    }
  });
  await ended;
  if (!result) throw failure;
  return result.of;
}
