import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { REPORT_FORMATS } from "@tvars/api";
import type { Study } from "@tvars/study";
import { addressOf } from "./address.ts";
import { choice } from "./arguments.ts";
import { UsageError } from "./exit.ts";
import { writeWhole } from "./file.ts";
import type { Io } from "./io.ts";
import { withProgress } from "./run.ts";

type Format = (typeof REPORT_FORMATS)[number];

export interface ReportFolder {
  format: string;
  out: string;
  base?: string;
}

export interface WrittenFile {
  path: string;
  bytes: number;
}

/** `pdf,docx` as formats. @throws UsageError */
export function formatsOf(text: string, lang: "sv" | "en"): Format[] {
  const formats = text
    .split(",")
    .filter((one) => one !== "")
    .map((one) => choice(one, REPORT_FORMATS, lang, { sv: "--format", en: "--format" }));
  if (formats.length === 0) throw new UsageError(lang === "sv" ? "ange --format" : "give --format");
  return formats;
}

/** Writes a report's files into a folder, each whole or not at all. */
export async function writeReport(
  study: Study,
  id: string,
  { formats, out, base }: { formats: readonly Format[]; out: string; base?: string },
  io: Io,
): Promise<WrittenFile[]> {
  study.publishAt(addressOf(base, io.env));
  const files = await withProgress(io, (work) => study.reportFiles(id, formats, work));
  await mkdir(out, { recursive: true });
  for (const { name, bytes } of files) await writeWhole(join(out, name), bytes);
  return files.map(({ name, bytes }) => ({ path: join(out, name), bytes: bytes.length }));
}

/** Ids of the reports that have a step of a study in them. */
export async function reportsOf(study: Study, studyId: string): Promise<string[]> {
  return (await study.reports())
    .filter(({ sections }) =>
      sections.some(({ blocks }) => blocks.some((one) => one.kind === "step" && one.study === studyId)),
    )
    .map(({ id }) => id);
}
