import type { DryRun, Understanding } from "@tvars/api";
import { useSyncExternalStore } from "react";
import type { Part } from "./roles.ts";

/** What is being added: it stays when the page is loaded anew, and is gone with the tab. */
export interface Draft {
  understanding: Understanding;
  definition: Part;
  /** What became of the rows with exactly this definition. */
  tried: DryRun | null;
  /** Id of the stored records, once they are. */
  stored: string | null;
  /** Id of the release drafted of them. */
  release: string | null;
}

const KEY = "tvars-records-draft";

function read(): Draft | null {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept === null ? null : (JSON.parse(kept) as Draft);
  } catch {
    return null;
  }
}

let draft = read();
const listeners = new Set<() => void>();

export function setDraft(next: Draft | null): void {
  draft = next;
  try {
    if (next === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A full store means only that a reload starts over.
  }
  for (const listener of listeners) listener();
}

/** Changes the definition; what was tried was of another. */
export function changeDefinition(change: (part: Part) => Part): void {
  if (draft) setDraft({ ...draft, definition: change(draft.definition), tried: null });
}

export function changeDraft(patch: Partial<Draft>): void {
  if (draft) setDraft({ ...draft, ...patch });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useDraft = (): Draft | null => useSyncExternalStore(subscribe, () => draft);
