type Point = readonly [x: number, y: number];

/** Points along the edge of a park stand no farther apart than this. */
const ALONG_M = 50;

/** Ground inside a ring, square metres; a line that does not close is closed. Pieces of a ring count by what each closes off. */
export function ringM2(ring: readonly Point[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  });
  return Math.abs(twice) / 2;
}

/** The middle of the box around points: where a building or a ground is looked for. */
export function middle(points: readonly Point[]): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [(west + east) / 2, (south + north) / 2];
}

/** Points along a line at most 50 m apart. */
export function entrances(line: readonly Point[]): [number, number][] {
  const points: [number, number][] = [];
  for (let at = 1; at < line.length; at += 1) {
    const [[ax, ay], [bx, by]] = [line[at - 1]!, line[at]!];
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / ALONG_M));
    for (let k = 0; k < pieces; k += 1)
      points.push([ax + ((bx - ax) * k) / pieces, ay + ((by - ay) * k) / pieces]);
  }
  // Corners of a finely drawn edge are no doors of their own.
  let [lastX, lastY] = [Infinity, Infinity];
  return points.filter(([x, y]) => {
    if (Math.hypot(x - lastX, y - lastY) < ALONG_M / 2) return false;
    [lastX, lastY] = [x, y];
    return true;
  });
}
