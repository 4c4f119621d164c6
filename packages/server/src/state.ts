import { createHash } from "node:crypto";
import type { Study } from "@tvars/study";

const MAX_AGE_MS = 1000;

/** Names what the workspace holds at the moment: equal names, equal answers. Caches and ETags are keyed by it. */
export interface WorkspaceState {
  name(): Promise<string>;
  /** Something was written through this server: look again at once. */
  touch(): void;
}

/**
 * The state is the list of snapshots and the saved sets. Another process may fetch into the same folder, so the list
 * is read again after a second; within it hot answers cost no reading at all.
 */
export function workspaceState(
  study: Pick<Study, "snapshots" | "sets">,
  { maxAgeMs = MAX_AGE_MS, now = Date.now }: { maxAgeMs?: number; now?: () => number } = {},
): WorkspaceState {
  let current: Promise<string> | undefined;
  let readAt = 0;

  const read = async (): Promise<string> => {
    const [snapshots, sets] = await Promise.all([study.snapshots(), study.sets()]);
    const known = JSON.stringify([snapshots.map(({ id, sha256 }) => [id, sha256]), sets]);
    return createHash("sha256").update(known).digest("base64url").slice(0, 16);
  };

  return {
    name: () => {
      if (current === undefined || now() - readAt > maxAgeMs) {
        readAt = now();
        const reading = read();
        // A failed reading is not kept: the next request tries again.
        reading.catch(() => {
          if (current === reading) current = undefined;
        });
        current = reading;
      }
      return current;
    },
    touch: () => {
      current = undefined;
    },
  };
}
