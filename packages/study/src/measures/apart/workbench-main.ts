/** The process that does what would keep a server from answering meanwhile. */
import { MeasuresError } from "@tvars/measures";
import { perform } from "./perform.ts";
import type { Answer, Task } from "./task.ts";

process.on("message", ({ id, task }: { id: number; task: Task }) => void process.send?.(answerTo(id, task)));
// Whoever asked is gone.
process.on("disconnect", () => process.exit(0));

function answerTo(id: number, task: Task): Answer {
  try {
    return { id, done: perform(task) };
  } catch (error) {
    if (error instanceof MeasuresError) {
      const { kind, value, expected, action } = error;
      return { id, refused: { kind, value: String(value), expected, action } };
    }
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
