import type { Map as MapLibre } from "maplibre-gl";
import type { RefObject } from "react";
import type { IconName } from "../parts/icon.tsx";
import { Icon } from "../parts/icon.tsx";
import { useReducedMotion } from "../parts/use-theme.ts";
import { useTexts } from "../text/index.ts";
import type { Bounds } from "./map-canvas.tsx";

interface MapToolsProps {
  map: RefObject<MapLibre | null>;
  whole: Bounds | null;
  onPng: () => void;
  picking: boolean;
  onPick: () => void;
}

interface ToolProps {
  icon: IconName;
  name: string;
  act: () => void;
  pressed?: boolean;
}

function Tool({ icon, name, act, pressed }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      onClick={act}
    >
      <Icon name={icon} size={18} />
    </button>
  );
}

/** Buttons on the map; every one has a name, also where only its picture is seen. */
export function MapTools({ map, whole, onPng, picking, onPick }: MapToolsProps) {
  const { t } = useTexts();
  const still = useReducedMotion();
  const zoom = (step: number): void => {
    if (map.current) map.current.zoomTo(map.current.getZoom() + step, { duration: still ? 0 : 200 });
  };
  const fit = ([west, south, east, north]: Bounds): void => {
    map.current?.fitBounds([west, south, east, north], { padding: 32, duration: still ? 0 : 200 });
  };
  return (
    <div className="map-tools">
      <div className="tool-group">
        <Tool icon="plus" name={t("map.zoomIn")} act={() => zoom(1)} />
        <Tool icon="minus" name={t("map.zoomOut")} act={() => zoom(-1)} />
        {whole && <Tool icon="whole" name={t("map.whole")} act={() => fit(whole)} />}
      </div>
      <div className="tool-group">
        <Tool icon="omraden" name={t("map.pick")} act={onPick} pressed={picking} />
        <Tool icon="download" name={t("map.png")} act={onPng} />
        <Tool icon="print" name={t("map.print")} act={() => print()} />
      </div>
    </div>
  );
}
