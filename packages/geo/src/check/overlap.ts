import { crossingOf, eachMeeting, type Segments } from "./crossings.ts";
import { type Box, type Outline, within } from "./outline.ts";

export interface Overlap {
  areaM2: number;
  /** A place on the border of the overlap. */
  where: [number, number];
}

/**
 * The area two polygons have in common, by Green's theorem: half the sum over the pieces of each one's border that lie
 * inside the other. Borders both share in opposite directions enclose nothing and add nothing.
 */
export function overlapOf(a: Outline, b: Outline): Overlap | undefined {
  const [x0, y0] = a.box;
  const common: Box = [
    Math.max(a.box[0], b.box[0]),
    Math.max(a.box[1], b.box[1]),
    Math.min(a.box[2], b.box[2]),
    Math.min(a.box[3], b.box[3]),
  ];
  const [ofA, ofB] = [within(a, common), within(b, common)];
  let twice = 0;
  let where: [number, number] | undefined;
  for (const [border, others, other, isFirst] of [
    [ofA, ofB, b, true],
    [ofB, ofA, a, false],
  ] as const) {
    const cuts = cutsOf(border, others);
    for (let i = 0; i < border.length / 4; i++) {
      const places = [0, ...(cuts.get(i) ?? []).sort((p, q) => p - q), 1];
      const [ax, ay, bx, by] = [border[4 * i]!, border[4 * i + 1]!, border[4 * i + 2]!, border[4 * i + 3]!];
      for (let k = 1; k < places.length; k++) {
        const [from, to] = [places[k - 1]!, places[k]!];
        if (to - from < 1e-12) continue;
        const middle: [number, number] = [
          ax + ((from + to) / 2) * (bx - ax),
          ay + ((from + to) / 2) * (by - ay),
        ];
        const side = sideOf(other, middle, bx - ax, by - ay);
        if (side === "outside" || side === "against" || (side === "along" && !isFirst)) continue;
        const [px, py] = [ax + from * (bx - ax) - x0, ay + from * (by - ay) - y0];
        const [qx, qy] = [ax + to * (bx - ax) - x0, ay + to * (by - ay) - y0];
        twice += px * qy - qx * py;
        where ??= middle;
      }
    }
  }
  return where && { areaM2: Math.abs(twice) / 2, where };
}

/** Where along each segment (0 … 1) it crosses or touches the other border. */
function cutsOf(border: Segments, other: Segments): Map<number, number[]> {
  const cuts = new Map<number, number[]>();
  const add = (i: number, [x, y]: [number, number]): void => {
    const [ax, ay, bx, by] = [border[4 * i]!, border[4 * i + 1]!, border[4 * i + 2]!, border[4 * i + 3]!];
    const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    if (!(t > 0 && t < 1)) return;
    const known = cuts.get(i);
    if (known) known.push(t);
    else cuts.set(i, [t]);
  };
  eachMeeting(border, other, (i, j) => {
    const crossing = crossingOf(border, i, other, j);
    if (crossing) add(i, crossing);
    for (const end of [0, 2]) {
      const point: [number, number] = [other[4 * j + end]!, other[4 * j + end + 1]!];
      if (isOn(border, i, point)) add(i, point);
    }
  });
  return cuts;
}

const TOUCH_M = 1e-6;

function isOn(s: Segments, i: number, [x, y]: [number, number]): boolean {
  const [ax, ay, bx, by] = [s[4 * i]!, s[4 * i + 1]!, s[4 * i + 2]!, s[4 * i + 3]!];
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return false;
  const aside = Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  return aside <= TOUCH_M && along >= -TOUCH_M && along <= length + TOUCH_M;
}

type Side = "inside" | "outside" | "along" | "against";

/** Where a piece of border with its middle here lies to the other polygon; on its border, in which direction that runs. */
function sideOf(other: Outline, [x, y]: [number, number], dx: number, dy: number): Side {
  const { segments } = other;
  let isInside = false;
  for (const j of other.near(y)) {
    const [ax, ay, bx, by] = [
      segments[4 * j]!,
      segments[4 * j + 1]!,
      segments[4 * j + 2]!,
      segments[4 * j + 3]!,
    ];
    if (Math.min(ax, bx) - TOUCH_M <= x && x <= Math.max(ax, bx) + TOUCH_M && isOn(segments, j, [x, y]))
      return dx * (bx - ax) + dy * (by - ay) > 0 ? "along" : "against";
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside ? "inside" : "outside";
}
