import type * as GeoJSON from "geojson";
import type { Workspace } from "@tvars/api";
import { themeOf } from "@tvars/report";
import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { mapStyle } from "./style.ts";

/** What is laid on the map from answers; every one is a source of its own. */
export const OVERLAYS = [
  "streets",
  "cells",
  "reach",
  "segments",
  "pairs",
  "walks",
  "candidates",
  "crossings",
  "edits",
  "ends",
] as const;
export type Overlay = (typeof OVERLAYS)[number];
export type Features = GeoJSON.FeatureCollection;

export const NO_FEATURES: Features = { type: "FeatureCollection", features: [] };

/** The quiet ground that lines glow on, darker than the dark theme's. */
const GROUND = "#101418";
/** A little above the ground: streets are for finding one's way. */
const STREET = "#39414a";
export const DRAWN = "#8df5ff";
export const WALK_NOW = "#ffffff";
const FONT = ['"Source Sans 3"'];
/** Pixels; people on both sides are told by width, at zoom 13. */
const WIDTHS = [1.6, 9] as const;

const color: ExpressionSpecification = ["coalesce", ["get", "color"], "#5f574b"];
/** `wide` runs from 0 to 1 with the people on both sides. */
const wide = (add: number, times = 1): ExpressionSpecification => {
  const at = (factor: number): ExpressionSpecification => [
    "+",
    add,
    ["*", times * factor, ["+", WIDTHS[0], ["*", WIDTHS[1] - WIDTHS[0], ["coalesce", ["get", "wide"], 0]]]],
  ];
  return ["interpolate", ["exponential", 1.6], ["zoom"], 8, at(0.35), 13, at(1), 16, at(1.8)];
};

const pointed = (chosen: number, hover: number): ExpressionSpecification => [
  "case",
  ["==", ["feature-state", "chosen"], true],
  chosen,
  ["==", ["feature-state", "hover"], true],
  hover,
  0,
];

/** A street that is closed, or where one goes at another speed, and the way of what is moved: nothing new to walk on. */
const BROKEN: ExpressionSpecification = [
  "in",
  ["get", "do"],
  ["literal", ["remove-link", "change-speed", "move-service"]],
];

const round = { "line-cap": "round", "line-join": "round" } as const;

const layers: LayerSpecification[] = [
  {
    id: "streets",
    type: "line",
    source: "streets",
    layout: round,
    paint: {
      "line-color": STREET,
      "line-opacity": ["interpolate", ["linear"], ["zoom"], 11.5, 0.35, 14, 0.8],
      "line-width": [
        "interpolate",
        ["linear"],
        ["zoom"],
        12,
        ["case", ["get", "large"], 1.2, 0.5],
        16,
        ["case", ["get", "large"], 4, 2],
      ],
    },
  },
  {
    id: "cells",
    type: "circle",
    source: "cells",
    paint: {
      "circle-color": color,
      "circle-opacity": 0.75,
      "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 9, 1.6, 12, 4, 16, 34],
    },
  },
  {
    id: "reach",
    type: "fill",
    source: "reach",
    filter: ["!", ["get", "open"]],
    paint: { "fill-color": DRAWN, "fill-opacity": 0.13 },
  },
  {
    id: "reach edge",
    type: "line",
    source: "reach",
    filter: ["!", ["get", "open"]],
    paint: { "line-color": DRAWN, "line-width": 1.2, "line-opacity": 0.7 },
  },
  {
    id: "reach open",
    type: "line",
    source: "reach",
    filter: ["get", "open"],
    paint: { "line-color": WALK_NOW, "line-width": 1.2, "line-opacity": 0.75, "line-dasharray": [3, 2] },
  },
  {
    id: "segments glow",
    type: "line",
    source: "segments",
    layout: { ...round, "line-sort-key": ["get", "value"] },
    paint: {
      "line-color": color,
      "line-width": wide(6, 1.7),
      "line-blur": wide(4, 1.1),
      "line-opacity": ["*", 0.62, ["coalesce", ["get", "glow"], 0]],
    },
  },
  {
    id: "segments chosen",
    type: "line",
    source: "segments",
    layout: round,
    paint: {
      "line-color": "#ffffff",
      "line-width": wide(12),
      "line-opacity": pointed(1, 0.6),
    },
  },
  {
    id: "segments gap",
    type: "line",
    source: "segments",
    layout: round,
    paint: { "line-color": GROUND, "line-width": wide(7), "line-opacity": pointed(1, 0.6) },
  },
  {
    id: "segments",
    type: "line",
    source: "segments",
    layout: { ...round, "line-sort-key": ["get", "value"] },
    paint: { "line-color": color, "line-width": wide(0) },
  },
  {
    id: "segments hit",
    type: "line",
    source: "segments",
    paint: { "line-color": "#000000", "line-opacity": 0, "line-width": wide(14) },
  },
  {
    id: "pairs",
    type: "line",
    source: "pairs",
    layout: round,
    paint: { "line-color": DRAWN, "line-width": 1.2, "line-opacity": 0.4 },
  },
  {
    id: "walks edge",
    type: "line",
    source: "walks",
    layout: round,
    paint: { "line-color": "#000000", "line-width": 6, "line-opacity": 0.7 },
  },
  {
    id: "walks now",
    type: "line",
    source: "walks",
    filter: ["==", ["get", "walk"], "now"],
    layout: { "line-join": "round" },
    paint: { "line-color": WALK_NOW, "line-width": 2.6, "line-dasharray": [2, 1.4] },
  },
  {
    id: "walks without",
    type: "line",
    source: "walks",
    filter: ["==", ["get", "walk"], "without"],
    layout: round,
    paint: { "line-color": DRAWN, "line-width": 3 },
  },
  {
    id: "crossings",
    type: "symbol",
    source: "crossings",
    minzoom: 10,
    layout: {
      "icon-image": ["concat", "crossing-", ["get", "kind"]],
      "icon-size": ["interpolate", ["linear"], ["zoom"], 10, 0.22, 12, 0.42, 15, 1],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
    paint: { "icon-opacity": ["case", ["==", ["get", "gone"], true], 0.3, 1] },
  },
  {
    id: "crossings chosen",
    type: "circle",
    source: "crossings",
    filter: ["==", ["get", "chosen"], true],
    paint: {
      "circle-radius": 13,
      "circle-color": "rgba(0,0,0,0)",
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": 2,
    },
  },
  {
    id: "candidates",
    type: "line",
    source: "candidates",
    layout: round,
    paint: { "line-color": DRAWN, "line-width": 2.4, "line-dasharray": [1, 1.6] },
  },
  {
    id: "candidates rank",
    type: "symbol",
    source: "candidates",
    layout: {
      "symbol-placement": "line-center",
      "text-field": ["to-string", ["get", "rank"]],
      "text-font": FONT,
      "text-size": 14,
      "text-rotation-alignment": "viewport",
      "text-allow-overlap": true,
      "text-offset": [0, -1],
    },
    paint: { "text-color": DRAWN, "text-halo-color": GROUND, "text-halo-width": 2 },
  },
  {
    id: "edits glow",
    type: "line",
    source: "edits",
    layout: round,
    paint: { "line-color": DRAWN, "line-width": 14, "line-blur": 10, "line-opacity": 0.55 },
  },
  {
    id: "edits",
    type: "line",
    source: "edits",
    filter: ["!", BROKEN],
    layout: round,
    paint: { "line-color": DRAWN, "line-width": 4 },
  },
  {
    id: "edits broken",
    type: "line",
    source: "edits",
    filter: BROKEN,
    layout: { "line-join": "round" },
    paint: { "line-color": DRAWN, "line-width": 3, "line-dasharray": [1.4, 1.4] },
  },
  {
    id: "ends",
    type: "circle",
    source: "ends",
    paint: {
      "circle-radius": 7,
      "circle-color": GROUND,
      "circle-stroke-color": DRAWN,
      "circle-stroke-width": 2.5,
    },
  },
];

const empty = (promote: boolean): GeoJSONSourceSpecification => ({
  type: "geojson",
  data: NO_FEATURES,
  ...(promote ? { promoteId: "id" } : {}),
});

/** The areas' own style on a darker ground, with what the answers lay on it under the names of places. */
export function barrierStyle(workspace: Workspace, seen: string | undefined): StyleSpecification {
  const style = mapStyle(workspace, themeOf("dark"), seen);
  const ground = style.layers.map((layer): LayerSpecification => {
    if (layer.id === "ground" && layer.type === "background")
      return { ...layer, paint: { "background-color": GROUND } };
    // Boundaries of kommuner and län are for finding one's way only.
    if (layer.id.startsWith("outline ") && layer.type === "line")
      return { ...layer, paint: { ...layer.paint, "line-opacity": 0.3 } };
    return layer;
  });
  const names = ground.findIndex(({ type }) => type === "symbol");
  const at = names < 0 ? ground.length : names;
  return {
    ...style,
    sources: {
      ...style.sources,
      ...Object.fromEntries(OVERLAYS.map((id) => [id, empty(id === "segments")])),
    },
    layers: [...ground.slice(0, at), ...layers, ...ground.slice(at)],
  };
}
