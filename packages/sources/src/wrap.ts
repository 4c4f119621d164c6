import { CubeError } from "@tvars/cube";
import { GeoError } from "@tvars/geo";
import { SourceError } from "./source-error.ts";

/** Errors of the packages below, with the file they were found in. */
export function fromCubeError(error: CubeError, file: string): SourceError {
  const { what, value, expected, action } = error.problem;
  return new SourceError("body", {
    file,
    ...(value === undefined ? {} : { value }),
    problem: what,
    expected,
    action,
    cause: error,
  });
}

export function fromGeoError(error: GeoError, file: string): SourceError {
  const problem = (language: "sv" | "en"): string =>
    error.text[language].replace(/^.*?: /, "").replace(/\. (Väntat|Expected):.*$/s, "");
  return new SourceError(error.kind === "bad-geometry" ? "content" : "body", {
    file,
    ...(error.row === undefined ? {} : { row: error.row }),
    ...(error.value === undefined ? {} : { value: error.value }),
    problem: { sv: problem("sv"), en: problem("en") },
    expected: error.expected,
    action: error.action,
    cause: error,
  });
}

/** Runs work and gives errors of the packages below as SourceError. */
export async function wrapErrors<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CubeError) throw fromCubeError(error, file);
    if (error instanceof GeoError) throw fromGeoError(error, file);
    throw error;
  }
}
