/** The other process of `workApart`: does one task, tells its progress, and ends. */
import { StudyError } from "../error.ts";
import type { Work } from "../study.ts";
import type { ApartMessage, ApartTask } from "./apart.ts";
import { openStudy } from "./open.ts";

const stopping = new AbortController();
const tell = (message: ApartMessage): void => void process.send?.(message);

process.on("message", (message: ApartTask | { stop: true }) => {
  if ("stop" in message) stopping.abort();
  else void perform(message);
});
// Whoever asked is gone: let go of the work, what is finished is in place.
process.on("disconnect", () => process.exit(0));

async function perform({ folder, call, args, engine }: ApartTask): Promise<void> {
  try {
    const study = await openStudy(folder, { memoryLimitMb: 1024, ...(engine ? { engine } : {}) });
    const work: Work = { signal: stopping.signal, onProgress: (progress) => tell({ progress }) };
    const asked = study[call] as (...all: unknown[]) => Promise<unknown>;
    tell({ result: await asked(...args, work) });
    await study.close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const known =
      error instanceof StudyError ? { kind: error.kind, fields: { ...error.fields, cause: undefined } } : {};
    tell({ error: { message: error.message, ...known } });
  }
  process.disconnect?.();
}
