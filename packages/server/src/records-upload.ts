import { recordsDefinition, type RecordsDefinition, type Understanding } from "@tvars/api";
import { type Study, UploadShelf } from "@tvars/study";
import { ServerError } from "./error.ts";
import { readUpload, uploadFolder } from "./upload.ts";

/**
 * POST /api/records/uploads: one file in the field `file`, and how it is to be read, as far as known, as JSON in `definition`.
 * A file that cannot be read is not kept.
 */
export async function recordsUpload(
  study: Pick<Study, "folder" | "understandRecords">,
  request: Request,
  { maxBytes }: { maxBytes: number },
): Promise<Understanding> {
  const shelf = new UploadShelf(study.folder);
  const upload = await readUpload(request, { folder: uploadFolder(study.folder), maxBytes });
  let kept: string | undefined;
  try {
    const definition = definitionIn(upload.fields, upload.files);
    const [file, another] = upload.files.file ?? [];
    if (file === undefined) throw noFile();
    if (another !== undefined) throw severalFiles();
    kept = await shelf.keep(file);
    return await study.understandRecords({ path: await shelf.path(kept), upload: kept, definition });
  } catch (error) {
    if (kept !== undefined) await shelf.remove(kept);
    throw error;
  } finally {
    await upload.remove();
  }
}

function definitionIn(
  fields: Record<string, string>,
  files: Record<string, string[]>,
): Partial<RecordsDefinition> | undefined {
  for (const name of [...Object.keys(fields), ...Object.keys(files)])
    if (name !== "definition" && name !== "file") throw unknownField(name);
  if (fields.definition === undefined) return undefined;
  const parsed = recordsDefinition.partial().safeParse(jsonOf(fields.definition));
  if (parsed.success) return parsed.data as Partial<RecordsDefinition>;
  const issue = parsed.error.issues[0]!;
  throw badDefinition(`${issue.path.join(".")}: ${issue.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badDefinition((cause as Error).message);
  }
}

const noFile = (): ServerError =>
  new ServerError(
    400,
    { sv: "Ingen fil skickades.", en: "No file was sent." },
    { expected: "one file in the field `file`" },
  );

const severalFiles = (): ServerError =>
  new ServerError(
    400,
    { sv: "Skicka en fil i taget.", en: "Send one file at a time." },
    { expected: "one file in the field `file`", action: "Send the parts of a Shapefile as one zip file." },
  );

const unknownField = (name: string): ServerError =>
  new ServerError(
    400,
    { sv: `Det finns inget sådant fält: ${name}.`, en: `There is no such field: ${name}.` },
    { value: name, expected: "file, definition" },
  );

const badDefinition = (value: string): ServerError =>
  new ServerError(
    400,
    { sv: "Definitionen går inte att använda.", en: "The definition cannot be used." },
    { value, expected: "a part of a RecordsDefinition as JSON, see /api/openapi.json" },
  );
