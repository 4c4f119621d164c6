import {
  CELLS,
  HALF_WIDTH_M,
  cellAreaKm2,
  cellAt,
  cellCount,
  column,
  eastM,
  neighbours,
  northM,
  row,
} from "./grid.ts";
import type { Line, Point } from "./line.ts";
import { curve, distance } from "./line.ts";
import { DISTRICTS, INLET, ISLANDS, LAKES, MOTORWAY, RAILWAYS, RIVER } from "./plan.ts";
import { noise } from "./prng.ts";

export interface Terrain {
  /** 1 where the cell is land. Lakes and the river are land here: areas cover them, as in reality. */
  land: Uint8Array;
  /** 1 where the cell is a lake. */
  lake: Uint8Array;
  /** People per cell before the municipalities' totals are set. */
  people: Float64Array;
  /** District that dominates the cell, -1 in the countryside. */
  district: Int16Array;
  /** Extra metres it costs an area to grow over the cell: motorway, railway, river, the edge of a settlement. */
  obstacleM: Float64Array;
  /** How slow the ground is to grow over; its unevenness makes borders wind. */
  ground: Float64Array;
  motorway: Line;
  railways: Line[];
  river: Line;
}

const RURAL_PER_KM2 = 21;

export function drawTerrain(seed: number): Terrain {
  const land = drawLand(seed);
  const onLand = (line: Line) => line.filter(([x, y]) => land[cellAt(x, y)] === 1);
  const motorway = onLand(curve(MOTORWAY));
  const railways = RAILWAYS.map((points) => onLand(curve(points)));
  const river = curve(RIVER, 60);
  const lake = drawLakes(seed, land);
  const settled = settle(seed, land, lake);
  const obstacleM = settlementEdges(settled.district);
  stamp(obstacleM, motorway, 3000);
  for (const railway of railways) stamp(obstacleM, railway, 2200);
  stamp(obstacleM, river, 900);
  return { land, lake, ...settled, obstacleM, ground: drawGround(seed), motorway, railways, river };
}

function drawGround(seed: number): Float64Array {
  const roughness = noise(seed, "ground", 3);
  return Float64Array.from(
    { length: cellCount },
    (_, cell) => 1 + 0.9 * roughness(column(cell) / 14, row(cell) / 14),
  );
}

function settlementEdges(district: Int16Array): Float64Array {
  const cost = new Float64Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++)
    neighbours(cell, (next) => {
      if (district[cell]! >= 0 !== district[next]! >= 0) cost[cell] = 350;
    });
  return cost;
}

function drawLand(seed: number): Uint8Array {
  const shape = noise(seed, "coast", 2);
  const detail = noise(seed, "skerries", 4);
  const fine = noise(seed, "shingle", 3);
  const land = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    const [x, y] = [eastM(cell), northM(cell)];
    const wiggle = detail(x / 2300, y / 2300);
    const radius = 13_700 + 2800 * shape(x / 7000, y / 7000) + 2600 * wiggle + 900 * fine(x / 800, y / 800);
    const away = Math.sqrt((x + 400) ** 2 + (y - 300) ** 2);
    const settled = DISTRICTS.some(({ at, radiusM }) => distance(at, [x, y]) < radiusM * (1.7 + wiggle));
    const inside = settled || away < Math.min(radius, HALF_WIDTH_M - 600);
    const island = ISLANDS.some(
      ({ at, radiusM }) => distance(at, [x, y]) < radiusM * (0.8 + wiggle + 0.6 * fine(x / 500, y / 500)),
    );
    land[cell] = island || (inside && !inInlet([x, y], 0.7 * wiggle + fine(x / 600, y / 600))) ? 1 : 0;
  }
  keepLargeParts(land, 60);
  return land;
}

function inInlet(p: Point, wiggle: number): boolean {
  for (let k = 0; k + 1 < INLET.length; k++) {
    const [a, b] = [INLET[k]!, INLET[k + 1]!];
    const d = distance(a.at, b.at);
    const t = ((p[0] - a.at[0]) * (b.at[0] - a.at[0]) + (p[1] - a.at[1]) * (b.at[1] - a.at[1])) / (d * d);
    const c = Math.min(1, Math.max(0, t));
    const middle: Point = [a.at[0] + c * (b.at[0] - a.at[0]), a.at[1] + c * (b.at[1] - a.at[1])];
    const half = a.halfWidthM + c * (b.halfWidthM - a.halfWidthM);
    if (distance(p, middle) < half * (1 + 0.4 * wiggle)) return true;
  }
  return false;
}

/** Drowns islands of fewer than `smallest` cells and fills puddles of sea enclosed by land. */
function keepLargeParts(land: Uint8Array, smallest: number): void {
  const seen = new Uint8Array(cellCount);
  for (let start = 0; start < cellCount; start++) {
    if (seen[start]) continue;
    const kind = land[start]!;
    const part = [start];
    let touchesEdge = false;
    seen[start] = 1;
    for (let k = 0; k < part.length; k++) {
      const cell = part[k]!;
      const [i, j] = [column(cell), row(cell)];
      if (i === 0 || j === 0 || i === CELLS - 1 || j === CELLS - 1) touchesEdge = true;
      neighbours(cell, (n) => {
        if (!seen[n] && land[n] === kind) {
          seen[n] = 1;
          part.push(n);
        }
      });
    }
    if (kind === 1 && part.length < smallest) for (const cell of part) land[cell] = 0;
    if (kind === 0 && !touchesEdge) for (const cell of part) land[cell] = 1;
  }
}

function drawLakes(seed: number, land: Uint8Array): Uint8Array {
  const shore = noise(seed, "lakes", 3);
  const lake = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    if (!land[cell]) continue;
    const [x, y] = [eastM(cell), northM(cell)];
    for (const { at, radiusM, stretch } of LAKES) {
      const dx = (x - at[0]) * stretch;
      const dy = (y - at[1]) / stretch;
      const wobble = 1 + 0.5 * shore(x / radiusM, y / radiusM);
      if (Math.sqrt(dx * dx + dy * dy) < radiusM * wobble) lake[cell] = 1;
    }
  }
  return lake;
}

function settle(seed: number, land: Uint8Array, lake: Uint8Array): Pick<Terrain, "people" | "district"> {
  const grain = noise(seed, "people", 2);
  const people = new Float64Array(cellCount);
  const district = new Int16Array(cellCount).fill(-1);
  for (let cell = 0; cell < cellCount; cell++) {
    if (!land[cell] || lake[cell]) continue;
    const p: Point = [eastM(cell), northM(cell)];
    let density = RURAL_PER_KM2 * (1 + 0.8 * grain(p[0] / 2500, p[1] / 2500));
    let most = 60;
    DISTRICTS.forEach(({ at, radiusM, people: count }, k) => {
      const r2 = ((p[0] - at[0]) ** 2 + (p[1] - at[1]) ** 2) / (radiusM * radiusM);
      if (r2 > 9) return;
      // A bell without tails: dense inside the radius, gone at three radii.
      const here = (count / (3.1 * (radiusM / 1000) ** 2)) * (1 - r2 / 9) ** 8;
      density += here;
      if (here > most) [most, district[cell]] = [here, k];
    });
    people[cell] = density * cellAreaKm2(cell) * (1 + 0.35 * grain(p[0] / 300, p[1] / 300));
  }
  return { people, district };
}

function stamp(into: Float64Array, line: Line, costM: number): void {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const steps = Math.ceil(distance(a, b) / 12);
    for (let s = 0; s <= steps; s++) {
      const t = s / steps;
      const cell = cellAt(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
      if (cell >= 0) into[cell] = costM;
    }
  }
}
