import type { Map as MapLibre } from "maplibre-gl";
import { number, themeOf, typeName } from "@tvars/report";
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { apiPath, ask } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Legend, legendItems } from "../map/legend.tsx";
import { countStates } from "../map/area-state.ts";
import type { Bounds, Pointed } from "../map/map-canvas.tsx";
import { MapTools } from "../map/map-tools.tsx";
import { YearSlider } from "../map/year-slider.tsx";
import { Downloads, MAPPED } from "../parts/downloads.tsx";
import { Foot, useSourceLine } from "../parts/foot.tsx";
import { codeOf, placeKind, versionOf } from "../parts/place-id.ts";
import { fileName, saveBlob } from "../parts/save.ts";
import { Await, Failed, Notice, Skeleton } from "../parts/states.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { TypeMark, asType } from "../parts/type-mark.tsx";
import { useTheme } from "../parts/use-theme.ts";
import { useWorkspace, useYear, versionEnds, versionIn } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";
import type { Camera } from "../url/state.ts";
import { AreaRows } from "./area-table.tsx";
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
  const { place, layer, since, patterns, view, camera } = state;
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>(NONE);
  const map = useRef<MapLibre | null>(null);
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
  const hasLayer = workspace.versions.some(({ division, hasLayer: has }) => division === "regso" && has);

  const chosen = useMemo(() => {
    if (picking) return picked;
    if (place === null) return NONE;
    if (place.startsWith("areas:")) return codeOf(place).split(",");
    return placeKind(place) === "regso" && versionOf(place) === values?.version ? [codeOf(place)] : NONE;
  }, [picking, picked, place, values?.version]);

  const choose = (code: string): void => {
    const version = versionIn(workspace, "regso", year);
    if (picking) setPicked(picked.includes(code) ? picked.filter((one) => one !== code) : [...picked, code]);
    else if (version) go({ place: `${version}:${code}`, tables: [] });
  };
  const close = useCallback(() => back({ place: null, tables: [] }), [back]);
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
  const speak = ({ name, value }: Pointed): string => {
    const type = asType(value?.type);
    const index = value?.index ?? null;
    return [
      name,
      type
        ? `${t("type.one", { n: type })}, ${typeName(type, lang)}`
        : t(value?.status === "suppressed" ? "figure.suppressed" : "figure.missing"),
      index === null ? "" : `${t("measure.index")} ${number(index, lang, 1)}`,
    ]
      .filter(Boolean)
      .join(". ");
  };
  const tip = ({ name, code, value }: Pointed) => {
    const type = asType(value?.type);
    const status = value?.status === "suppressed" ? "suppressed" : "missing";
    return (
      <>
        <p className="tip-name">{name}</p>
        <p className="tip-code">{code}</p>
        <TypeMark type={type ? { value: type, status: "value" } : { value: null, status }} words="short" />
        {value?.index !== null && value?.index !== undefined && (
          <p className="tip-figure">
            {t("measure.index")} <strong>{number(value.index, lang, 1)}</strong>
          </p>
        )}
        {layer === "change" && value?.typeBefore && (
          <p className="tip-figure">
            {t("map.tip.before", { year: values?.before ?? "", type: value.typeBefore })}
          </p>
        )}
      </>
    );
  };
  const savePng = async (): Promise<void> => {
    if (!map.current) return;
    const { mapPng } = await import("../map/map-png.ts");
    const provenance = (await ask("areas", apiPath("/api/areas", { year }))).provenance;
    const blob = await mapPng({
      map: map.current.getCanvas(),
      title: `${t(layer === "index" ? "measure.indexLong" : layer === "change" ? "map.layer.change" : "measure.type")} ${year}`,
      direction: t(layer === "index" ? "measure.indexDirection" : "type.direction"),
      legend: legendItems(layer, themeOf(theme), lang, (key) => t(`map.legend.${key}`)),
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
      {hasLayer ? (
        <Suspense fallback={<Skeleton lines={0} block />}>
          <MapCanvas
            workspace={workspace}
            values={values}
            layer={layer}
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
      ) : (
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
        year={values?.year ?? year}
        since={values?.before ?? before(year)}
        counts={countStates(values, layer)}
        invented={workspace.invented}
      >
        {layer === "change" && <p className="legend-note">{t("map.legend.changeNote")}</p>}
      </Legend>
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
                      <AreaRows
                        rows={rows}
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
      <MapPanel place={place} onClose={close} onBounds={setBounds} />
    </div>
  );
}

/** What the map is coloured by. */
function LayerChoice() {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { years } = useWorkspace();
  const year = useYear();
  const earlier = years.filter((one) => one < year);
  return (
    <div className="layer-choice">
      <fieldset className="segments">
        <legend className="hidden">{t("map.show")}</legend>
        {(["type", "index", "change"] as const).map((layer) => (
          <label key={layer} data-chosen={state.layer === layer}>
            <input
              type="radio"
              name="layer"
              value={layer}
              checked={state.layer === layer}
              onChange={() => go({ layer })}
            />
            {t(`map.layer.${layer}`)}
          </label>
        ))}
      </fieldset>
      {state.layer === "type" && (
        <label className="switch">
          <input
            type="checkbox"
            checked={state.patterns}
            onChange={(event) => go({ patterns: event.target.checked })}
          />
          {t("map.patterns")}
        </label>
      )}
      {state.layer === "change" && earlier.length > 0 && (
        <label className="inline-choice">
          {t("map.since")}{" "}
          <select
            value={state.since !== null && state.since < year ? state.since : earlier.at(-1)}
            onChange={(event) => go({ since: Number(event.target.value) })}
          >
            {earlier.toReversed().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
