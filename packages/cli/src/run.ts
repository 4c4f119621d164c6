import type { Study, Work } from "@tvars/study";
import { EXIT } from "./exit.ts";
import type { Io } from "./io.ts";
import { progressBar } from "./progress.ts";

/** What every command takes. */
export interface CommonOptions {
  data?: string;
  json?: boolean;
}

export interface StudySettings {
  baseUrls?: Record<string, string>;
  /** Fetch and import in a process of their own. */
  apart?: boolean;
  /** Which database is asked, and where it is; else what the environment says. */
  engine?: string | undefined;
  connection?: string | undefined;
}

export const dataFolder = ({ data }: CommonOptions, { env }: Io): string =>
  data ?? (env.TVARS_DATA || "tvars-data");

/** Opens the workspace for as long as a command needs it. The engine is loaded only now: `--help` does not wait for it. */
export async function withStudy<Result>(
  options: CommonOptions,
  io: Io,
  use: (study: Study) => Promise<Result>,
  { engine, connection, ...settings }: StudySettings = {},
): Promise<Result> {
  const { chooseEngine, openStudy } = await import("@tvars/study");
  const chosen = chooseEngine({ engine, connection }, io.env);
  const study = await openStudy(dataFolder(options, io), { ...settings, engine: chosen });
  try {
    return await use(study);
  } finally {
    await study.close();
  }
}

/** Long work with its bar; Ctrl-C stops it in order, so that what was finished is kept. A second one ends at once. */
export async function withProgress<Result>(
  io: Io,
  work: (work: Required<Work>) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const bar = progressBar(io);
  const stop = (): void => controller.abort(new Interrupted());
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    const result = await work({ signal: controller.signal, onProgress: bar.onProgress });
    controller.signal.throwIfAborted();
    return result;
  } catch (error) {
    if (controller.signal.aborted) throw new Interrupted({ cause: error });
    throw error;
  } finally {
    bar.end();
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
  }
}

export class Interrupted extends Error {
  override name = "Interrupted";

  constructor(options?: ErrorOptions) {
    super("interrupted", options);
  }
}

/** Prints an answer: as one JSON document, or as text for the eye. */
export async function print<Answer>(
  answer: Answer,
  { json }: CommonOptions,
  io: Io,
  text: (answer: Answer) => string,
): Promise<number> {
  await io.out(json ? `${JSON.stringify(answer, null, 2)}\n` : text(answer));
  return EXIT.ok;
}
