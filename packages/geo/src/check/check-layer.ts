import Flatbush from "flatbush";
import type { Position } from "geojson";
import type { Text } from "../error.ts";
import type { Shapes } from "../flat/shapes.ts";
import { isEmpty, polygonsOf, windRings } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { eachEdge } from "../topology/contiguity.ts";
import { metricShapes } from "../topology/metric.ts";
import { toNodes } from "../topology/nodes.ts";
import { crossingOf, eachMeeting } from "./crossings.ts";
import { Outline } from "./outline.ts";
import { overlapOf } from "./overlap.ts";
import { ACTIONS, PROBLEMS } from "./texts.ts";

export type ProblemCode =
  | "empty"
  | "not-an-area"
  | "too-few-points"
  | "unclosed-ring"
  | "self-crossing"
  | "missing-code"
  | "duplicate-code"
  | "overlap";

/** Something wrong with one feature, in words and with the place. */
export interface LayerProblem {
  /** 1-based number of the feature. */
  row: number;
  code: ProblemCode;
  problem: Text;
  /** What the user can do about it. */
  action: Text;
  /** The code, the other row, or the area in square metres. */
  value?: string;
  /** Coordinates of the fault, in the layer's system for rings and in metres (SWEREF 99 TM for degrees) for crossings. */
  where?: [number, number];
}

export interface CheckLayerOptions {
  /** The property that names each area and may occur once. */
  codeProperty?: string;
  /** Overlaps up to this size are borders drawn twice, not faults. */
  overlapToleranceM2?: number;
}

export interface CheckedLayer {
  problems: LayerProblem[];
  /** The layer with rings closed and wound the right way; nothing else is changed. */
  layer: Layer;
}

/**
 * Checks a layer of areas before it is stored: empty geometry, rings that are not closed or too short, polygons that
 * cross themselves, codes missing or used twice, areas that overlap. Rings the wrong way round are mended in silence.
 */
export function checkLayer(
  layer: Layer,
  { codeProperty, overlapToleranceM2 = 100 }: CheckLayerOptions = {},
): CheckedLayer {
  const problems: LayerProblem[] = [];
  const tell = (row: number, code: ProblemCode, more: Pick<LayerProblem, "value" | "where"> = {}): void => {
    problems.push({ row: row + 1, code, problem: PROBLEMS[code], action: ACTIONS[code], ...more });
  };
  const mended: Layer = {
    ...layer,
    features: layer.features.map((feature, row) => ({
      ...feature,
      geometry: checkRings(feature, row, tell),
    })),
  };
  if (codeProperty !== undefined) checkCodes(layer.features, codeProperty, tell);
  const shapes = metricShapes(mended);
  const outlines = layer.features.map((_, row) => new Outline(shapes, row));
  outlines.forEach(({ segments }, row) =>
    eachMeeting(segments, segments, (i, j) => {
      const where = crossingOf(segments, i, segments, j);
      if (where) tell(row, "self-crossing", { where });
      return !where;
    }),
  );
  checkOverlaps(shapes, outlines, overlapToleranceM2, tell);
  return { problems: problems.sort((a, b) => a.row - b.row), layer: mended };
}

type Tell = (row: number, code: ProblemCode, more?: Pick<LayerProblem, "value" | "where">) => void;

function checkRings({ geometry }: LayerFeature, row: number, tell: Tell): LayerFeature["geometry"] {
  if (isEmpty(geometry)) {
    tell(row, "empty");
    return geometry;
  }
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0) tell(row, "not-an-area", { value: geometry.type });
  let isOpen = false;
  const closed = polygons.map((rings) =>
    rings.map((ring) => {
      const [first, last] = [ring[0]!, ring.at(-1)!];
      if (ring.length < 4) tell(row, "too-few-points", { value: String(ring.length), where: pair(first) });
      if (!first || (first[0] === last[0] && first[1] === last[1])) return ring;
      isOpen = true;
      tell(row, "unclosed-ring", { where: pair(last) });
      return [...ring, first];
    }),
  );
  if (!isOpen) return windRings(geometry);
  return windRings(
    closed.length === 1
      ? { type: "Polygon", coordinates: closed[0]! }
      : { type: "MultiPolygon", coordinates: closed },
  );
}

const pair = (position: Position | undefined): [number, number] | undefined =>
  position && [position[0]!, position[1]!];

function checkCodes(features: LayerFeature[], codeProperty: string, tell: Tell): void {
  const rows = new Map<string, number>();
  features.forEach(({ properties }, row) => {
    const code = properties[codeProperty];
    if (code === null || code === undefined || code === "") {
      tell(row, "missing-code", { value: codeProperty });
      return;
    }
    const earlier = rows.get(String(code as string));
    if (earlier === undefined) rows.set(String(code as string), row);
    else tell(row, "duplicate-code", { value: `${String(code as string)}, ${earlier + 1}` });
  });
}

/**
 * Only areas with edges of their own can overlap: where every edge is shared with a neighbour on its other side there
 * is nothing to look for, so a clean coverage is passed quickly.
 */
function checkOverlaps(shapes: Shapes, outlines: Outline[], toleranceM2: number, tell: Tell): void {
  const loose = looseAreas(shapes);
  const rows = outlines.flatMap((outline, row) => (outline.isEmpty ? [] : [row]));
  if (rows.length === 0) return;
  const boxes = new Flatbush(rows.length);
  for (const row of rows) boxes.add(...outlines[row]!.box);
  boxes.finish();
  for (const row of rows)
    for (const place of boxes.search(...outlines[row]!.box)) {
      const other = rows[place]!;
      if (other <= row || !(loose.has(row) || loose.has(other))) continue;
      const overlap = overlapOf(outlines[row]!, outlines[other]!);
      if (overlap && overlap.areaM2 > toleranceM2)
        tell(other, "overlap", {
          value: `${Math.round(overlap.areaM2)} m², ${row + 1}`,
          where: overlap.where,
        });
    }
}

/** Areas with an edge that no other area runs along the other way. */
function looseAreas(shapes: Shapes): Set<number> {
  const nodes = toNodes(shapes);
  const owner = new Map<number, number>();
  eachEdge(shapes, nodes, (area, from, to) => {
    const back = to * nodes.count + from;
    if (owner.has(back)) owner.delete(back);
    else owner.set(from * nodes.count + to, area);
  });
  return new Set(owner.values());
}
