import { useEffect, useState } from "react";

/** What is being written, kept while the page is open: to look at another screen loses nothing. */
const drafts = new Map<string, unknown>();

interface Draft<Value> {
  value: Value;
  changed: boolean;
  /** Left from an earlier visit to this screen. */
  found: boolean;
  set: (value: Value) => void;
  saved: (value: Value) => void;
  discard: () => void;
}

/** Something stored and edited here until it is saved. The browser warns before a page with unsaved edits is closed. */
export function useDraft<Value>(key: string, stored: Value): Draft<Value> {
  const [saved, setSaved] = useState(stored);
  const [value, setValue] = useState(() => (drafts.get(key) as Value | undefined) ?? stored);
  const [found, setFound] = useState(() => drafts.has(key));
  const changed = value !== saved;
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [changed]);
  const settle = (next: Value): void => {
    drafts.delete(key);
    setSaved(next);
    setValue(next);
    setFound(false);
  };
  return {
    value,
    changed,
    found,
    set: (next) => {
      drafts.set(key, next);
      setValue(next);
    },
    saved: settle,
    discard: () => settle(saved),
  };
}
