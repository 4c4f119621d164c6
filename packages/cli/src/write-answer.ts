import type { RouteName } from "@tvars/api";
import type { Study } from "@tvars/study";
import { choice } from "./arguments.ts";
import { EXIT } from "./exit.ts";
import { writeWhole } from "./file.ts";
import type { Io } from "./io.ts";
import type { CommonOptions } from "./run.ts";
import { print } from "./run.ts";

export const FILE_FORMATS = ["csv", "csv-semicolon", "xlsx", "json-stat2", "geojson"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface FileOptions extends CommonOptions {
  format?: string;
  out?: string;
}

interface Written<Answer> {
  route: RouteName;
  answer: Answer;
  study: Study;
  text: (answer: Answer) => string;
  formats?: readonly FileFormat[];
}

/** An answer as JSON, as text for the eye, or as the file the server would give. */
export async function writeAnswer<Answer>(
  { route, answer, study, text, formats = FILE_FORMATS }: Written<Answer>,
  options: FileOptions,
  io: Io,
): Promise<number> {
  if (options.format === undefined) return print(answer, options, io, text);
  const format = choice(options.format, formats, io.lang, { sv: "--format", en: "--format" });
  const { render } = await import("@tvars/server");
  const { body } = await render(route, answer, { format, lang: io.lang, study });
  if (options.out === undefined) await io.out(body);
  else await writeWhole(options.out, body);
  return EXIT.ok;
}
