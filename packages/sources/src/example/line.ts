/** Points and lines in metres from the city centre. */
export type Point = readonly [x: number, y: number];
export type Line = Point[];

/** A Catmull-Rom curve through `points`, sampled about every `stepM` metres, straight between samples. */
export function curve(points: readonly Point[], stepM = 120): Line {
  const line: Line = [];
  for (let k = 0; k + 1 < points.length; k++) {
    const [p0, p1, p2, p3] = [
      points[k - 1] ?? points[k]!,
      points[k]!,
      points[k + 1]!,
      points[k + 2] ?? points[k + 1]!,
    ];
    const steps = Math.max(1, Math.round(distance(p1, p2) / stepM));
    for (let s = 0; s < steps; s++) line.push(between(p0, p1, p2, p3, s / steps));
  }
  line.push(points.at(-1)!);
  return line;
}

function between(p0: Point, p1: Point, p2: Point, p3: Point, t: number): Point {
  const at = (i: 0 | 1) =>
    0.5 *
    (2 * p1[i] +
      (p2[i] - p0[i]) * t +
      (2 * p0[i] - 5 * p1[i] + 4 * p2[i] - p3[i]) * t * t +
      (3 * p1[i] - p0[i] - 3 * p2[i] + p3[i]) * t * t * t);
  return [at(0), at(1)];
}

export const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);

export function lengthM(line: Line): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!);
  return sum;
}

/** The point `alongM` metres from the start, and the unit vector of the line there. */
export function pointAlong(line: Line, alongM: number): { point: Point; direction: Point } {
  let left = alongM;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const d = distance(a, b);
    if (left <= d || i === line.length - 1) {
      const t = d === 0 ? 0 : left / d;
      return {
        point: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])],
        direction: [(b[0] - a[0]) / d, (b[1] - a[1]) / d],
      };
    }
    left -= d;
  }
  return { point: line[0]!, direction: [1, 0] };
}

export function distanceToLine(p: Point, line: Line): { distanceM: number; alongM: number } {
  let best = Infinity;
  let alongM = 0;
  let walked = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const d = distance(a, b);
    const t = d === 0 ? 0 : ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / (d * d);
    const c = t < 0 ? 0 : t > 1 ? 1 : t;
    const gap = distance(p, [a[0] + c * (b[0] - a[0]), a[1] + c * (b[1] - a[1])]);
    if (gap < best) [best, alongM] = [gap, walked + c * d];
    walked += d;
  }
  return { distanceM: best, alongM };
}
