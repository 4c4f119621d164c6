import type { Theme } from "@tvars/report";
import type { LayerSpecification } from "maplibre-gl";

/** Quoted: the map hands the name on as CSS, where a name with a figure in it must be. */
const FONT = ['"Source Sans 3"'];
/** Quiet colours of what lies under and over the areas, for finding one's way only. */
export const GROUND = {
  light: {
    land: "#f4f1ea",
    water: "#dfe8ea",
    waterLine: "#b9cbd0",
    road: "#7b7468",
    rail: "#6b6b73",
    edge: "#ffffff",
  },
  dark: {
    land: "#191d21",
    water: "#0f1d24",
    waterLine: "#29404a",
    road: "#8f8a80",
    rail: "#9a9aa3",
    edge: "#0d1013",
  },
} as const;

/** Roads, railways, water and places by what their kind says they are. */
export function referenceLayer(
  id: string,
  kind: string,
  theme: Theme,
): { below: boolean; layers: LayerSpecification[] } | null {
  const ground = GROUND[theme.name === "dark" ? "dark" : "light"];
  const at = { source: id, "source-layer": id };
  const what = `${id} ${kind}`.toLowerCase();
  if (/water|lake|sea|vatten/.test(what))
    return {
      below: false,
      layers: [
        {
          id,
          type: "fill",
          ...at,
          filter: ["==", ["geometry-type"], "Polygon"],
          paint: { "fill-color": ground.water, "fill-outline-color": ground.waterLine },
        },
        {
          id: `${id} line`,
          type: "line",
          ...at,
          filter: ["==", ["geometry-type"], "LineString"],
          paint: { "line-color": ground.waterLine, "line-width": 1.2 },
        },
      ],
    };
  if (/rail|järnväg/.test(what))
    return {
      below: false,
      layers: [
        {
          id,
          type: "line",
          ...at,
          paint: {
            "line-color": ground.rail,
            "line-opacity": 0.8,
            "line-width": ["interpolate", ["linear"], ["zoom"], 6, 0.5, 13, 1.6],
          },
        },
        {
          id: `${id} ties`,
          type: "line",
          ...at,
          minzoom: 9,
          paint: {
            "line-color": ground.rail,
            "line-opacity": 0.8,
            "line-dasharray": [0.5, 3],
            "line-width": ["interpolate", ["linear"], ["zoom"], 9, 2.4, 13, 5],
          },
        },
      ],
    };
  if (/road|street|väg/.test(what))
    return {
      below: false,
      layers: [
        {
          id,
          type: "line",
          ...at,
          minzoom: 6,
          layout: { "line-cap": "round", "line-join": "round" },
          paint: {
            "line-color": ground.road,
            "line-opacity": 0.5,
            "line-width": ["interpolate", ["linear"], ["zoom"], 6, 0.4, 12, 1.4, 15, 3],
          },
        },
      ],
    };
  return null;
}

export function labelLayer(id: string, theme: Theme): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: id,
    "source-layer": id,
    layout: {
      "text-field": ["coalesce", ["get", "name"], ["get", "namn"], ""],
      "symbol-sort-key": ["coalesce", ["get", "rang"], 9],
      "text-font": FONT,
      "text-size": ["interpolate", ["linear"], ["zoom"], 6, 13, 13, 17],
      "text-padding": 8,
      "text-max-width": 8,
    },
    paint: { "text-color": theme.ink, "text-halo-color": theme.paper, "text-halo-width": 1.8 },
  };
}
