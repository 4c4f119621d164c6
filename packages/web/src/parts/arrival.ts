import type { RefObject } from "react";
import { createContext, useContext, useEffect, useRef } from "react";

/** Says whether a place is another than the one last shown, and remembers it; kept outside what is made anew for every place. */
export const ArrivalContext = createContext<(id: string) => boolean>(() => false);

/**
 * The heading of a place, to be focused when another place has come, so that those who do not see the panel learn of it.
 * Focus is never taken from a field that is being written in.
 */
export function useArrival<Heading extends HTMLElement>(
  id: string,
  { quiet = false }: { quiet?: boolean } = {},
): RefObject<Heading | null> {
  const heading = useRef<Heading>(null);
  const arrives = useContext(ArrivalContext);
  useEffect(() => {
    if (arrives(id) && !quiet && !document.activeElement?.closest("input, select, textarea"))
      heading.current?.focus({ preventScroll: true });
  }, [id, quiet, arrives]);
  return heading;
}
