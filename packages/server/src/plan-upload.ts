import type { Plan } from "@tvars/api";
import type { Study } from "@tvars/study";
import { ServerError } from "./error.ts";
import { readUpload, uploadFolder } from "./upload.ts";

const FIELDS = new Set(["id", "title"]);

/** POST /api/plans: one list of measures in the field `file`; `id` and `title` where the file's name will not do. The file itself is not kept. */
export async function planUpload(
  study: Pick<Study, "folder" | "importPlan">,
  request: Request,
  { maxBytes }: { maxBytes: number },
): Promise<Plan> {
  const upload = await readUpload(request, { folder: uploadFolder(study.folder), maxBytes });
  try {
    for (const name of [...Object.keys(upload.fields), ...Object.keys(upload.files)])
      if (name !== "file" && !FIELDS.has(name)) throw unknownField(name);
    const [path, another] = upload.files.file ?? [];
    if (path === undefined || another !== undefined) throw notOneFile(upload.files.file?.length ?? 0);
    const { id, title } = upload.fields;
    return await study.importPlan({ path, ...(id ? { id } : {}), ...(title ? { title } : {}) });
  } finally {
    await upload.remove();
  }
}

const unknownField = (name: string): ServerError =>
  new ServerError(
    400,
    { sv: `Det finns inget sådant fält: ${name}.`, en: `There is no such field: ${name}.` },
    { value: name, expected: "file, id, title" },
  );

const notOneFile = (files: number): ServerError =>
  new ServerError(
    400,
    { sv: "Skicka en fil.", en: "Send one file." },
    {
      value: files,
      expected: "one file in the field `file`",
      action: "Send the list as CSV, XLSX, GeoJSON or GeoPackage.",
    },
  );
