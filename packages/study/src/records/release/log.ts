import { createHash } from "node:crypto";
import type { ReleaseEvent } from "@tvars/api";
import { changedLog, cutLog } from "./problems.ts";

/** What is written of one event, before it is chained. */
export type Event = Omit<ReleaseEvent, "hash">;

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** Fields in an order of their own, so that the hash does not hang on how the event was written. */
const told = ({ at, who, what, reason, supersedes }: Event): string =>
  JSON.stringify([at, who, what, reason, supersedes ?? null]);

/** An event with its link of the chain: SHA-256 of the hash before it and of the event. The first hangs on the frozen release. */
export function chained(before: string, event: Event): ReleaseEvent {
  return { ...event, hash: sha256(`${before}\n${told(event)}`) };
}

/**
 * Reads a log, line by line, and follows its chain.
 * @throws StudyError `conflict` with the line whose text does not agree with its hash
 */
export function readLog(id: string, text: string, start: string): ReleaseEvent[] {
  const lines = text.split("\n").filter((line) => line !== "");
  let before = start;
  return lines.map((line, at) => {
    const event = parsed(line);
    if (event === undefined || chained(before, event).hash !== event.hash) throw changedLog(id, at + 1);
    before = event.hash;
    return event;
  });
}

/** How long a log was when it was last written to, and where its chain ended: what a cut-off end is seen by. */
export interface Seal {
  lines: number;
  hash: string;
}

export const sealOf = (log: readonly ReleaseEvent[]): string =>
  JSON.stringify({ lines: log.length, hash: log.at(-1)!.hash } satisfies Seal);

/**
 * A log may be longer than its seal, where the program ended between the two, and never shorter.
 * @throws StudyError `conflict` with the line that lacks
 */
export function checkSeal(id: string, log: readonly ReleaseEvent[], text: string): void {
  const { lines, hash } = JSON.parse(text) as Seal;
  if (log.length < lines) throw cutLog(id, log.length, lines);
  if (log[lines - 1]?.hash !== hash) throw changedLog(id, lines);
}

function parsed(line: string): ReleaseEvent | undefined {
  try {
    return JSON.parse(line) as ReleaseEvent;
  } catch {
    return undefined;
  }
}
