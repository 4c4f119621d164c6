import { NetworkError } from "../error.ts";
import { eachNear, pointGrid } from "./point-grid.ts";
import type { Segments } from "./segments.ts";

/** People within a distance of a segment, on either side of it as its line was drawn, in all and by group. */
export interface Beside {
  left: { people: number; groups: number[] };
  right: { people: number; groups: number[] };
}

/**
 * Who lives on the two sides of each segment asked for: those within `withinM` in a straight line, on the side of the segment's piece that
 * lies nearest to them. Someone near two segments is counted at both.
 */
export function peopleBeside(
  { xM, yM }: { xM: Float64Array; yM: Float64Array },
  segments: Segments,
  which: Iterable<number>,
  {
    people,
    groups = [],
    withinM = 500,
  }: { people: Float64Array; groups?: readonly { amount: Float64Array }[]; withinM?: number },
): Beside[] {
  const nodes = Uint32Array.from(people.keys()).filter((node) => people[node]! > 0);
  const grid = pointGrid(xM, yM, Math.max(50, withinM / 2), nodes);
  const nearest = new Map<number, { squared: number; side: number }>();
  const { pieces, firstPiece, count } = segments;
  return Array.from(which, (segment) => {
    if (!(segment >= 0 && segment < count))
      throw new NetworkError("input", {
        value: segment,
        expected: `a segment from 0 to ${count - 1}`,
        action: "Number segments as segmentsOf does.",
      });
    nearest.clear();
    for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++) {
      const [ax, ay, bx, by] = pieces.subarray(4 * piece, 4 * piece + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const [ux, uy] = [bx - ax, by - ay];
      const reachM = withinM + Math.hypot(ux, uy) / 2;
      eachNear(grid, (ax + bx) / 2, (ay + by) / 2, reachM, (node) => {
        const [x, y] = [xM[node]! - ax, yM[node]! - ay];
        const t = Math.min(1, Math.max(0, (x * ux + y * uy) / (ux * ux + uy * uy)));
        const squared = (x - t * ux) ** 2 + (y - t * uy) ** 2;
        if (squared > withinM * withinM || squared >= (nearest.get(node)?.squared ?? Infinity)) return;
        nearest.set(node, { squared, side: ux * y - uy * x });
      });
    }
    const sum = (isSide: (side: number) => boolean): Beside["left"] => {
      const here = [...nearest].filter(([, { side }]) => isSide(side)).map(([node]) => node);
      const of = (amount: Float64Array): number => here.reduce((all, node) => all + amount[node]!, 0);
      return { people: of(people), groups: groups.map(({ amount }) => of(amount)) };
    };
    return { left: sum((side) => side >= 0), right: sum((side) => side < 0) };
  });
}
