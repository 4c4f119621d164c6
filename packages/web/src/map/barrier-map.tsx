import "maplibre-gl/dist/maplibre-gl.css";
import type { MapValues, Position, Workspace } from "@tvars/api";
import type { GeoJSONSource, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import { Map as MapLibre, ScaleControl, prewarm, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useReducedMotion } from "../parts/use-theme.ts";
import { useTexts } from "../text/index.ts";
import { CROSSING_KINDS } from "../url/edits.ts";
import type { Camera } from "../url/state.ts";
import { areaState, areaValue } from "./area-state.ts";
import type { Features, Overlay } from "./barrier-style.ts";
import { NO_FEATURES, barrierStyle } from "./barrier-style.ts";
import { markImage } from "./crossing-marks.ts";
import type { Bounds } from "./map-canvas.tsx";
import { fillId, versionsOf } from "./style.ts";
import { addTextures } from "./textures.ts";
import { themeOf } from "@tvars/report";

setWorkerUrl(workerUrl);
prewarm();

/** What the pointer or the keyboard is at. */
export type Aimed = { what: "segment" | "crossing" | "candidate"; id: string };

/** One end of what is drawn. */
export interface End {
  edit: number;
  /** `at` of what stands at one point, `stop` of a line. */
  end: "from" | "to" | "at" | "stop";
  /** Which one of the line, from 0. */
  stop: number;
}

interface BarrierMapProps {
  workspace: Workspace;
  bounds: Bounds;
  camera: Camera | null;
  /** Flown to when it changes. */
  focus: Bounds | null;
  overlays: Partial<Record<Overlay, Features>>;
  segment: string | null;
  /** Area types laid quietly under the lines. */
  under: MapValues | undefined;
  /** A click is a place, not a choice. */
  placing: boolean;
  onCamera: (camera: Camera) => void;
  onAim: (aimed: Aimed) => void;
  onPlace: (at: Position) => void;
  /** The pointer while placing; null when it leaves. */
  onHover: (at: Position | null) => void;
  onDrag: (end: End, at: Position, done: boolean) => void;
  onReady: (map: MapLibre) => void;
  tip: (aimed: Aimed) => ReactNode;
  speak: (aimed: Aimed) => string;
  failed: ReactNode;
}

const PADDING_PX = 48;
/** Left of what is looked at stands the legend, where there is room for both. */
const LEGEND_PX = 350;
const padding = (width: number, around: number) => ({
  top: around,
  right: around,
  bottom: around,
  left: width > 2 * LEGEND_PX ? LEGEND_PX : around,
});
const TIP_PX = 280;
/** How far from a thing a finger may land. */
const NEAR_PX = 8;
const UNDER_OPACITY = 0.34;

let drawable: boolean | undefined;
const canDraw = (): boolean => (drawable ??= document.createElement("canvas").getContext("webgl2") !== null);

/** A camera that looks at somewhere else, as one brought from another screen may, is not followed. */
function within({ lon, lat }: Camera, [west, south, east, north]: Bounds): boolean {
  const [dx, dy] = [east - west, north - south];
  return lon > west - dx && lon < east + dx && lat > south - dy && lat < north + dy;
}

export function BarrierMap(props: BarrierMapProps) {
  const { workspace, bounds, focus, overlays, segment, under, placing, tip, speak, failed } = props;
  const { t } = useTexts();
  const still = useReducedMotion();
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [broken] = useState(() => !canDraw());
  const [shown, setShown] = useState<{ x: number; y: number; flip: boolean; aimed: Aimed } | null>(null);
  const [said, setSaid] = useState("");
  const now = useRef(props);
  useEffect(() => {
    now.current = props;
  });

  const place = bounds.join();
  useEffect(() => {
    if (!box.current || broken) return;
    const { camera } = now.current;
    const area = place.split(",").map(Number) as unknown as Bounds;
    const followed = camera && within(camera, area) ? camera : null;
    const made = new MapLibre({
      container: box.current,
      style: barrierStyle(workspace, versionsOf(workspace, "regso").at(-1)?.version),
      ...(followed
        ? { center: [followed.lon, followed.lat], zoom: followed.zoom }
        : {
            bounds: [...area] as [number, number, number, number],
            fitBoundsOptions: { padding: PADDING_PX },
          }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 18,
      fadeDuration: 0,
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    });
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.addControl(new ScaleControl({ unit: "metric", maxWidth: 90 }), "bottom-right");
    const container = box.current;
    made.on("style.load", () => {
      addTextures(made, themeOf("dark"));
      for (const kind of CROSSING_KINDS)
        made.addImage(`crossing-${kind}`, markImage(kind), { pixelRatio: 2 });
      setMap(made);
    });
    made.on("load", () => {
      container.dataset.drawn = "true";
      now.current.onReady(made);
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
  }, [workspace, place, broken]);

  useEffect(() => {
    map?.getCanvas().setAttribute("aria-label", t("bar.mapLabel"));
  }, [map, t]);

  return broken ? (
    failed
  ) : (
    <div className="map-canvas" data-placing={placing}>
      <div ref={box} className="map-box" data-map />
      <span className="map-cross" aria-hidden="true" />
      {map && (
        <>
          <Laid key={place} map={map} overlays={overlays} />
          <ChosenSegment map={map} segment={segment} overlays={overlays} />
          <Under map={map} workspace={workspace} values={under} />
          <Focus map={map} focus={focus} still={still} />
          <Hands map={map} now={now} onShown={setShown} onSaid={setSaid} />
        </>
      )}
      {shown && !placing && (
        <div
          className="map-tip"
          role="tooltip"
          data-id={shown.aimed.id}
          style={{
            left: shown.x,
            top: shown.y,
            transform: `translate(${shown.flip ? "calc(-100% - 16px)" : "16px"}, ${shown.y < 140 ? "16px" : "calc(-100% - 8px)"})`,
          }}
        >
          {tip(shown.aimed)}
        </div>
      )}
      <output className="hidden">{said || (shown ? speak(shown.aimed) : "")}</output>
    </div>
  );
}

/** Hands every overlay to its source when it is another than before. */
function Laid({ map, overlays }: { map: MapLibre; overlays: BarrierMapProps["overlays"] }) {
  const held = useRef<Partial<Record<Overlay, Features>>>({});
  useEffect(() => {
    if (!map.style) return;
    for (const [id, features = NO_FEATURES] of Object.entries(overlays) as [
      Overlay,
      Features | undefined,
    ][]) {
      if (held.current[id] === features) continue;
      held.current[id] = features;
      delete map.getContainer().dataset.idle;
      map.getSource<GeoJSONSource>(id)?.setData(features);
    }
  }, [map, overlays]);
  return null;
}

function ChosenSegment({
  map,
  segment,
  overlays,
}: {
  map: MapLibre;
  segment: string | null;
  overlays: BarrierMapProps["overlays"];
}) {
  const { segments } = overlays;
  useEffect(() => {
    // A map that has been left takes nothing more.
    if (segment === null || !segments || !map.style) return;
    const at = { source: "segments", id: segment };
    map.setFeatureState(at, { chosen: true });
    return () => {
      if (map.style) map.setFeatureState(at, { chosen: false });
    };
  }, [map, segment, segments]);
  return null;
}

function Under({
  map,
  workspace,
  values,
}: {
  map: MapLibre;
  workspace: Workspace;
  values: MapValues | undefined;
}) {
  useEffect(() => {
    if (!map.style) return;
    for (const { version } of versionsOf(workspace, "regso")) {
      const seen = version === values?.version;
      map.setPaintProperty(fillId(version), "fill-opacity", seen ? UNDER_OPACITY : 0);
      map.setPaintProperty(`edge ${version}`, "line-opacity", seen ? 0.8 : 0);
      if (!seen || !values) continue;
      map.setLayoutProperty(fillId(version), "visibility", "visible");
      map.setLayoutProperty(`edge ${version}`, "visibility", "visible");
      const at = { source: version, sourceLayer: "areas" };
      values.codes.forEach((code, i) =>
        map.setFeatureState({ ...at, id: code }, { ...areaState(areaValue(values, i), "all") }),
      );
    }
  }, [map, workspace, values]);
  return null;
}

function Focus({ map, focus, still }: { map: MapLibre; focus: Bounds | null; still: boolean }) {
  const key = focus?.join();
  useEffect(() => {
    if (!key || !map.style) return;
    const [west, south, east, north] = key.split(",").map(Number) as [number, number, number, number];
    const view = map.getBounds();
    const seen =
      map.getZoom() > 12 &&
      west > view.getWest() &&
      east < view.getEast() &&
      south > view.getSouth() &&
      north < view.getNorth();
    if (seen) return;
    map.fitBounds([west, south, east, north], {
      padding: padding(map.getCanvas().clientWidth, PADDING_PX * 2),
      maxZoom: 15,
      animate: !still,
      duration: 250,
    });
  }, [map, key, still]);
  return null;
}

interface HandsProps {
  map: MapLibre;
  now: { current: BarrierMapProps };
  onShown: (shown: { x: number; y: number; flip: boolean; aimed: Aimed } | null) => void;
  onSaid: (said: string) => void;
}

/** Pointer, touch and keys on the map. */
function Hands({ map, now, onShown, onSaid }: HandsProps) {
  useEffect(() => {
    const canvas = map.getCanvas();
    let hovered: string | null = null;
    let dragged: End | null = null;
    const box = (x: number, y: number): [[number, number], [number, number]] => [
      [x - NEAR_PX, y - NEAR_PX],
      [x + NEAR_PX, y + NEAR_PX],
    ];
    const find = (x: number, y: number): Aimed | null => {
      const [crossing] = map.queryRenderedFeatures(box(x, y), { layers: ["crossings"] });
      if (crossing) return { what: "crossing", id: String(crossing.properties.id) };
      const [candidate] = map.queryRenderedFeatures(box(x, y), { layers: ["candidates"] });
      if (candidate) return { what: "candidate", id: String(candidate.properties.rank) };
      const [line] = map.queryRenderedFeatures([x, y], { layers: ["segments hit"] });
      return line ? { what: "segment", id: String(line.properties.id) } : null;
    };
    const endAt = (x: number, y: number): End | null => {
      const [end] = map.queryRenderedFeatures(box(x, y), { layers: ["ends"] });
      if (!end || end.properties.edit === undefined) return null;
      const { edit, end: what, stop } = end.properties;
      return { edit: Number(edit), end: what as End["end"], stop: Number(stop ?? 0) };
    };
    const hover = (id: string | null): void => {
      // Leaving comes after the map has gone, when the screen is left.
      if (hovered === id || !map.style) return;
      if (hovered !== null) map.setFeatureState({ source: "segments", id: hovered }, { hover: false });
      if (id !== null) map.setFeatureState({ source: "segments", id }, { hover: true });
      hovered = id;
    };
    const point = (x: number, y: number): Aimed | null => {
      const aimed = find(x, y);
      hover(aimed?.what === "segment" ? aimed.id : null);
      onShown(aimed && { x, y, flip: x > canvas.clientWidth - TIP_PX, aimed });
      return aimed;
    };
    const leave = (): void => {
      hover(null);
      onShown(null);
      if (now.current.placing) now.current.onHover(null);
    };
    const centre = (): [number, number] => [canvas.clientWidth / 2, canvas.clientHeight / 2];
    const onMove = (event: MapMouseEvent | MapTouchEvent): void => {
      const at: Position = [event.lngLat.lng, event.lngLat.lat];
      if (dragged) return now.current.onDrag(dragged, at, false);
      if (now.current.placing) {
        canvas.style.cursor = "crosshair";
        return now.current.onHover(at);
      }
      const { x, y } = event.point;
      if (endAt(x, y)) {
        canvas.style.cursor = "grab";
        return onShown(null);
      }
      canvas.style.cursor = point(x, y) ? "pointer" : "";
    };
    const onDown = (event: MapMouseEvent | MapTouchEvent): void => {
      if (now.current.placing) return;
      dragged = endAt(event.point.x, event.point.y);
      if (!dragged) return;
      event.preventDefault();
      map.dragPan.disable();
      canvas.style.cursor = "grabbing";
    };
    const onUp = (event: MapMouseEvent | MapTouchEvent): void => {
      if (!dragged) return;
      now.current.onDrag(dragged, [event.lngLat.lng, event.lngLat.lat], true);
      dragged = null;
      map.dragPan.enable();
      canvas.style.cursor = "";
    };
    const onClick = (event: MapMouseEvent): void => {
      if (now.current.placing) return now.current.onPlace([event.lngLat.lng, event.lngLat.lat]);
      const aimed = find(event.point.x, event.point.y);
      if (aimed) now.current.onAim(aimed);
    };
    const byKeyboard = (): boolean => document.activeElement === canvas && canvas.matches(":focus-visible");
    const readCentre = (): void => {
      if (!byKeyboard()) return;
      if (now.current.placing) {
        const { lng, lat } = map.getCenter();
        return now.current.onHover([lng, lat]);
      }
      const aimed = point(...centre());
      if (aimed) onSaid(now.current.speak(aimed));
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") leave();
      if (event.key !== "Enter") return;
      if (now.current.placing) {
        const { lng, lat } = map.getCenter();
        return now.current.onPlace([lng, lat]);
      }
      const aimed = find(...centre());
      if (aimed) now.current.onAim(aimed);
    };
    const bound = [
      ["mousemove", onMove],
      ["touchmove", onMove],
      ["mousedown", onDown],
      ["touchstart", onDown],
      ["mouseup", onUp],
      ["touchend", onUp],
      ["click", onClick],
      ["mouseout", leave],
      ["moveend", readCentre],
    ] as const;
    for (const [name, act] of bound) map.on(name as "click", act as (event: MapMouseEvent) => void);
    canvas.addEventListener("keydown", onKey);
    canvas.addEventListener("focus", readCentre);
    canvas.addEventListener("blur", leave);
    return () => {
      for (const [name, act] of bound) map.off(name as "click", act as (event: MapMouseEvent) => void);
      canvas.removeEventListener("keydown", onKey);
      canvas.removeEventListener("focus", readCentre);
      canvas.removeEventListener("blur", leave);
      onShown(null);
    };
  }, [map, now, onShown, onSaid]);
  return null;
}
