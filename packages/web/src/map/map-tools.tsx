import type { Map as MapLibre } from "maplibre-gl";
import type { RefObject } from "react";
import type { IconName } from "../parts/icon.tsx";
import { Icon } from "../parts/icon.tsx";
import { useReducedMotion } from "../parts/use-theme.ts";
import { useTexts } from "../text/index.ts";

interface MapToolsProps {
  map: RefObject<MapLibre | null>;
  onWhole: () => void;
  onPng: () => void;
  picking: boolean;
  onPick: () => void;
}

/** Buttons on the map; every one has a name, also where only its picture is seen. */
export function MapTools({ map, onWhole, onPng, picking, onPick }: MapToolsProps) {
  const { t } = useTexts();
  const still = useReducedMotion();
  const zoom = (step: number): void => {
    if (map.current) map.current.zoomTo(map.current.getZoom() + step, { duration: still ? 0 : 200 });
  };
  const tool = (icon: IconName, name: string, act: () => void, pressed?: boolean) => (
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
  return (
    <div className="map-tools">
      <div className="tool-group">
        {tool("plus", t("map.zoomIn"), () => zoom(1))}
        {tool("minus", t("map.zoomOut"), () => zoom(-1))}
        {tool("whole", t("map.whole"), onWhole)}
      </div>
      <div className="tool-group">
        {tool("omraden", t("map.pick"), onPick, picking)}
        {tool("download", t("map.png"), onPng)}
        {tool("print", t("map.print"), () => print())}
      </div>
    </div>
  );
}
