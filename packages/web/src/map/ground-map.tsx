import "maplibre-gl/dist/maplibre-gl.css";
import { themeOf } from "@tvars/report";
import type { GeoJSONSource, LayerSpecification, MapMouseEvent, StyleSpecification } from "maplibre-gl";
import { Map as MapLibre, ScaleControl, prewarm, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { ReactNode } from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Icon } from "../parts/icon.tsx";
import { useReducedMotion, useTheme } from "../parts/use-theme.ts";
import { useWorkspace } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import type { Features } from "./barrier-style.ts";
import { NO_FEATURES } from "./barrier-style.ts";
import type { Bounds } from "./map-canvas.tsx";
import { mapStyle } from "./style.ts";

setWorkerUrl(workerUrl);
prewarm();

/** What lies on the ground, lowest first. Squares and points carry `id` and `color`. */
export const GROUND_LAYERS = ["reach", "streets", "squares", "lines", "points"] as const;
export type GroundLayer = (typeof GROUND_LAYERS)[number];

interface GroundMapProps {
  label: string;
  /** Said when somebody scrolls over the map, and when somebody drags it with one finger. */
  scrollHelp: string;
  touchHelp: string;
  bounds: Bounds;
  layers: Partial<Record<GroundLayer, Features>>;
  /** The point that is looked at: the map goes there when it changes. */
  chosen?: { id: string; at: readonly [number, number] } | null;
  onChoose?: (id: string) => void;
  renderTip: (id: string) => ReactNode;
  /** The map once it can be asked where it is. */
  onReady?: (map: MapLibre) => void;
  /** Where maps cannot be drawn. */
  failed: ReactNode;
  /** The legend, which lies on the map. */
  children?: ReactNode;
}

const PADDING_PX = 32;
const NEAR_PX = 6;
const TIP_PX = 280;
const CLOSE_ZOOM = 15.5;

let drawable: boolean | undefined;
const canDraw = (): boolean => (drawable ??= document.createElement("canvas").getContext("webgl2") !== null);

function groundLayers(dark: boolean): LayerSpecification[] {
  const line = dark ? "#c9c4ba" : "#34302a";
  const paper = dark ? "#15191d" : "#ffffff";
  return [
    {
      id: "reach",
      type: "fill",
      source: "reach",
      paint: {
        "fill-color": ["get", "color"],
        "fill-opacity": ["case", ["==", ["get", "chosen"], true], 0.3, 0.1],
      },
    },
    {
      id: "reach-edge",
      type: "line",
      source: "reach",
      paint: {
        "line-color": ["get", "color"],
        "line-width": ["case", ["==", ["get", "chosen"], true], 2, 0.8],
        "line-opacity": ["case", ["==", ["get", "chosen"], true], 0.9, 0.35],
      },
    },
    {
      id: "streets",
      type: "line",
      source: "streets",
      paint: { "line-color": dark ? "#8f8a80" : "#a59d90", "line-width": 0.7, "line-opacity": 0.6 },
    },
    {
      id: "squares",
      type: "fill",
      source: "squares",
      paint: { "fill-color": ["get", "color"], "fill-opacity": 0.88, "fill-antialias": false },
    },
    {
      id: "lines",
      type: "line",
      source: "lines",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": line,
        "line-width": ["interpolate", ["linear"], ["zoom"], 9, 1, 13, 2.4, 16, 5],
      },
    },
    {
      id: "points",
      type: "circle",
      source: "points",
      paint: {
        "circle-color": ["get", "color"],
        "circle-stroke-color": ["case", ["==", ["get", "chosen"], true], line, paper],
        "circle-stroke-width": ["case", ["==", ["get", "chosen"], true], 3, 1.2],
        "circle-radius": [
          "interpolate",
          ["linear"],
          ["zoom"],
          9,
          ["case", ["==", ["get", "chosen"], true], 8, 4],
          15,
          ["case", ["==", ["get", "chosen"], true], 11, 7],
        ],
      },
    },
  ];
}

/** A quiet map of the ground with squares, lines and points on it. What it shows is in a table beside it too. */
export function GroundMap(props: GroundMapProps) {
  const { label, bounds, layers, chosen, renderTip, failed, children } = props;
  const workspace = useWorkspace();
  const dark = useTheme() === "dark";
  const still = useReducedMotion();
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [broken] = useState(() => !canDraw());
  const [shown, setShown] = useState<{ x: number; y: number; flip: boolean; id: string } | null>(null);
  const now = useRef(props);
  useEffect(() => {
    now.current = props;
  });
  const place = bounds.join();
  const style = useMemo((): StyleSpecification => {
    const made = mapStyle(workspace, themeOf(dark ? "dark" : "light"), "none");
    const own = Object.fromEntries(
      GROUND_LAYERS.map((id) => [id, { type: "geojson" as const, data: NO_FEATURES }]),
    );
    const labels = made.layers.findIndex(({ type }) => type === "symbol");
    const at = labels < 0 ? made.layers.length : labels;
    return {
      ...made,
      sources: { ...made.sources, ...own },
      layers: [...made.layers.slice(0, at), ...groundLayers(dark), ...made.layers.slice(at)],
    };
  }, [workspace, dark]);

  useEffect(() => {
    if (!box.current || broken) return;
    const made = new MapLibre({
      container: box.current,
      style,
      bounds: place.split(",").map(Number) as [number, number, number, number],
      fitBoundsOptions: { padding: PADDING_PX },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 18,
      // The page scrolls under it.
      cooperativeGestures: true,
      locale: {
        "CooperativeGesturesHandler.WindowsHelpText": now.current.scrollHelp,
        "CooperativeGesturesHandler.MacHelpText": now.current.scrollHelp,
        "CooperativeGesturesHandler.MobileHelpText": now.current.touchHelp,
      },
      fadeDuration: 0,
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    });
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.addControl(new ScaleControl({ unit: "metric", maxWidth: 90 }), "bottom-right");
    const container = box.current;
    made.on("style.load", () => setMap(made));
    made.on("load", () => {
      container.dataset.drawn = "true";
      now.current.onReady?.(made);
    });
    made.on("idle", () => (container.dataset.idle = "true"));
    made.on("movestart", () => delete container.dataset.idle);
    return () => {
      setMap(null);
      setShown(null);
      made.remove();
    };
  }, [style, place, broken]);

  useEffect(() => {
    map?.getCanvas().setAttribute("aria-label", label);
  }, [map, label]);
  useEffect(() => {
    if (!map?.style) return;
    for (const id of GROUND_LAYERS) map.getSource<GeoJSONSource>(id)?.setData(layers[id] ?? NO_FEATURES);
  }, [map, layers]);
  const at = chosen?.at.join();
  useEffect(() => {
    if (!map?.style || at === undefined) return;
    const [lon, lat] = at.split(",").map(Number) as [number, number];
    map.easeTo({
      center: [lon, lat],
      zoom: Math.max(map.getZoom(), CLOSE_ZOOM),
      animate: !still,
      duration: 250,
    });
  }, [map, at, still]);
  useEffect(() => {
    if (!map) return;
    const find = ({ point: { x, y } }: MapMouseEvent): string | null => {
      const near: [[number, number], [number, number]] = [
        [x - NEAR_PX, y - NEAR_PX],
        [x + NEAR_PX, y + NEAR_PX],
      ];
      const [point] = map.queryRenderedFeatures(near, { layers: ["points"] });
      const [found = point] = point ? [] : map.queryRenderedFeatures([x, y], { layers: ["squares"] });
      return found ? String(found.properties.id) : null;
    };
    const onMove = (event: MapMouseEvent): void => {
      const id = find(event);
      const { x, y } = event.point;
      map.getCanvas().style.cursor = id !== null && now.current.onChoose ? "pointer" : "";
      setShown(id === null ? null : { x, y, id, flip: x > map.getCanvas().clientWidth - TIP_PX });
    };
    const onClick = (event: MapMouseEvent): void => {
      const id = find(event);
      if (id !== null) now.current.onChoose?.(id);
    };
    const onOut = (): void => setShown(null);
    map.on("mousemove", onMove);
    map.on("click", onClick);
    map.on("mouseout", onOut);
    return () => {
      map.off("mousemove", onMove);
      map.off("click", onClick);
      map.off("mouseout", onOut);
    };
  }, [map]);

  return broken ? (
    failed
  ) : (
    <div className="map-canvas ground-map">
      <div ref={box} className="map-box" data-map />
      {map && <Zoom map={map} still={still} />}
      {shown && (
        <div
          className="map-tip"
          role="tooltip"
          style={{
            left: shown.x,
            top: shown.y,
            transform: `translate(${shown.flip ? "calc(-100% - 16px)" : "16px"}, ${shown.y < 140 ? "16px" : "calc(-100% - 8px)"})`,
          }}
        >
          {renderTip(shown.id)}
        </div>
      )}
      {children}
    </div>
  );
}

function Zoom({ map, still }: { map: MapLibre; still: boolean }) {
  const { t } = useTexts();
  return (
    <div className="map-tools">
      <div className="tool-group">
        {(["plus", "minus"] as const).map((icon) => {
          const name = t(icon === "plus" ? "map.zoomIn" : "map.zoomOut");
          const step = icon === "plus" ? 1 : -1;
          return (
            <button
              key={icon}
              type="button"
              className="tool"
              aria-label={name}
              title={name}
              onClick={() => map.zoomTo(map.getZoom() + step, { duration: still ? 0 : 200 })}
            >
              <Icon name={icon} size={18} />
            </button>
          );
        })}
      </div>
    </div>
  );
}
