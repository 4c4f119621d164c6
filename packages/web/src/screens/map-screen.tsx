import type { Map as MapLibre } from "maplibre-gl";
import { themeOf } from "@tvars/report";
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { apiPath, ask } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { DIRECTION, Legend, legendItems } from "../map/legend.tsx";
import { countStates } from "../map/area-state.ts";
import type { Bounds } from "../map/map-canvas.tsx";
import { MapTools } from "../map/map-tools.tsx";
import { YearSlider } from "../map/year-slider.tsx";
import { Downloads, MAPPED } from "../parts/downloads.tsx";
import { Foot, useSourceLine } from "../parts/foot.tsx";
import { codeOf, placeKind, versionOf } from "../parts/place-id.ts";
import { fileName, saveBlob } from "../parts/save.ts";
import { Await, Failed, Notice, Skeleton } from "../parts/states.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { useTheme } from "../parts/use-theme.ts";
import { useWorkspace, useYear, versionEnds, versionIn } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";
import type { Camera } from "../url/state.ts";
import { AreaRows } from "./area-table.tsx";
import { useAreaTip } from "./area-tip.tsx";
import { ChangeSaid } from "./change-said.tsx";
import { ChangeChoice, LayerChoice } from "./layer-choice.tsx";
import { MapPanel } from "./map-panel.tsx";
import { PickBar } from "./pick-bar.tsx";

const loadMap = import("../map/map-canvas.tsx");
const MapCanvas = lazy(async () => ({ default: (await loadMap).MapCanvas }));

const NONE: readonly string[] = [];

/** Figures of the other years, fetched while nothing else is, so that a year change has nothing to wait for. */
function usePreload(
  years: readonly number[],
  year: number,
  pathOf: (year: number) => string,
  ready: boolean,
): void {
  useEffect(() => {
    if (!ready) return;
    const control = new AbortController();
    const near = years.toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year));
    const timer = setTimeout(async () => {
      try {
        for (const one of near) await ask("mapValues", pathOf(one), control.signal);
      } catch {
        // A year that cannot be had now is asked for, and its failure told, when it is chosen.
      }
    }, 400);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [years, year, pathOf, ready]);
}

export default function MapScreen() {
  const { t, lang } = useTexts();
  const { state, go, back } = useRouter();
  const workspace = useWorkspace();
  const year = useYear();
  const theme = useTheme();
  const sourceLine = useSourceLine();
  const { place, layer, part, since, patterns, view, camera } = state;
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>(NONE);
  const map = useRef<MapLibre | null>(null);
  const panel = useRef<HTMLElement>(null);
  const [bounds, setBounds] = useState<Bounds | null>(camera ? null : workspace.bounds);
  const firstYear = workspace.years[0];
  const before = useCallback(
    (one: number) => {
      if (since !== null && since < one) return since;
      return firstYear !== undefined && one > firstYear ? one - 1 : null;
    },
    [since, firstYear],
  );
  const pathOf = useCallback(
    (one: number) => apiPath("/api/map", { year: one, before: before(one) }),
    [before],
  );
  const asked = useAnswer("mapValues", pathOf(year));
  const values = asked.data;
  const table = useAnswer(
    "areas",
    view === "table"
      ? apiPath("/api/areas", {
          year,
          place: place && placeKind(place) !== "regso" && placeKind(place) !== "deso" ? place : null,
        })
      : null,
  );
  usePreload(workspace.years, year, pathOf, values !== undefined);
  const counts = countStates(values, layer, part);
  const drawn = workspace.versions.filter(({ division, hasLayer }) => division === "regso" && hasLayer);
  const shownVersion = values?.version ?? versionIn(workspace, "regso", year);
  const hasLayer = drawn.some(({ version }) => version === shownVersion);

  const chosen = useMemo(() => {
    if (picking) return picked;
    if (place === null) return NONE;
    if (place.startsWith("areas:")) return codeOf(place).split(",");
    return placeKind(place) === "regso" && versionOf(place) === values?.version ? [codeOf(place)] : NONE;
  }, [picking, picked, place, values?.version]);

  const choose = (code: string): void => {
    const version = versionIn(workspace, "regso", year);
    if (picking) setPicked(picked.includes(code) ? picked.filter((one) => one !== code) : [...picked, code]);
    else if (version && place === `${version}:${code}`) panel.current?.querySelector("h2")?.focus();
    else if (version) go({ place: `${version}:${code}`, tables: [] });
  };
  const closing = useRef(false);
  const close = useCallback(() => {
    closing.current = true;
    back({ place: null, tables: [] });
  }, [back]);
  useEffect(() => {
    if (place === null && closing.current) map.current?.getCanvas().focus({ preventScroll: true });
    closing.current = false;
  }, [place]);
  useEffect(() => {
    if (place === null) return;
    const onKey = (event: KeyboardEvent): void => {
      const within = event.target instanceof HTMLElement && event.target.closest("input, select, .menu");
      if (event.key === "Escape" && !event.defaultPrevented && !within) close();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [place, close]);

  const onCamera = useCallback(
    ({ zoom, lon, lat }: Camera) => go({ camera: { zoom, lon, lat } }, { replace: true }),
    [go],
  );
  const { tip, speak } = useAreaTip(values);
  const savePng = async (): Promise<void> => {
    if (!map.current) return;
    const { mapPng } = await import("../map/map-png.ts");
    const provenance = (await ask("areas", apiPath("/api/areas", { year }))).provenance;
    const blob = await mapPng({
      map: map.current.getCanvas(),
      title:
        layer === "change"
          ? `${t("map.layer.change")} ${values?.before ?? "–"}–${year}`
          : `${t(layer === "index" ? "measure.indexLong" : "measure.type")} ${year}`,
      direction: t(DIRECTION[layer === "change" ? part : layer]),
      legend: legendItems(layer, themeOf(theme), lang, (key) => t(`map.legend.${key}`), counts.change),
      foot: [
        ...(workspace.invented ? [`${t("app.invented")}. ${t("app.inventedWhy")}`] : []),
        sourceLine(provenance),
      ],
      theme: themeOf(theme),
    });
    saveBlob(blob, `${fileName(`tvars ${t("screen.karta")} ${year}`)}.png`);
  };
  const failed = (
    <Notice title={t("map.noWebgl")}>
      <p>{t("map.noWebglHelp")}</p>
    </Notice>
  );
  const stage = (
    <div className="map-stage">
      {drawn.length > 0 && (
        <Suspense fallback={<Skeleton lines={0} block />}>
          <MapCanvas
            workspace={workspace}
            values={values}
            layer={layer}
            part={part}
            patterns={patterns}
            chosen={chosen}
            camera={camera}
            bounds={bounds}
            onChoose={choose}
            onCamera={onCamera}
            onReady={(made) => (map.current = made)}
            tip={tip}
            speak={speak}
            failed={failed}
          />
        </Suspense>
      )}
      {!hasLayer && (
        <Notice icon="karta" title={t("map.noLayer")}>
          <p>{t("map.noLayerHelp")}</p>
        </Notice>
      )}
      {asked.error && (
        <div className="map-error">
          <Failed error={asked.error} retry={asked.retry} />
        </div>
      )}
      <Legend
        layer={layer}
        part={part}
        year={values?.year ?? year}
        since={values?.before ?? before(year)}
        counts={counts}
        invented={workspace.invented}
      >
        {layer === "change" && <ChangeSaid values={values} />}
      </Legend>
      <ChangeChoice />
      <MapTools
        map={map}
        whole={workspace.bounds}
        onPng={() => void savePng()}
        picking={picking}
        onPick={() => {
          setPicking(!picking);
          setPicked(place?.startsWith("areas:") ? codeOf(place).split(",") : NONE);
        }}
      />
      {picking && (
        <PickBar
          codes={picked}
          year={year}
          onClear={() => setPicked(NONE)}
          onShow={() => {
            setPicking(false);
            go({ place: `areas:${picked.join(",")}` });
          }}
        />
      )}
    </div>
  );
  return (
    <div className="map-screen" data-view={view}>
      <h1 className="hidden">{t("map.title")}</h1>
      <section className="map-main" aria-label={t("screen.karta")}>
        <div className="map-head">
          <Tabs
            label={t("map.view")}
            tabs={[
              { id: "map", label: t("map.asMap") },
              { id: "table", label: t("map.asTable") },
            ]}
            chosen={view}
            onChoose={(next) => go({ view: next, sort: null, page: 1, q: "" })}
          >
            {view === "map" ? (
              <>
                <LayerChoice />
                {stage}
              </>
            ) : (
              <div className="map-table">
                <Await asked={table} lines={8}>
                  {({ rows, provenance, year: shown, place: where }) => (
                    <>
                      {layer === "change" && <ChangeSaid values={values} />}
                      <AreaRows
                        rows={rows}
                        change={layer === "change" ? values : undefined}
                        caption={t("map.tableCaption", { year: shown, n: rows.length })}
                      />
                      <Foot provenance={provenance} years={String(shown)}>
                        <Downloads
                          name={`${where.name[lang]} ${shown}`}
                          file={{
                            path: "/api/areas",
                            query: { place: where.id, year: shown },
                            formats: MAPPED,
                          }}
                        />
                      </Foot>
                    </>
                  )}
                </Await>
              </div>
            )}
          </Tabs>
        </div>
        <YearSlider
          years={workspace.years}
          year={year}
          breaks={versionEnds(workspace)}
          onYear={(next) => go({ year: next }, { replace: false })}
        />
      </section>
      <MapPanel place={place} panel={panel} onClose={close} onBounds={setBounds} />
    </div>
  );
}
