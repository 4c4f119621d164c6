import { createWriteStream, mkdirSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { ServerError } from "./error.ts";

export interface Upload {
  /** Paths of the files by the name of their field. */
  files: Record<string, string[]>;
  fields: Record<string, string>;
  /** The folder that holds the files of the field `file`. */
  folder: string;
  remove(): Promise<void>;
}

export interface UploadOptions {
  /** Where uploads lie until they are imported: on the data's own disk, since /tmp may be memory. */
  folder: string;
  maxBytes: number;
}

const MAX_FILES = 200;

export const uploadFolder = (workspace: string): string => join(workspace, ".uploads");

/**
 * Reads a multipart body piece by piece into a folder of its own, so that a file of gigabytes takes no memory.
 * The names a client gives are never trusted: what is left of them is a plain file name in that folder.
 * @throws ServerError 400, 413 or 415; the folder is removed then
 */
export async function readUpload(request: Request, { folder, maxBytes }: UploadOptions): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type) || request.body === null) throw notMultipart(type);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  await mkdir(folder, { recursive: true });
  const own = await mkdtemp(join(folder, "upload-"));
  const upload: Upload = {
    files: {},
    fields: {},
    folder: join(own, "file"),
    remove: () => rm(own, { recursive: true, force: true }),
  };
  try {
    await receive(request.body as ReadableStream, type, upload, { own, maxBytes });
    return upload;
  } catch (error) {
    await upload.remove();
    throw error instanceof ServerError ? error : broken(error);
  }
}

async function receive(
  body: ReadableStream,
  type: string,
  upload: Upload,
  { own, maxBytes }: { own: string; maxBytes: number },
): Promise<void> {
  const limits = { fileSize: maxBytes, files: MAX_FILES, fields: 50, fieldSize: 1e6 };
  const busboy = new Busboy({ headers: { "content-type": type }, limits });
  const writing: Promise<void>[] = [];
  const stopped = new AbortController();
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    stopped.abort();
  };
  busboy.on("field", (name, value) => {
    upload.fields[name] = value;
  });
  busboy.on("filesLimit", () => fail(tooMany()));
  busboy.on("file", (field: string, stream: BusboyFileStream, fileName: string | undefined) => {
    const path = join(own, safeName(field), safeName(fileName ?? "file"));
    (upload.files[field] ??= []).push(path);
    stream.on("error", fail);
    stream.once("limit", () => fail(tooLarge(maxBytes)));
    // At once: a part that is not being read while its body breaks off would never end.
    mkdirSync(join(own, safeName(field)), { recursive: true });
    const written = pipeline(stream, createWriteStream(path, { flags: "wx" }), { signal: stopped.signal });
    // An error here ends the whole reading; it is awaited below as well.
    writing.push(written.catch(fail));
  });
  await pipeline(Readable.fromWeb(body), busboy, { signal: stopped.signal }).catch(fail);
  await Promise.all(writing);
  if (failure !== undefined) throw failure;
}

const DAY_MS = 24 * 3600 * 1000;

/** Removes what a killed server left of uploads: folders no one has touched for a day. */
export async function removeLeftovers(folder: string, { now = Date.now() } = {}): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > DAY_MS) await rm(path, { recursive: true, force: true });
  }
}

/** Letters, digits, dot, hyphen and underline, with the ending kept; never a path, never hidden, never empty. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)!;
  const safe = last
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "_")
    .replace(/^\.+/, "")
    .slice(-100);
  return safe === "" ? "file" : safe;
}

const notMultipart = (type: string): ServerError =>
  new ServerError(
    415,
    { sv: "Filen ska skickas som multipart/form-data.", en: "Send the file as multipart/form-data." },
    { value: type, expected: "multipart/form-data with a field `file`" },
  );

const tooLarge = (maxBytes: number): ServerError =>
  new ServerError(
    413,
    { sv: "Filen är större än servern tar emot.", en: "The file is larger than the server takes." },
    {
      expected: `at most ${maxBytes} bytes`,
      action: "Import it with `tvars import FILE`, which has no such limit.",
    },
  );

const tooMany = (): ServerError =>
  new ServerError(
    413,
    { sv: "För många filer på en gång.", en: "Too many files at once." },
    { expected: `at most ${MAX_FILES} files`, action: "Send them as one zip file." },
  );

const broken = (cause: unknown): ServerError =>
  new ServerError(
    400,
    { sv: "Uppladdningen gick inte att läsa.", en: "The upload could not be read." },
    { value: cause instanceof Error ? cause.message : undefined, expected: "a complete multipart body" },
  );
