import type { MapGeometry, Position } from "../map/project.ts";
import { ringsOf } from "../map/project.ts";

/**
 * Rings as short text: the first point in whole metres, each next one as its difference from the point before, rings
 * apart by a semicolon; the closing point is left out. A third of what GeoJSON takes, and no number of it is mistaken
 * for a figure.
 */
export function outlineText(geometry: MapGeometry): string {
  return ringsOf(geometry)
    .map((ring) => {
      let [px, py] = [0, 0];
      return ring
        .slice(0, -1)
        .map(([east, north]) => {
          const [x, y] = [Math.round(east!), Math.round(north!)];
          const said = `${x - px} ${y - py}`;
          [px, py] = [x, y];
          return said;
        })
        .join(" ");
    })
    .join(";");
}

/** @throws RangeError where the text is not rings of at least three points in whole metres. */
export function outlineGeometry(text: string): MapGeometry {
  const rings = text.split(";").map((part): Position[] => {
    const numbers = part.split(" ").map(Number);
    if (numbers.length < 6 || numbers.length % 2 === 1 || !numbers.every(Number.isInteger))
      throw new RangeError(
        `An outline's ring is ${JSON.stringify(part.slice(0, 60))}; expected pairs of whole metres, three or more.`,
      );
    const ring: Position[] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i]!;
      y += numbers[i + 1]!;
      ring.push([x, y]);
    }
    ring.push(ring[0]!);
    return ring;
  });
  // Which rings are holes is told by the even-odd rule of the drawing.
  return { type: "Polygon", coordinates: rings };
}
