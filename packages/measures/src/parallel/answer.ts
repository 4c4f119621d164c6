import { MeasuresError, type MeasuresErrorKind } from "../error.ts";
import { drawsOf, type Task } from "./task.ts";

/** What a worker sends back. An error is taken apart, since its class is lost between threads. */
export type Answer =
  | { draws: Float64Array }
  | { refused: { kind: MeasuresErrorKind; value: string; expected: string; action: string } }
  | { failed: string };

export function answerTo(task: Task): Answer {
  try {
    return { draws: drawsOf(task) };
  } catch (error) {
    if (error instanceof MeasuresError) {
      const { kind, value, expected, action } = error;
      return { refused: { kind, value: String(value), expected, action } };
    }
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** The draws of an answer, or the error it tells of. */
export function drawsIn(answer: Answer): Float64Array {
  if ("draws" in answer) return answer.draws;
  if ("refused" in answer) throw new MeasuresError(answer.refused.kind, answer.refused);
  throw new Error(answer.failed);
}
