import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react";
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { START_ASKED } from "./records.ts";
import type { State } from "./state.ts";
import { formatAddress, parseAddress } from "./state.ts";

interface Router {
  state: State;
  /** Changes part of the state. `replace` for what Back should not step through, such as a moved map. */
  go: (patch: Partial<State>, how?: { replace?: boolean }) => void;
  back: (otherwise: Partial<State>) => void;
}

const Context = createContext<Router | null>(null);

const here = (): State => parseAddress(location.pathname, location.search);

/** Steps taken inside the app; without any, Back would leave it. */
let depth = 0;

export function RouterProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState(here);
  useEffect(() => {
    const onPop = (): void => {
      depth = Math.max(0, depth - 1);
      setState(here());
    };
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  const go = useCallback((patch: Partial<State>, { replace = false }: { replace?: boolean } = {}) => {
    const next = { ...here(), ...patch };
    const address = formatAddress(next);
    if (address === location.pathname + location.search) return setState(next);
    if (replace) history.replaceState(null, "", address);
    else {
      history.pushState(null, "", address);
      depth++;
    }
    setState(next);
  }, []);
  const back = useCallback((otherwise: Partial<State>) => (depth > 0 ? history.back() : go(otherwise)), [go]);
  const router = useMemo(() => ({ state, go, back }), [state, go, back]);
  return <Context value={router}>{children}</Context>;
}

export function useRouter(): Router {
  const router = useContext(Context);
  if (!router) throw new Error("useRouter is used outside RouterProvider.");
  return router;
}

/** What a screen starts from when one goes to it: the place of the year and the language stay, the rest does not. */
export const fresh = (state: State): Partial<State> => ({
  tables: [],
  sort: null,
  page: 1,
  q: "",
  snapshot: null,
  view: "map",
  division: "regso",
  level: "kommun",
  indicator: null,
  measure: null,
  beside: [],
  grouping: null,
  groups: [],
  aspect: "now",
  about: "",
  classes: null,
  rules: null,
  limits: [],
  radius: null,
  fault: null,
  compared: null,
  task: "barriers",
  segment: null,
  crossing: null,
  colouring: "burden",
  band: null,
  under: false,
  edits: [],
  scenario: null,
  against: null,
  before: false,
  swipe: null,
  versus: [],
  suggest: false,
  service: null,
  minutes: null,
  at: null,
  records: null,
  asked: START_ASKED,
  release: null,
  plan: null,
  weights: null,
  reach: null,
  sheet: null,
  report: null,
  lang: state.lang,
});

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: Partial<State>;
  /** The id of what is to be seen on the screen one comes to. */
  hash?: string;
}

/** An ordinary link: opens in a new tab when asked to, otherwise without loading the page again. */
export function Link({ to, hash, children, onClick, ...rest }: LinkProps) {
  const { state, go } = useRouter();
  const href = `${formatAddress({ ...state, ...to })}${hash === undefined ? "" : `#${hash}`}`;
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
    if (hash !== undefined) history.replaceState(history.state, "", `#${hash}`);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
