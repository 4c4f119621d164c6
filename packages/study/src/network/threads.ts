import { availableParallelism } from "node:os";
import type { Engine } from "@tvars/network";
import { threaded } from "@tvars/network/parallel";

/** Below this many nodes threads take longer to start than they save. */
const WORTH_NODES = 50_000;
const MOST = 8;

/** Threads for a network of so many nodes: TVARS_THREADS where that is set, else the machine's cores for a large network and one for a small. */
export function threadsFor(nodes: number, wanted: string | undefined): number {
  const told = Number(wanted);
  if (wanted !== undefined && Number.isInteger(told) && told >= 1) return Math.min(told, MOST);
  return nodes < WORTH_NODES ? 1 : Math.min(availableParallelism(), MOST);
}

/** Does some work with engines that several threads answer for, and ends those threads with it. The answers are the same for any number of threads. */
export function withThreads<Answer>(
  engines: readonly Engine[],
  work: (...engines: Engine[]) => Answer,
): Answer {
  const many = engines.map((engine) =>
    threaded(engine, threadsFor(engine.graph.nodes, process.env.TVARS_THREADS)),
  );
  try {
    return work(...many);
  } finally {
    for (const one of many) void one.close();
  }
}
