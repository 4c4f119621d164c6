import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import type { Features } from "../../map/barrier-style.ts";
import { NO_FEATURES } from "../../map/barrier-style.ts";
import { streetFeatures } from "./overlays.ts";

/** Farther out a town's streets are a blur. */
const SEEN_FROM_ZOOM = 11.5;
/** Steps of a grid of bounds: a map that moves a little asks for nothing new. */
const STEPS = 4;

/** Bounds on a grid as wide as what is seen, a little beyond it. */
function boundsOn(map: MapLibre): string | null {
  if (map.getZoom() < SEEN_FROM_ZOOM) return null;
  const cell = 360 / 2 ** Math.floor(map.getZoom());
  const [dx, dy] = [cell / STEPS, cell / STEPS / 2];
  const view = map.getBounds();
  return [
    Math.floor(view.getWest() / dx) * dx,
    Math.floor(view.getSouth() / dy) * dy,
    Math.ceil(view.getEast() / dx) * dx,
    Math.ceil(view.getNorth() / dy) * dy,
  ]
    .map((degrees) => degrees.toFixed(5))
    .join(",");
}

/** The network's own streets where one looks, quiet under everything else. */
export function useStreets(network: string, map: MapLibre | null): Features {
  const [bounds, setBounds] = useState<string | null>(null);
  useEffect(() => {
    if (!map) return;
    const look = (): void => setBounds(boundsOn(map));
    look();
    map.on("moveend", look);
    return () => void map.off("moveend", look);
  }, [map]);
  const { data } = useAnswer(
    "streets",
    bounds === null ? null : apiPath("/api/streets", { network, bounds }),
  );
  return useMemo(
    () => (bounds !== null && data?.network === network ? streetFeatures(data) : NO_FEATURES),
    [bounds, data, network],
  );
}
