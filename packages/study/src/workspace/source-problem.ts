import { EngineError } from "@tvars/engine";
import { CrsQuestion, GeoError } from "@tvars/geo";
import { SourceError } from "@tvars/sources";
import { StudyError } from "../error.ts";
import type { StudyErrorKind } from "../error.ts";

const KINDS: Record<SourceError["kind"], StudyErrorKind> = {
  network: "unavailable",
  refused: "unavailable",
  body: "bad-request",
  content: "bad-request",
  definition: "bad-request",
  aborted: "conflict",
};

/** Bad input keeps its file, row, value, expected and action; a question keeps its possible answers. */
export function asStudyError(error: unknown): unknown {
  if (error instanceof SourceError) {
    const question = questionIn(error);
    // Where the file lay is the machine's business; on a server it is a folder that the user has never seen.
    const file = error.file.replace(/^.*[\\/]/, "");
    const told = (text: string): string => text.replaceAll(error.file, file);
    return new StudyError(question ? "question" : KINDS[error.kind], told(error.message), {
      file,
      ...(error.row === undefined ? {} : { row: error.row }),
      ...(error.value === undefined ? {} : { value: error.value }),
      expected: error.expected,
      action: error.action,
      text: { sv: told(error.describe("sv")), en: told(error.describe("en")) },
      ...(question ? { question } : {}),
      cause: error,
    });
  }
  if (error instanceof GeoError) return ofGeo(error);
  if (error instanceof EngineError)
    return new StudyError("bad-request", { sv: error.in("sv"), en: error.in("en") }, { cause: error });
  if (error instanceof Error && "code" in error && error.code === "ENOENT")
    return new StudyError("not-found", error.message, { action: "Check the path.", cause: error });
  return error;
}

function ofGeo(error: GeoError): StudyError {
  const file = error.file?.replace(/^.*[\\/]/, "");
  const told = (text: string): string =>
    error.file === undefined ? text : text.replaceAll(error.file, file!);
  const question =
    error instanceof CrsQuestion
      ? { ask: "crs", candidates: error.candidates }
      : error.kind === "layer-choice"
        ? { ask: "layer", choices: error.choices }
        : undefined;
  return new StudyError(
    question ? "question" : "bad-request",
    { sv: told(error.text.sv), en: told(error.text.en) },
    {
      ...(file === undefined ? {} : { file }),
      ...(error.row === undefined ? {} : { row: error.row }),
      ...(error.value === undefined ? {} : { value: error.value }),
      expected: error.expected,
      action: error.action,
      ...(question ? { question } : {}),
      cause: error,
    },
  );
}

/** What can be answered instead of mended: the system of coordinates, which layer of a file, which version of areas. */
function questionIn({ cause, row, expected }: SourceError): unknown {
  if (cause instanceof CrsQuestion) return { ask: "crs", candidates: cause.candidates };
  if (cause instanceof GeoError && cause.kind === "layer-choice")
    return { ask: "layer", choices: cause.choices };
  if (row === "version") return { ask: "version", choices: expected.en.split(", ") };
  return undefined;
}
