import type { RecordsDefinition } from "@tvars/api";
import { UploadShelf } from "@tvars/study";
import { asJob } from "./as-job.ts";
import type { Handler } from "./handler.ts";

interface Body {
  upload: string;
  definition: RecordsDefinition;
}

export const recordsHandlers = {
  records: ({ study }) => study.records(),
  recordsSet: ({ study }, { id }: { id: string }) => study.recordsSet(id),
  tryRecords: async (asked, { upload, definition }: Body) => {
    const path = await new UploadShelf(asked.study.folder).path(upload);
    return asJob(asked, { key: `try ${upload}`, what: "Records" }, (work) =>
      asked.study.tryRecords({ path, definition }, work),
    ).finally(asked.changed);
  },
  storeRecords: async (asked, { upload, definition }: Body) => {
    const shelf = new UploadShelf(asked.study.folder);
    const path = await shelf.path(upload);
    const set = await asJob(asked, { key: `store ${definition.id}`, what: "Records" }, (work) =>
      asked.study.storeRecords({ path, definition }, work),
    ).finally(asked.changed);
    // Its rows are in place: the file itself is kept no longer.
    await shelf.remove(upload);
    return set;
  },
  removeRecords: ({ study, changed }, { id }: { id: string }) => study.removeRecords(id).finally(changed),
} satisfies Record<string, Handler>;
