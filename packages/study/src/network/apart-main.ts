/** The process that networks are made ready and asked in: a study of the same folder, for as long as whoever started it is there. */
import { StudyError } from "../error.ts";
import type { Progress } from "../study.ts";
import { openStudy } from "../workspace/open.ts";
import type { NetworkCall, NetworkMessage } from "./apart.ts";

const TELL_EVERY_MS = 500;
const study = openStudy(process.argv[2]!, { memoryLimitMb: 512 });
const tell = (message: NetworkMessage): void => void process.send?.(message);

process.on("message", (asked: { id: number; call: NetworkCall; args: unknown[] }) => void answer(asked));
// Whoever asked is gone.
process.on("disconnect", () => process.exit(0));

async function answer({ id, call, args }: { id: number; call: NetworkCall; args: unknown[] }): Promise<void> {
  try {
    const asked = (await study)[call] as (...all: unknown[]) => Promise<unknown>;
    let last = 0;
    const onProgress = (progress: Progress): void => {
      if (performance.now() - last < TELL_EVERY_MS && progress.done < progress.total) return;
      last = performance.now();
      tell({ id, progress });
    };
    tell({ id, answer: await (call === "severAll" ? asked(...args, { onProgress }) : asked(...args)) });
  } catch (error) {
    const known =
      error instanceof StudyError ? { kind: error.kind, fields: { ...error.fields, cause: undefined } } : {};
    tell({ id, error: { message: error instanceof Error ? error.message : String(error), ...known } });
  }
}
