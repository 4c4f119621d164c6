import { Suspense, lazy, useEffect, useMemo } from "react";
import { apiPath, forgetAnswers } from "./api/client.ts";
import { useAnswer } from "./api/use-answer.ts";
import { Failed, Notice, Skeleton } from "./parts/states.tsx";
import { WorkspaceContext } from "./parts/workspace.ts";
import { ScreenBoundary } from "./shell/screen-boundary.tsx";
import { Shell } from "./shell/shell.tsx";
import type { TextKey } from "./text/index.ts";
import { TextContext, textsOf } from "./text/index.ts";
import { Link, fresh, useRouter } from "./url/router.tsx";
import type { Screen, State } from "./url/state.ts";
import { formatAddress } from "./url/state.ts";

const load = {
  karta: () => {
    // The map's own code is the largest part: it travels beside the screen's, not after it.
    void import("./map/map-canvas.tsx");
    return import("./screens/map-screen.tsx");
  },
  omraden: () => import("./screens/areas-screen.tsx"),
  matt: () => import("./screens/measures/measures-screen.tsx"),
  uppgifter: () => import("./screens/records/records-screen.tsx"),
  utlamning: () => import("./screens/records/release/releases-screen.tsx"),
  barriarer: () => {
    void import("./map/barrier-map.tsx");
    return import("./screens/barriers/barriers-screen.tsx");
  },
  "folj-upp": () => import("./screens/followup/followup-screen.tsx"),
  rapport: () => import("./screens/reports/reports-screen.tsx"),
  planera: () => import("./screens/plans/plans-screen.tsx"),
  jamfor: () => import("./screens/compare-screen.tsx"),
  indikatorer: () => import("./screens/indicators-screen.tsx"),
  data: () => import("./screens/data-screen.tsx"),
  ordlista: () => import("./screens/glossary-screen.tsx"),
};

const SCREEN = {
  karta: lazy(load.karta),
  omraden: lazy(load.omraden),
  matt: lazy(load.matt),
  uppgifter: lazy(load.uppgifter),
  utlamning: lazy(load.utlamning),
  barriarer: lazy(load.barriarer),
  "folj-upp": lazy(load["folj-upp"]),
  rapport: lazy(load.rapport),
  planera: lazy(load.planera),
  jamfor: lazy(load.jamfor),
  indikatorer: lazy(load.indikatorer),
  data: lazy(load.data),
  ordlista: lazy(load.ordlista),
} satisfies Record<Screen, unknown>;

// The first screen's code travels while the workspace is asked for, not after.
const first = location.pathname.split("/")[1] ?? "";
void (load[first as Screen] ?? load.karta)();

const TITLE: Record<Screen, TextKey> = {
  karta: "screen.karta",
  omraden: "screen.omraden",
  matt: "screen.matt",
  uppgifter: "screen.uppgifter",
  utlamning: "screen.utlamning",
  barriarer: "screen.barriarer",
  "folj-upp": "screen.folj-upp",
  rapport: "screen.rapport",
  planera: "screen.planera",
  jamfor: "screen.jamfor",
  indikatorer: "screen.indikatorer",
  data: "screen.data",
  ordlista: "screen.ordlista",
};

/** What is looked at; where the map stands is no part of it. */
const shownOf = (state: State): string => formatAddress({ ...state, camera: null });

const LOOK_AGAIN_MS = 2500;
const WITHOUT_DATA: ReadonlySet<Screen> = new Set(["barriarer", "utlamning", "data", "ordlista"]);

export function App() {
  const { state } = useRouter();
  const texts = useMemo(() => textsOf(state.lang), [state.lang]);
  const { t } = texts;
  const workspace = useAnswer("workspace", apiPath("/api/workspace"));
  useEffect(() => {
    document.documentElement.lang = state.lang;
  }, [state.lang]);
  const Current = SCREEN[state.screen];
  const empty = workspace.data?.empty === true || workspace.data?.years.length === 0;
  useEffect(() => {
    // An import that goes on beside this page, such as the first start's, is seen when it is done.
    if (!empty) return;
    const timer = setInterval(forgetAnswers, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [empty]);
  return (
    <TextContext value={texts}>
      {workspace.data ? (
        <WorkspaceContext value={workspace.data}>
          <Shell title={t(TITLE[state.screen])}>
            {empty && !WITHOUT_DATA.has(state.screen) ? (
              <div className="page">
                <h1>{t(TITLE[state.screen])}</h1>
                <Notice
                  icon="data"
                  title={t("state.empty")}
                  action={
                    <Link className="button" to={{ ...fresh(state), screen: "data", place: null }}>
                      {t("state.toData")}
                    </Link>
                  }
                >
                  <p>{t("state.emptyHelp")}</p>
                </Notice>
              </div>
            ) : (
              <ScreenBoundary shown={shownOf(state)}>
                <Suspense
                  fallback={
                    <div className="page">
                      <Skeleton block />
                    </div>
                  }
                >
                  <Current />
                </Suspense>
              </ScreenBoundary>
            )}
          </Shell>
        </WorkspaceContext>
      ) : (
        <main className="page start">
          <h1>{t("app.name")}</h1>
          {workspace.error ? <Failed error={workspace.error} retry={workspace.retry} /> : <Skeleton />}
        </main>
      )}
    </TextContext>
  );
}
