import type { NetworkInfo } from "@tvars/api";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { ArrivalContext } from "../../parts/arrival.ts";
import { Icon } from "../../parts/icon.tsx";
import { Await, Failed, Skeleton } from "../../parts/states.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { COLOURINGS, TASKS } from "../../url/state.ts";
import { AccessPanel } from "./access/access-panel.tsx";
import { CrossingPanel } from "./crossing-panel.tsx";
import { NoNetwork } from "./no-network.tsx";
import { Overview } from "./overview.tsx";
import { ScenarioPanel } from "./scenario-panel.tsx";
import { SegmentPanel } from "./segment-panel.tsx";
import { SegmentTable } from "./segment-table.tsx";
import { Stage } from "./stage.tsx";
import { BARRIER_VIEWS, viewOf } from "./views.tsx";
import { AwaitWork } from "./waiting.tsx";
import type { Work } from "./work.ts";
import { useWork } from "./work.ts";

export default function BarriersScreen() {
  const { state } = useRouter();
  const { t } = useTexts();
  const asked = useAnswer("networks", apiPath("/api/networks"));
  if (asked.error)
    return (
      <div className="page">
        <h1>{t("bar.title")}</h1>
        <Failed error={asked.error} retry={asked.retry} />
      </div>
    );
  return (
    <Await asked={asked} block>
      {(networks) => {
        const network = networks.find(({ id }) => id === state.network) ?? networks[0];
        return network ? <Views network={network} networks={networks} /> : <NoNetwork />;
      }}
    </Await>
  );
}

interface ScreenProps {
  network: NetworkInfo;
  networks: readonly NetworkInfo[];
}

/** The views side by side as tabs; the first has the whole window, the others are pages. */
function Views(props: ScreenProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { id: chosen, Content: View } = viewOf(state.about);
  return (
    <div className="barrier-views" data-about={chosen}>
      <Tabs
        label={t("bar.about")}
        tabs={BARRIER_VIEWS.map(({ id, label }) => ({ id, label: pick(label) }))}
        chosen={chosen}
        onChoose={(id) =>
          go({ about: id === BARRIER_VIEWS[0].id ? "" : id, tables: [], sort: null, page: 1 })
        }
      >
        {View ? (
          <Suspense fallback={<Skeleton block />}>
            <View {...props} />
          </Suspense>
        ) : (
          <Screen key={props.network.id} {...props} />
        )}
      </Tabs>
    </div>
  );
}

function Screen({ network, networks }: ScreenProps) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const work = useWork(network);
  const { view } = state;
  return (
    <div className="map-screen barrier-screen" data-view={view}>
      <h1 className="hidden">{t("bar.title")}</h1>
      <section className="map-main" aria-label={t("screen.barriarer")}>
        <div className="map-head">
          <Tabs
            label={t("bar.view")}
            tabs={[
              { id: "map", label: t("map.asMap") },
              { id: "table", label: t("map.asTable") },
            ]}
            chosen={view}
            onChoose={(next) => go({ view: next, sort: null, page: 1 })}
          >
            {view === "map" ? (
              <>
                <Choice network={network} />
                <Stage work={work} />
              </>
            ) : (
              <AwaitWork asked={work.barriers}>
                {(data) => <SegmentTable work={work} data={data} />}
              </AwaitWork>
            )}
          </Tabs>
        </div>
      </section>
      <Panel work={work} networks={networks} />
    </div>
  );
}

/** What the map shows. */
function Choice({ network }: { network: NetworkInfo }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const typed = network.people.from === "areas";
  return (
    <div className="layer-choice barrier-choice">
      <label className="inline-choice">
        <span className="wide-only">{t("bar.colour")}</span>
        <select
          aria-label={t("bar.colour")}
          value={state.colouring}
          onChange={({ target }) =>
            go({ colouring: COLOURINGS.find((one) => one === target.value) ?? "burden", band: null })
          }
        >
          {COLOURINGS.filter((one) => typed || one !== "divides").map((one) => (
            <option key={one} value={one}>
              {t(`bar.colour.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {typed && (
        <label className="switch">
          <input
            type="checkbox"
            checked={state.under}
            onChange={({ target }) => go({ under: target.checked }, { replace: true })}
          />
          {t("bar.under")}
        </label>
      )}
    </div>
  );
}

/** Beside the map on a wide screen, a sheet under it on a phone. */
function Panel({ work, networks }: { work: Work; networks: readonly NetworkInfo[] }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { network } = work;
  const [open, setOpen] = useState(false);
  const shown = useRef("");
  const arrives = useCallback((id: string) => {
    const another = shown.current !== "" && shown.current !== id;
    shown.current = id;
    return another;
  }, []);
  const chosen = state.crossing ?? (state.task === "barriers" ? state.segment : null);
  useEffect(() => {
    if (chosen === null) shown.current = "all";
  }, [chosen]);
  const close = useCallback(
    () => go(state.crossing === null ? { segment: null, tables: [] } : { crossing: null }),
    [go, state.crossing],
  );
  const drawing = work.placing !== null;
  useEffect(() => {
    if (chosen === null || drawing) return;
    const onKey = (event: KeyboardEvent): void => {
      const within = event.target instanceof HTMLElement && event.target.closest("input, select, .menu");
      if (event.key === "Escape" && !event.defaultPrevented && !within) close();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [chosen, close, drawing]);
  return (
    <aside className="panel barrier-panel" aria-label={t("bar.panel")} data-open={open}>
      <button
        type="button"
        className="sheet-handle narrow-only"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "down" : "up"} size={16} />
        {open ? t("panel.close") : t("panel.open")}
      </button>
      <div className="barrier-who">
        {networks.length > 1 && (
          <label className="inline-choice">
            <span>{t("bar.network")}</span>
            <select
              value={network.id}
              onChange={({ target }) =>
                go({
                  network: target.value,
                  segment: null,
                  crossing: null,
                  edits: [],
                  scenario: null,
                  against: null,
                  band: null,
                  at: null,
                  service: null,
                  camera: null,
                })
              }
            >
              {networks.map(({ id, title }) => (
                <option key={id} value={id}>
                  {pick(title)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="inline-choice">
          <span>{t("bar.profile")}</span>
          <select
            value={state.profile}
            onChange={({ target }) =>
              go({
                profile: network.profiles.find((one) => one === target.value) ?? "adult",
                band: null,
              })
            }
          >
            {network.profiles.map((one) => (
              <option key={one} value={one}>
                {t(`bar.profile.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ArrivalContext value={arrives}>
        <Tabs
          label={t("bar.tasks")}
          tabs={TASKS.map((id) => ({ id, label: t(`bar.task.${id}`) }))}
          chosen={state.task}
          onChoose={(task) => {
            if (work.placing) work.place(null);
            go({ task, crossing: null, tables: [] });
          }}
        >
          {chosen !== null && (
            <p className="panel-bar">
              <button type="button" className="button quiet" onClick={close}>
                <Icon name="back" size={16} />
                {t("bar.back")}
              </button>
            </p>
          )}
          <div className="panel-body">
            <Content work={work} />
          </div>
        </Tabs>
      </ArrivalContext>
    </aside>
  );
}

function Content({ work }: { work: Work }) {
  const { state } = useRouter();
  const crossing = work.barriers.data?.crossings.find(({ id }) => id === state.crossing);
  if (crossing && work.barriers.data)
    return <CrossingPanel work={work} crossing={crossing} barriers={work.barriers.data} />;
  if (state.task === "scenario") return <ScenarioPanel work={work} />;
  if (state.task === "access") return <AccessPanel work={work} />;
  return (
    <AwaitWork asked={work.barriers}>
      {(barriers) =>
        state.segment === null ? (
          <Overview work={work} data={barriers} />
        ) : (
          <AwaitWork asked={work.segment}>
            {(data) => <SegmentPanel work={work} data={data} barriers={barriers} />}
          </AwaitWork>
        )
      }
    </AwaitWork>
  );
}
