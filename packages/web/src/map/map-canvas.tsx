import "maplibre-gl/dist/maplibre-gl.css";
import type { MapValues, Workspace } from "@tvars/api";
import { themeOf } from "@tvars/report";
import { Map as MapLibre, ScaleControl, prewarm, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { ReactNode } from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useReducedMotion, useTheme } from "../parts/use-theme.ts";
import { useTexts } from "../text/index.ts";
import type { Camera, ChangePart, MapLayer } from "../url/state.ts";
import type { AreaValue } from "./area-state.ts";
import { areaState, areaValue, countStates } from "./area-state.ts";
import { fillColor } from "./paint.ts";
import { areaLayerIds, fillId, mapStyle, patternLayers, seenVersion, versionsOf } from "./style.ts";
import { addTextures } from "./textures.ts";

setWorkerUrl(workerUrl);
// The workers start while the page is still put together, not when the map asks for its first tile.
prewarm();

export type Bounds = readonly [number, number, number, number];

/** An area the pointer or the keyboard is at. */
export interface Pointed {
  code: string;
  name: string;
  value: AreaValue | null;
}

interface MapCanvasProps {
  workspace: Workspace;
  values: MapValues | undefined;
  layer: MapLayer;
  part?: ChangePart;
  /** Lower bounds of the classes of the index layer, all but the first. */
  steps?: readonly number[];
  patterns: boolean;
  /** Codes drawn with a heavy outline. */
  chosen: readonly string[];
  camera: Camera | null;
  /** Where to look when there is no camera, and when this changes. */
  bounds: Bounds | null;
  onChoose: (code: string, name: string) => void;
  onCamera: (camera: Camera) => void;
  onReady?: (map: MapLibre) => void;
  tip: (pointed: Pointed) => ReactNode;
  /** What is read out when the keyboard moves the map. */
  speak: (pointed: Pointed) => string;
  failed: ReactNode;
}

interface Tip {
  x: number;
  y: number;
  /** Drawn to the left of the pointer, where there is no room to the right. */
  flip: boolean;
  pointed: Pointed;
}

const PADDING_PX = 32;
const TIP_PX = 280;

/** The version of the year that is shown when none is asked for. */
const versionOfYear = (workspace: Workspace): string | undefined => {
  const year = workspace.defaultYear ?? Infinity;
  return versionsOf(workspace, "regso").find(({ from, to }) => from <= year && (to === null || year <= to))
    ?.version;
};

/** Lets the layers of a version fetch their tiles; whether they are seen is a matter of opacity. */
function showVersion(map: MapLibre, version: string): void {
  // A version whose boundaries are not stored has no layer.
  if (!map.style || !map.getLayer(fillId(version))) return;
  if (map.getLayoutProperty(fillId(version), "visibility") !== "none") return;
  for (const id of areaLayerIds(version)) map.setLayoutProperty(id, "visibility", "visible");
}

/** Whether the browser has what the map is drawn with. */
let drawable: boolean | undefined;
const canDraw = (): boolean => (drawable ??= document.createElement("canvas").getContext("webgl2") !== null);

export function MapCanvas(props: MapCanvasProps) {
  const {
    workspace,
    values,
    layer,
    part = "all",
    steps,
    patterns,
    chosen,
    bounds,
    tip,
    speak,
    failed,
  } = props;
  const { t } = useTexts();
  const theme = useTheme();
  const still = useReducedMotion();
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [broken] = useState(() => !canDraw());
  const [shown, setShown] = useState<Tip | null>(null);
  const [said, setSaid] = useState("");
  // What the map's own events need to read as it is now, not as it was when they were bound.
  const now = useRef(props);
  const byCode = useMemo(() => new Map(values?.codes.map((code, at) => [code, at])), [values]);
  const look = useRef({ byCode, still });
  useEffect(() => {
    now.current = props;
    look.current = { byCode, still };
  });

  useEffect(() => {
    if (!box.current || broken) return;
    const { camera } = now.current;
    const area = now.current.bounds ?? workspace.bounds;
    const made = new MapLibre({
      container: box.current,
      style: mapStyle(workspace, themeOf(theme), now.current.values?.version ?? versionOfYear(workspace)),
      ...(camera
        ? { center: [camera.lon, camera.lat], zoom: camera.zoom }
        : area
          ? {
              bounds: [...area] as [number, number, number, number],
              fitBoundsOptions: { padding: PADDING_PX },
            }
          : {}),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 16,
      fadeDuration: 0,
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    });
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.addControl(new ScaleControl({ unit: "metric", maxWidth: 90 }), "bottom-right");
    const container = box.current;
    made.on("style.load", () => {
      addTextures(made, themeOf(theme));
      // Colours are set before the tiles are there, so that the first picture is the whole picture.
      setMap(made);
    });
    made.on("load", () => {
      container.dataset.drawn = "true";
      now.current.onReady?.(made);
    });
    // The other version is fetched when the first picture stands: the step between them is then as quick as any other.
    made.once("idle", () => {
      for (const version of versionsOf(workspace, "regso")) showVersion(made, version.version);
    });
    made.on("idle", () => (container.dataset.idle = "true"));
    made.on("movestart", () => delete container.dataset.idle);
    made.on("moveend", () => {
      const { lng, lat } = made.getCenter();
      now.current.onCamera({ zoom: made.getZoom(), lon: lng, lat });
    });
    return () => {
      setMap(null);
      setShown(null);
      made.remove();
    };
  }, [workspace, theme, broken]);

  useEffect(() => {
    map?.getCanvas().setAttribute("aria-label", t("map.label"));
  }, [map, t]);

  // The colours of the year.
  useEffect(() => {
    if (!map || !values) return;
    const at = { source: values.version as string, sourceLayer: "areas" };
    if (!map.getSource(at.source)) return;
    values.codes.forEach((code, i) =>
      map.setFeatureState({ ...at, id: code }, { ...areaState(areaValue(values, i), part) }),
    );
    for (const { version, from, to } of versionsOf(workspace, "deso")) {
      const valid = values.year >= from && (to === null || values.year <= to);
      map.setLayoutProperty(`outline ${version}`, "visibility", valid ? "visible" : "none");
    }
    box.current!.dataset.year = String(values.year);
  }, [map, values, part, workspace]);

  useEffect(() => {
    if (!map) return;
    const colors = themeOf(theme);
    for (const { version } of versionsOf(workspace, "regso")) {
      map.setPaintProperty(fillId(version), "fill-color", fillColor(layer, colors, steps));
      for (const pattern of patternLayers(version)) {
        const wanted = patterns && layer === "type" && version === values?.version;
        if (wanted && !map.getLayer(pattern.id)) map.addLayer(pattern, `suppressed ${version}`);
        if (!wanted && map.getLayer(pattern.id)) map.removeLayer(pattern.id);
      }
    }
  }, [map, layer, steps, patterns, theme, workspace, values?.version]);

  useEffect(() => {
    if (!map || !values) return;
    const counts = countStates(values, layer, part);
    showVersion(map, values.version);
    for (const { version } of versionsOf(workspace, "regso"))
      for (const [id, property, value] of seenVersion(version, version === values.version, layer, counts))
        map.setPaintProperty(id, property, value);
  }, [map, values, layer, part, workspace]);

  useEffect(() => {
    if (!map || !values) return;
    const at = { source: values.version as string, sourceLayer: "areas" };
    if (!map.getSource(at.source)) return;
    for (const code of chosen) map.setFeatureState({ ...at, id: code }, { chosen: true });
    return () => {
      if (map.style && map.getSource(at.source))
        for (const code of chosen) map.setFeatureState({ ...at, id: code }, { chosen: false });
    };
  }, [map, values, chosen]);

  const boundsKey = bounds?.join();
  const firstBounds = useRef(boundsKey);
  useEffect(() => {
    if (!map || !boundsKey || boundsKey === firstBounds.current) return;
    firstBounds.current = boundsKey;
    const area = boundsKey.split(",").map(Number) as [number, number, number, number];
    map.fitBounds(area, {
      padding: PADDING_PX * 2,
      maxZoom: 13.5,
      animate: !look.current.still,
      duration: 250,
    });
  }, [map, boundsKey]);

  useEffect(() => {
    if (!map || !values) return;
    const source = values.version as string;
    const at = { source, sourceLayer: "areas" };
    let hovered: string | null = null;
    const find = (x: number, y: number): Pointed | null => {
      if (!map.getLayer(fillId(source))) return null;
      const [feature] = map.queryRenderedFeatures([x, y], { layers: [fillId(source)] });
      if (!feature) return null;
      const code = String(feature.properties.code);
      const index = look.current.byCode.get(code);
      return {
        code,
        name: String(feature.properties.name ?? code),
        value: index === undefined ? null : areaValue(values, index),
      };
    };
    const hover = (code: string | null): void => {
      if (hovered === code) return;
      if (hovered !== null) map.setFeatureState({ ...at, id: hovered }, { hover: false });
      if (code !== null) map.setFeatureState({ ...at, id: code }, { hover: true });
      hovered = code;
    };
    const point = (x: number, y: number): Pointed | null => {
      const pointed = find(x, y);
      hover(pointed?.code ?? null);
      setShown(pointed && { x, y, flip: x > map.getCanvas().clientWidth - TIP_PX, pointed });
      map.getCanvas().style.cursor = pointed ? "pointer" : "";
      return pointed;
    };
    const leave = (): void => {
      hover(null);
      setShown(null);
    };
    const canvas = map.getCanvas();
    const centre = (): [number, number] => [canvas.clientWidth / 2, canvas.clientHeight / 2];
    const byKeyboard = (): boolean => document.activeElement === canvas && canvas.matches(":focus-visible");
    const readCentre = (): void => {
      if (!byKeyboard()) return;
      const pointed = point(...centre());
      if (pointed) setSaid(now.current.speak(pointed));
    };
    const onMove = (event: { point: { x: number; y: number } }): void =>
      void point(event.point.x, event.point.y);
    const onClick = (event: { point: { x: number; y: number } }): void => {
      const pointed = find(event.point.x, event.point.y);
      if (pointed) now.current.onChoose(pointed.code, pointed.name);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") leave();
      if (event.key !== "Enter") return;
      const pointed = find(...centre());
      if (pointed) now.current.onChoose(pointed.code, pointed.name);
    };
    const onIdle = (): void => readCentre();
    map.on("mousemove", onMove);
    map.on("mouseout", leave);
    map.on("click", onClick);
    map.on("moveend", onIdle);
    canvas.addEventListener("keydown", onKey);
    canvas.addEventListener("focus", readCentre);
    canvas.addEventListener("blur", leave);
    return () => {
      map.off("mousemove", onMove);
      map.off("mouseout", leave);
      map.off("click", onClick);
      map.off("moveend", onIdle);
      canvas.removeEventListener("keydown", onKey);
      canvas.removeEventListener("focus", readCentre);
      canvas.removeEventListener("blur", leave);
      if (map.style && hovered !== null) map.setFeatureState({ ...at, id: hovered }, { hover: false });
      setShown(null);
    };
  }, [map, values]);

  if (broken) return failed;
  const below = shown !== null && shown.y < 140;
  return (
    <div className="map-canvas">
      <div ref={box} className="map-box" data-map />
      <span className="map-cross" aria-hidden="true" />
      {shown && (
        <div
          className="map-tip"
          role="tooltip"
          data-code={shown.pointed.code}
          style={{
            left: shown.x,
            top: shown.y,
            transform: `translate(${shown.flip ? "calc(-100% - 16px)" : "16px"}, ${below ? "16px" : "calc(-100% - 8px)"})`,
          }}
        >
          {tip(shown.pointed)}
        </div>
      )}
      <output className="hidden">{said || (shown ? speak(shown.pointed) : "")}</output>
    </div>
  );
}
