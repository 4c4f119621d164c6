import type { WorkOptions } from "../engine.ts";
import type { Labels } from "../kernel/labels.ts";
import { labelsDown, type NearestAsked } from "../kernel/nearest-by-hierarchy.ts";
import type { Share } from "../kernel/share.ts";
import { taken } from "../kernel/share.ts";
import type { SweepGraph } from "../kernel/sweep-graph.ts";
import type { SweepWork } from "../kernel/sweep-work.ts";
import type { Branches } from "./branches.ts";
import { addDone, takeTile, type Turn } from "./turn.ts";

/** A question as it is sent to a thread: arguments and answer lie in shared memory. */
export type Task = { turn: Turn; threads: number } & (
  | {
      ask: "rangeSums";
      answer: Float64Array[][];
      columns: readonly Int32Array[];
      limits: readonly number[];
      sources: Uint32Array;
    }
  | {
      ask: "decaySums";
      answer: Float64Array[];
      columns: readonly Int32Array[];
      decay: { stepMm: number; weight: Float64Array };
      sources: Uint32Array;
    }
  | { ask: "matrix"; answer: Uint32Array; sources: Uint32Array; targets: Uint32Array; limit: number }
  | {
      ask: "pairs";
      answer: Uint32Array;
      sources: Uint32Array;
      first: Uint32Array;
      targets: Uint32Array;
      limit: number;
    }
  | { ask: "nearest"; labels: Labels; asked: NearestAsked; branches: Branches }
);

/** One thread's share of a task. */
export function doShare(
  task: Task,
  { work, sweeps }: { work: SweepWork; sweeps: SweepGraph },
  options: WorkOptions = {},
): void {
  const { turn, threads } = task;
  const share: Share = {
    threads,
    take: () => takeTile(turn),
    done: (sources) => addDone(turn, sources),
  };
  switch (task.ask) {
    case "rangeSums":
      return work.rangeSums(task.answer, task.columns, task.limits, task.sources, options, share);
    case "decaySums":
      return work.decaySums(task.answer, task.columns, task.decay, task.sources, options, share);
    case "matrix":
      return work.matrix(task.answer, task.sources, task.targets, task.limit, options, share);
    case "pairs":
      return work.pairs(task.answer, task.sources, task.first, task.targets, task.limit, options, share);
    case "nearest": {
      const { first, ranks } = task.branches;
      const all = Array.from({ length: first.length - 1 }, (_, branch) => branch);
      for (const branch of taken(all, share))
        labelsDown(sweeps, task.labels, task.asked, ranks.subarray(first[branch], first[branch + 1]));
    }
  }
}
