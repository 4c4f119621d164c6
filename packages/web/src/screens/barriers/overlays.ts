import type * as GeoJSON from "geojson";
import type {
  Barriers,
  BarrierSegment,
  BarrierSegmentAnswer,
  Candidates,
  CrossingInfo,
  IsochroneAnswer,
  Modification,
  Position,
  ScenarioAnswer,
  Streets,
} from "@tvars/api";
import type { Features } from "../../map/barrier-style.ts";
import { isAtPoint, isNewLine, isTwoEnded, samePlace } from "../../url/edits.ts";
import type { Band, Colouring } from "../../url/state.ts";
import { classOf, colorsOf, valueOf } from "./colouring.ts";

const METRES_IN_KM = 1000;

const collection = (features: GeoJSON.Feature[]): Features => ({ type: "FeatureCollection", features });
const lineOf = (coordinates: Position[], properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "LineString", coordinates },
});
const pointOf = (coordinates: Position, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
});

export const inBand = (value: number, band: Band | null): boolean =>
  band === null || (value >= (band[0] ?? -Infinity) && value <= (band[1] ?? Infinity));

/** The stretches before or after what is drawn, as the answer says; only what is measured along the way changes. */
export function changedBy(
  segments: readonly BarrierSegment[],
  scenario: ScenarioAnswer | undefined,
  side: "before" | "after",
): readonly BarrierSegment[] {
  if (!scenario || scenario.segments.length === 0) return segments;
  const changed = new Map(scenario.segments.map((one) => [one.id, one]));
  return segments.map((segment) => {
    const now = changed.get(segment.id);
    if (!now) return segment;
    return side === "after"
      ? { ...segment, burden: now.burdenAfter, excessM: now.excessAfterM }
      : { ...segment, burden: now.burdenBefore, excessM: now.excessBeforeM };
  });
}

export function segmentFeatures(
  segments: readonly BarrierSegment[],
  colouring: Colouring,
  steps: readonly number[],
  band: Band | null,
): Features {
  const colors = colorsOf(steps);
  const most = segments.reduce((max, { people }) => Math.max(max, people), 1);
  return collection(
    segments.flatMap((segment) => {
      const value = valueOf(segment, colouring);
      if (!inBand(value, band)) return [];
      const at = classOf(value, steps);
      return [
        lineOf(segment.line, {
          id: segment.id,
          value,
          color: colors[at],
          glow: colors.length > 1 ? at / (colors.length - 1) : 1,
          wide: Math.sqrt(segment.people / most),
        }),
      ];
    }),
  );
}

export const crossingFeatures = (
  crossings: readonly CrossingInfo[],
  edits: readonly Modification[],
  chosen: string | null,
): Features => {
  const gone = new Set(edits.flatMap((edit) => (edit.do === "remove-crossing" ? [edit.crossing] : [])));
  return collection(
    crossings.map(({ id, kind, at }) => pointOf(at, { id, kind, gone: gone.has(id), chosen: id === chosen })),
  );
};

export const walkFeatures = ({ worst }: BarrierSegmentAnswer): Features =>
  collection(
    worst
      ? [
          lineOf(worst.without.line, { walk: "without" }),
          ...(worst.now ? [lineOf(worst.now.line, { walk: "now" })] : []),
        ]
      : [],
  );

/** What is drawn where the server put it, or, until it has answered, where it was drawn. */
export const editFeatures = (
  edits: readonly Modification[],
  answer: ScenarioAnswer | undefined,
): Features => {
  const put = (edit: Modification): Position[] | null | undefined =>
    answer?.modifications.find(({ modification }) => samePlace(modification, edit))?.line;
  return collection(
    edits.flatMap((edit, i) => {
      const drawn = isTwoEnded(edit) ? [edit.from, edit.to] : isNewLine(edit) ? edit.stops : null;
      return drawn === null ? [] : [lineOf(put(edit) ?? drawn, { edit: i, do: edit.do })];
    }),
  );
};

/** What can be taken hold of: the ends of what is drawn, services and the stops of new lines; and what is being put. */
export const endFeatures = (edits: readonly Modification[], put: readonly Position[]): Features =>
  collection([
    ...edits.flatMap((edit, i) => {
      if (isTwoEnded(edit))
        return [pointOf(edit.from, { edit: i, end: "from" }), pointOf(edit.to, { edit: i, end: "to" })];
      if (isNewLine(edit)) return edit.stops.map((at, stop) => pointOf(at, { edit: i, end: "stop", stop }));
      return isAtPoint(edit) ? [pointOf(edit.at, { edit: i, end: "at" })] : [];
    }),
    ...put.map((at) => pointOf(at, {})),
  ]);

export const streetFeatures = ({ lines }: Streets): Features =>
  collection(lines.map(({ large, line }) => lineOf(line, { large })));

export const pairFeatures = ({ pairs }: ScenarioAnswer): Features =>
  collection(pairs.map(({ from, to }) => lineOf([from, to], {})));

export const candidateFeatures = ({ rows }: Candidates): Features =>
  collection(rows.map(({ rank, line }) => lineOf(line, { rank })));

/** Ground that is reached, the farthest first; the outline is what would be were the barriers open. */
export const reachFeatures = ({ polygons }: IsochroneAnswer): Features => {
  const far = polygons.toSorted((a, b) => b.minutes - a.minutes);
  const feature = (minutes: number, coordinates: Position[][][], open: boolean): GeoJSON.Feature => ({
    type: "Feature",
    properties: { minutes, open },
    geometry: { type: "MultiPolygon", coordinates },
  });
  return collection([
    ...far.map(({ minutes, coordinates }) => feature(minutes, coordinates, false)),
    ...far
      .slice(0, 1)
      .flatMap(({ minutes, open }) => (open ? [feature(minutes, open.coordinates, true)] : [])),
  ]);
};

/** Burden of everything, in contact kilometres. */
export const allBurden = ({ segments }: Barriers): number =>
  segments.reduce((sum, { burden }) => sum + burden, 0) / METRES_IN_KM;
