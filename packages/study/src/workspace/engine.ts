import type { EngineChoice, FolderStore, OpenEngineOptions } from "@tvars/engine";
import { EngineError, engineChoice, openEngine } from "@tvars/engine";
import type { Engine } from "@tvars/engine";
import { StudyError } from "../error.ts";

/** Which database a workspace asks: what is given, else what the environment says. @throws StudyError `bad-request` */
export function chooseEngine(...given: Parameters<typeof engineChoice>): EngineChoice {
  try {
    return engineChoice(...given);
  } catch (error) {
    throw told(error, "bad-request");
  }
}

/** @throws StudyError `unavailable` where the database does not answer or does not let one in */
export async function openChosen(
  choice: EngineChoice = { engine: "duckdb" },
  store: FolderStore,
  options: OpenEngineOptions,
): Promise<Engine> {
  try {
    return await openEngine(choice, store, options);
  } catch (error) {
    throw told(error, "unavailable");
  }
}

function told(error: unknown, kind: "bad-request" | "unavailable"): unknown {
  if (!(error instanceof EngineError)) return error;
  const { value, expected, action } = error.problem;
  return new StudyError(
    kind,
    { sv: error.in("sv"), en: error.in("en") },
    { value, expected, action, cause: error },
  );
}
