import type { Workspace } from "@tvars/api";
import type { Theme } from "@tvars/report";
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { MapLayer } from "../url/state.ts";
import { GROUND, labelLayer, referenceLayer } from "./reference-layers.ts";
import { fillColor, patternWhere, shownWhere, unknownIn } from "./paint.ts";

/** Finer tiles than this are not cut: closer in, these are enlarged. */
const MAX_TILE_ZOOM = 12;

const tiles = (layer: string): SourceSpecification => ({
  type: "vector",
  tiles: [`${location.origin}/api/tiles/${layer}/{z}/{x}/{y}`],
  minzoom: 0,
  maxzoom: MAX_TILE_ZOOM,
  ...(layer.startsWith("ref:") ? {} : { promoteId: { areas: "code" } }),
});

export type AreaVersion = Workspace["versions"][number];

export const versionsOf = (workspace: Workspace, division: string): AreaVersion[] =>
  workspace.versions.filter((version) => version.division === division && version.hasLayer);

export const fillId = (version: string): string => `fill ${version}`;

function areaLayers(version: string, theme: Theme): LayerSpecification[] {
  const at = { source: version, "source-layer": "areas" };
  const ground = GROUND[theme.name === "dark" ? "dark" : "light"];
  return [
    {
      id: fillId(version),
      type: "fill",
      ...at,
      paint: {
        "fill-color": fillColor("type", theme),
        "fill-opacity": 0,
        "fill-antialias": false,
      },
    },
    {
      id: `suppressed ${version}`,
      type: "fill",
      ...at,
      paint: { "fill-pattern": "suppressed", "fill-opacity": 0 },
    },
    {
      id: `missing ${version}`,
      type: "fill",
      ...at,
      paint: { "fill-pattern": "missing", "fill-opacity": 0 },
    },
    {
      id: `small ${version}`,
      type: "fill",
      ...at,
      paint: { "fill-pattern": "small", "fill-opacity": 0 },
    },
    {
      id: `edge ${version}`,
      type: "line",
      ...at,
      paint: {
        "line-color": ground.edge,
        "line-opacity": 0,
        "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.1, 9, 0.5, 13, 1.2],
      },
    },
  ];
}

/**
 * Which version is seen. A constant opacity of 0 is skipped when drawing, and going from one constant to another parses no
 * tile again; both versions keep their tiles, so the step across the versions is as quick as any other. Hatching and
 * dots are laid only where something is hidden, unknown or small.
 */
export function seenVersion(
  version: string,
  seen: boolean,
  layer: MapLayer,
  counts: { hatched: number; dotted: number; small: number },
): [layer: string, property: "fill-opacity" | "line-opacity", value: number | ExpressionSpecification][] {
  const laid = (count: number, where: ExpressionSpecification): number | ExpressionSpecification =>
    seen && count > 0 ? where : 0;
  const shown = seen ? 1 : 0;
  return [
    [fillId(version), "fill-opacity", shown],
    [`edge ${version}`, "line-opacity", shown],
    [`halo ${version}`, "line-opacity", shown],
    [`chosen ${version}`, "line-opacity", shown],
    [`suppressed ${version}`, "fill-opacity", laid(counts.hatched, shownWhere("hatched"))],
    [`missing ${version}`, "fill-opacity", laid(counts.dotted, unknownIn(layer))],
    [`small ${version}`, "fill-opacity", laid(counts.small, shownWhere("small"))],
  ];
}

/** Patterns on the types cost five layers a version: added when they are asked for. */
export const patternLayers = (version: string): LayerSpecification[] =>
  [1, 2, 3, 4].map((type) => ({
    id: `pattern-${type} ${version}`,
    type: "fill" as const,
    source: version,
    "source-layer": "areas",
    paint: { "fill-pattern": `type-${type}`, "fill-opacity": patternWhere(type) },
  }));

const chosenLayer = (version: string, theme: Theme): LayerSpecification[] => [
  {
    id: `halo ${version}`,
    type: "line",
    source: version,
    "source-layer": "areas",
    layout: { "line-join": "round" },
    paint: {
      "line-color": theme.paper,
      "line-width": [
        "case",
        ["==", ["feature-state", "chosen"], true],
        6,
        ["==", ["feature-state", "hover"], true],
        4,
        0,
      ],
    },
  },
  {
    id: `chosen ${version}`,
    type: "line",
    source: version,
    "source-layer": "areas",
    layout: { "line-join": "round" },
    paint: {
      "line-color": theme.ink,
      "line-width": [
        "case",
        ["==", ["feature-state", "chosen"], true],
        2.6,
        ["==", ["feature-state", "hover"], true],
        1.6,
        0,
      ],
    },
  },
];

function outline(
  version: string,
  color: string,
  widths: [number, number],
  minzoom = 0,
  dash = false,
): LayerSpecification {
  return {
    id: `outline ${version}`,
    type: "line",
    source: version,
    "source-layer": "areas",
    minzoom,
    layout: { "line-join": "round" },
    paint: {
      "line-color": color,
      "line-width": ["interpolate", ["linear"], ["zoom"], 5, widths[0], 12, widths[1]],
      ...(dash ? { "line-dasharray": [2, 2] } : {}),
    },
  };
}

/** Every layer that draws the areas of a version. */
export const areaLayerIds = (version: string): string[] =>
  ["fill", "suppressed", "missing", "small", "edge", "halo", "chosen"].map((kind) => `${kind} ${version}`);

/** A layer that is not visible fetches no tiles. */
const hidden = (layer: LayerSpecification): LayerSpecification =>
  ({ ...layer, layout: { ...layer.layout, visibility: "none" } }) as LayerSpecification;

/**
 * The whole style, from own tiles and the page's own font; nothing in it points outside. Only the areas of `seen` fetch
 * their tiles at once.
 */
export function mapStyle(workspace: Workspace, theme: Theme, seen: string | undefined): StyleSpecification {
  const ground = GROUND[theme.name === "dark" ? "dark" : "light"];
  const regso = versionsOf(workspace, "regso").map(({ version }) => version as string);
  const deso = versionsOf(workspace, "deso").map(({ version }) => version as string);
  const around = [...versionsOf(workspace, "kommun"), ...versionsOf(workspace, "lan")].map(
    ({ version }) => version as string,
  );
  const references = workspace.referenceLayers;
  const isLabels = (layer: (typeof references)[number]): boolean =>
    /place|town|name|label|ort/.test(`${layer.id} ${layer.kind}`.toLowerCase());
  const drawn = references
    .filter((layer) => !isLabels(layer))
    .flatMap(({ id, kind }) => referenceLayer(id, kind, theme)?.layers ?? []);
  const waiting = (version: string, layers: LayerSpecification[]): LayerSpecification[] =>
    seen === undefined || version === seen ? layers : layers.map(hidden);
  return {
    version: 8,
    sources: Object.fromEntries(
      [...regso, ...deso, ...around, ...references.map(({ id }) => id)].map((id) => [id, tiles(id)]),
    ),
    layers: [
      { id: "ground", type: "background", paint: { "background-color": ground.land } },
      ...regso.flatMap((version) => waiting(version, areaLayers(version, theme))),
      ...drawn,
      ...deso.map((version) => ({
        ...outline(version, theme.muted, [0.3, 0.8], 11, true),
        layout: { visibility: "none" as const },
      })),
      ...around.map((version) =>
        outline(
          version,
          theme.muted,
          version.startsWith("lan") ? [0.8, 1.6] : [0.4, 1.2],
          version.startsWith("lan") ? 0 : 6,
        ),
      ),
      ...regso.flatMap((version) => waiting(version, chosenLayer(version, theme))),
      ...references.filter(isLabels).map(({ id }) => labelLayer(id, theme)),
    ],
  };
}
