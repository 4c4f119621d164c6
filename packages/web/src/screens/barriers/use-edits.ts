import type { Modification, ScenarioSaved } from "@tvars/api";
import { useCallback, useEffect, useState } from "react";
import { readEdits, writeEdits } from "../../url/edits.ts";
import { useRouter } from "../../url/router.tsx";

export type Trail = NonNullable<ScenarioSaved["history"]>;

export interface Edits {
  edits: Modification[];
  /** Steps back and forth, as they are saved with a scenario. */
  trail: Trail;
  change: (next: Modification[]) => void;
  /** Another list with steps of its own, as when a saved scenario is opened; undo leads back to what was drawn before. */
  open: (next: Modification[], trail?: Trail) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
}

/** As many steps as are saved. */
const STEPS = 50;
const NONE: Trail = { past: [], future: [] };

const keyOf = (network: string): string => `tvars.trail.${network}`;

interface Stored {
  now: string;
  past: string[];
  future: string[];
}

/** The steps that led to what the address holds; those of something else drawn elsewhere are none of it. */
function readTrail(network: string, edits: readonly Modification[]): Trail {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(network)) ?? "null") as Stored | null;
    if (stored === null || stored.now !== writeEdits(edits)) return NONE;
    return { past: stored.past.map(readEdits), future: stored.future.map(readEdits) };
  } catch {
    // Storage that is closed or holds something else: there is simply nothing to undo.
    return NONE;
  }
}

function writeTrail(network: string, edits: readonly Modification[], { past, future }: Trail): void {
  const stored: Stored = {
    now: writeEdits(edits),
    past: past.map(writeEdits),
    future: future.map(writeEdits),
  };
  try {
    sessionStorage.setItem(keyOf(network), JSON.stringify(stored));
  } catch {
    // A full or closed storage costs the steps after a reload, nothing else.
  }
}

/** What is drawn, kept in the address, with steps back and forth that outlive a reload. */
export function useEdits(network: string): Edits {
  const { state, go } = useRouter();
  const { edits } = state;
  const [trail, setTrail] = useState(() => readTrail(network, edits));
  const { past, future } = trail;
  useEffect(() => writeTrail(network, edits, trail), [network, edits, trail]);
  const show = useCallback((next: Modification[]) => go({ edits: next, before: false }), [go]);
  const step = (next: Modification[], now: Trail): void => {
    setTrail({ past: now.past.slice(-STEPS), future: now.future.slice(0, STEPS) });
    show(next);
  };
  const last = past.at(-1);
  const next = future[0];
  return {
    edits,
    trail,
    change: (list) => step(list, { past: [...past, edits], future: [] }),
    open: (list, own = NONE) =>
      step(list, { past: edits.length > 0 ? [...own.past, edits] : own.past, future: own.future }),
    undo: last ? () => step(last, { past: past.slice(0, -1), future: [edits, ...future] }) : null,
    redo: next ? () => step(next, { past: [...past, edits], future: future.slice(1) }) : null,
  };
}
