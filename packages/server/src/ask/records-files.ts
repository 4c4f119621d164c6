import { type SaveKeyQuery, type UnderstandQuery, UploadShelf } from "@tvars/study";
import type { Handler } from "./handler.ts";

export const recordsFilesHandlers = {
  recordsProfiles: ({ study }) => study.recordsProfiles(),
  recordsKeys: ({ study }) => study.recordsKeys(),
  saveRecordsKey: async (
    { study },
    { upload, ...query }: Omit<SaveKeyQuery, "path"> & { upload: string },
  ) => {
    const shelf = new UploadShelf(study.folder);
    const saved = await study.saveRecordsKey({ ...query, path: await shelf.path(upload) });
    // What was uploaded has become a table: the file itself is kept no longer.
    await shelf.remove(upload);
    return saved;
  },
  removeRecordsKey: ({ study }, { id }: { id: string }) => study.removeRecordsKey(id),
  understandUpload: async (
    { study },
    { upload, definition }: { upload: string; definition: UnderstandQuery["definition"] },
  ) =>
    study.understandRecords({ path: await new UploadShelf(study.folder).path(upload), upload, definition }),
} satisfies Record<string, Handler>;
