export type Point = readonly [number, number];

/** The part of a convex polygon where a·x + b·y ≤ c (Sutherland and Hodgman 1974). */
export function clip(polygon: readonly Point[], a: number, b: number, c: number): Point[] {
  const kept: Point[] = [];
  polygon.forEach((point, i) => {
    const next = polygon[(i + 1) % polygon.length]!;
    const [here, there] = [a * point[0] + b * point[1] - c, a * next[0] + b * next[1] - c];
    if (here <= 0) kept.push(point);
    if (here < 0 !== there < 0 && here !== there && here !== 0 && there !== 0) {
      const t = here / (here - there);
      kept.push([point[0] + t * (next[0] - point[0]), point[1] + t * (next[1] - point[1])]);
    }
  });
  return kept;
}

/** Area of a simple polygon (shoelace formula). */
export function polygonArea(polygon: readonly Point[]): number {
  let twice = 0;
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}
