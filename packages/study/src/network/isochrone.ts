import type { IsochroneAnswer } from "@tvars/api";
import type { Position } from "@tvars/api";
import { FAR } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { ringsOf } from "./outline.ts";
import type { Cells } from "./outline.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { asked, networkProvenance } from "./provenance.ts";

const CELL_M = 20;
/** How far from a street ground counts as reached along it. */
const BESIDE_M = 50;

/** What is reached within some minutes: ground beside streets that are reached, never on or across a barrier. */
export function isochroneAnswer(
  data: Data,
  model: Model,
  { lon, lat, minutes }: { lon: number; lat: number; minutes: readonly number[] },
): IsochroneAnswer {
  const { engine, metresPerS, people, snapshot, profile } = model;
  const [x, y] = toPlane(lon, lat);
  const start = model.snap(x, y);
  const joinMm = Math.round(1000 * start.awayM);
  const mmOf = (one: number): number => Math.round(one * 60 * metresPerS * 1000);
  const mm = engine.from(start.node, Math.max(0, mmOf(Math.max(...minutes)) - joinMm));
  const cells = reachedCells(model, mm, joinMm, mmOf(Math.max(...minutes)));
  return {
    from: [lon, lat],
    minutes: [...minutes],
    profile,
    polygons: minutes.map((one) => {
      let reached = 0;
      for (let node = 0; node < mm.length; node++)
        if (mm[node]! < FAR && mm[node]! + joinMm <= mmOf(one)) reached += people.people[node]!;
      return { minutes: one, coordinates: polygonsAt(cells, mmOf(one)), people: Math.round(reached) };
    }),
    provenance: networkProvenance(data, model, {
      method: {
        sv: `Kortaste väg från punkten i nätet i profilens fart, ${(metresPerS * 3.6).toFixed(1)} km/h. Ytan är rutor på ${CELL_M} m högst ${BESIDE_M} m från en gata som nås, i rak linje utan barriär emellan; rutor som en barriär går igenom är aldrig med. Folk räknas där de bor, vid korsningar som nås.`,
        en: `The shortest way from the point on the network at the profile's speed, ${(metresPerS * 3.6).toFixed(1)} km/h. The ground is squares of ${CELL_M} m at most ${BESIDE_M} m from a street that is reached, in a straight line with no barrier between; squares a barrier goes through are never part. People count where they live, at junctions that are reached.`,
      },
      ...asked("access --isochrone", "/api/isochrone", {
        network: networkId(snapshot),
        profile,
        lon,
        lat,
        minutes: minutes.join(","),
      }),
    }),
  };
}

interface Reached extends Cells {
  mm: Float64Array;
}

function reachedCells(model: Model, mm: Uint32Array, joinMm: number, limitMm: number): Reached {
  const { built, index } = model;
  const { edges } = built;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < mm.length; node++) {
    if (mm[node]! >= FAR) continue;
    west = Math.min(west, built.graph.xM[node]!);
    east = Math.max(east, built.graph.xM[node]!);
    south = Math.min(south, built.graph.yM[node]!);
    north = Math.max(north, built.graph.yM[node]!);
  }
  // Streets that begin at a reached node may lead a bit further than the outermost of them.
  const slack = 500;
  const [x0, y0] = [
    Math.floor((west - slack) / CELL_M) * CELL_M,
    Math.floor((south - slack) / CELL_M) * CELL_M,
  ];
  const wide = Math.ceil((east + slack - x0) / CELL_M);
  const high = Math.ceil((north + slack - y0) / CELL_M);
  const cells: Reached = {
    x0,
    y0,
    wide,
    high,
    cellM: CELL_M,
    mm: new Float64Array(wide * high).fill(Infinity),
  };
  const steps = Math.ceil(BESIDE_M / CELL_M);
  const isOpen = (ax: number, ay: number, bx: number, by: number): boolean =>
    index === undefined || index.firstBarrier(ax, ay, bx, by) < 0;

  const stamp = (px: number, py: number, at: number): void => {
    if (at > limitMm) return;
    const [c, r] = [Math.floor((px - x0) / CELL_M), Math.floor((py - y0) / CELL_M)];
    for (let row = Math.max(0, r - steps); row <= Math.min(high - 1, r + steps); row++)
      for (let column = Math.max(0, c - steps); column <= Math.min(wide - 1, c + steps); column++) {
        const [cx, cy] = [x0 + (column + 0.5) * CELL_M, y0 + (row + 0.5) * CELL_M];
        const away = Math.hypot(cx - px, cy - py);
        const cell = column + row * wide;
        const arrival = at + 1000 * away;
        if (away > BESIDE_M || arrival > limitMm || arrival >= cells.mm[cell]!) continue;
        if (isOpen(px, py, cx, cy)) cells.mm[cell] = arrival;
      }
  };

  for (let edge = 0; edge < edges.count; edge++) {
    const [from, to] = [mm[edges.from[edge]!]!, mm[edges.to[edge]!]!];
    if (from >= FAR && to >= FAR) continue;
    const total = edges.lengthMm[edge]!;
    const [there, back] = [edges.forwardMm[edge]!, edges.backwardMm[edge]!];
    let walked = 0;
    for (let point = edges.firstPoint[edge]!; point < edges.firstPoint[edge + 1]! - 1; point++) {
      const [ax, ay] = [edges.xM[point]!, edges.yM[point]!];
      const [bx, by] = [edges.xM[point + 1]!, edges.yM[point + 1]!];
      const length = Math.hypot(bx - ax, by - ay);
      const parts = Math.max(1, Math.ceil(length / CELL_M));
      for (let part = 0; part <= parts; part++) {
        const share = total === 0 ? 0 : Math.min(1, (1000 * (walked + (length * part) / parts)) / total);
        const forward = from >= FAR || there >= FAR ? Infinity : from + there * share;
        const backward = to >= FAR || back >= FAR ? Infinity : to + back * (1 - share);
        const at = joinMm + Math.min(forward, backward);
        if (at <= limitMm) stamp(ax + ((bx - ax) * part) / parts, ay + ((by - ay) * part) / parts, at);
      }
      walked += length;
    }
  }
  if (index === undefined) return cells;
  for (let cell = 0; cell < cells.mm.length; cell++) {
    if (cells.mm[cell] === Infinity) continue;
    const [west2, south2] = [x0 + (cell % wide) * CELL_M, y0 + Math.floor(cell / wide) * CELL_M];
    const [east2, north2] = [west2 + CELL_M, south2 + CELL_M];
    const isCrossed =
      !isOpen(west2, south2, east2, north2) ||
      !isOpen(west2, north2, east2, south2) ||
      !isOpen(west2, south2, east2, south2) ||
      !isOpen(west2, north2, east2, north2) ||
      !isOpen(west2, south2, west2, north2) ||
      !isOpen(east2, south2, east2, north2);
    if (isCrossed) cells.mm[cell] = Infinity;
  }
  return cells;
}

function polygonsAt(cells: Reached, limitMm: number): Position[][][] {
  return ringsOf(cells, (cell) => cells.mm[cell]! <= limitMm).map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]) => toDegrees(x, y))),
  );
}
