import { GeoError } from "../error.ts";
import { POLYGON, type Shapes } from "../flat/shapes.ts";
import { toNodes } from "../topology/nodes.ts";
import { AREA_UNIT, MAX_AREAS } from "./index-data.ts";

/** The distinct edges of a coverage, each pointing north (east when level), with what changes across it. */
export interface CoverageEdges {
  count: number;
  /** South y, north y, south x, slope (metres east per metre north; Infinity when level), per edge. */
  edges: Float64Array;
  /** x of the north end, per edge. */
  northX: Float64Array;
  steps: Int32Array;
  areaStart: Int32Array;
  areaEdges: Int32Array;
  boxes: Float64Array;
}

/**
 * Merges the edges of all polygons that have the same two ends: a border between two areas becomes one edge whose step
 * leads from the one to the other.
 *
 * @throws GeoError `unsupported` beyond 1,048,575 areas.
 */
export function coverageEdges(shapes: Shapes): CoverageEdges {
  const areas = shapes.kind.length;
  if (areas > MAX_AREAS)
    throw new GeoError("unsupported", {
      value: String(areas),
      problem: { sv: "För många områden", en: "Too many areas" },
      expected: { sv: `högst ${MAX_AREAS}`, en: `at most ${MAX_AREAS}` },
      action: { sv: "Dela lagret.", en: "Split the layer." },
    });
  const { xy, nodeOf, node } = toNodes(shapes);
  let size = 1024;
  while (size < 2 * node.length) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const southNode = new Int32Array(node.length);
  const northNode = new Int32Array(node.length);
  const steps = new Int32Array(node.length);
  const areaEdges = new Int32Array(node.length);
  const areaStart = new Int32Array(areas + 1);
  const boxes = new Float64Array(4 * areas);
  let count = 0;
  let used = 0;
  for (let area = 0; area < areas; area++) {
    const isPolygon = shapes.kind[area] === POLYGON;
    const firstRing = shapes.ringOf[shapes.partOf[area]!]!;
    const endRing = isPolygon ? shapes.ringOf[shapes.partOf[area + 1]!]! : firstRing;
    const box = 4 * area;
    boxes.set([Infinity, Infinity, -Infinity, -Infinity], box);
    for (let ring = firstRing; ring < endRing; ring++)
      for (let i = nodeOf[ring]!; i + 1 < nodeOf[ring + 1]!; i++) {
        const a = node[i]!;
        const b = node[i + 1]!;
        const ax = xy[2 * a]!;
        const ay = xy[2 * a + 1]!;
        const bx = xy[2 * b]!;
        const by = xy[2 * b + 1]!;
        if (ax < boxes[box]!) boxes[box] = ax;
        if (ay < boxes[box + 1]!) boxes[box + 1] = ay;
        if (ax > boxes[box + 2]!) boxes[box + 2] = ax;
        if (ay > boxes[box + 3]!) boxes[box + 3] = ay;
        const isNorthward = ay < by || (ay === by && ax < bx);
        const from = isNorthward ? a : b;
        const to = isNorthward ? b : a;
        let hash = Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b);
        hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
        let slot = (hash ^ (hash >>> 13)) & (size - 1);
        let edge = table[slot]!;
        while (edge >= 0 && (southNode[edge] !== from || northNode[edge] !== to)) {
          slot = (slot + 1) & (size - 1);
          edge = table[slot]!;
        }
        if (edge < 0) {
          edge = count++;
          table[slot] = edge;
          southNode[edge] = from;
          northNode[edge] = to;
        }
        // The area lies to the left of its rings: west of an edge walked northward.
        steps[edge] = steps[edge]! + (isNorthward ? -1 : 1) * (AREA_UNIT + area + 1);
        areaEdges[used++] = edge;
      }
    areaStart[area + 1] = used;
  }
  const edges = new Float64Array(4 * count);
  const northX = new Float64Array(count);
  for (let edge = 0; edge < count; edge++) {
    const s = 2 * southNode[edge]!;
    const n = 2 * northNode[edge]!;
    edges[4 * edge] = xy[s + 1]!;
    edges[4 * edge + 1] = xy[n + 1]!;
    edges[4 * edge + 2] = xy[s]!;
    edges[4 * edge + 3] = (xy[n]! - xy[s]!) / (xy[n + 1]! - xy[s + 1]!);
    northX[edge] = xy[n]!;
  }
  return {
    count,
    edges,
    northX,
    steps: steps.slice(0, count),
    areaStart,
    areaEdges: areaEdges.slice(0, used),
    boxes,
  };
}
