import type { Highs } from "../solver/highs.ts";
import { heuristic } from "./heuristic.ts";
import { optimal } from "./optimal.ts";
import type { Outcome, Task } from "./task.ts";

export type Method = "heuristic" | "optimal" | "none";

export interface SuppressOptions {
  /** `heuristic` (default) for any size, `optimal` for small tables, `none` to show what an attacker could then do. */
  method?: Method;
  /** How many secondary cells are tried to be shown again. */
  clean?: number;
  highs: Highs;
  /** The heuristic tries no more after so many seconds on the clock; what is left is `open`. Default: no limit. */
  seconds?: number;
}

/** Hides further cells so that every primary cell is protected as its requirement says. Changes `task.hidden`. */
export function suppress(
  task: Task,
  { method = "heuristic", clean, highs, seconds }: SuppressOptions,
): Outcome {
  if (method === "optimal") return optimal(task, { highs });
  if (method === "heuristic")
    return heuristic(task, {
      highs,
      ...(clean !== undefined && { clean }),
      ...(seconds !== undefined && { seconds }),
    });
  return { evidence: new Map(), open: [] };
}
