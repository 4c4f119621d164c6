import type { Modification } from "@tvars/api";
import { useCallback, useState } from "react";
import { useRouter } from "../../url/router.tsx";

export interface Edits {
  edits: Modification[];
  change: (next: Modification[]) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
}

interface Trail {
  past: Modification[][];
  future: Modification[][];
}

/** What is drawn, kept in the address, with steps back and forth. */
export function useEdits(): Edits {
  const { state, go } = useRouter();
  const { edits } = state;
  const [{ past, future }, setTrail] = useState<Trail>({ past: [], future: [] });
  const show = useCallback((next: Modification[]) => go({ edits: next, before: false }), [go]);
  const change = (next: Modification[]): void => {
    setTrail({ past: [...past, edits], future: [] });
    show(next);
  };
  const last = past.at(-1);
  const next = future[0];
  return {
    edits,
    change,
    undo: last
      ? () => {
          setTrail({ past: past.slice(0, -1), future: [edits, ...future] });
          show(last);
        }
      : null,
    redo: next
      ? () => {
          setTrail({ past: [...past, edits], future: future.slice(1) });
          show(next);
        }
      : null,
  };
}
