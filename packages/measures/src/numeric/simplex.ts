/**
 * Where a function of a few numbers is least, by the simplex of Nelder & Mead (1965); for functions too dear or too rough for slopes.
 * @param step how far to look at first in each direction
 * @param tolerance size of the simplex at which to stop
 * @param flat difference of the values in its corners at which to stop
 */
export function least(
  start: readonly number[],
  at: (point: readonly number[]) => number,
  {
    step = 1,
    tolerance = 1e-4,
    flat = 0,
    rounds = 200,
  }: { step?: number; tolerance?: number; flat?: number; rounds?: number } = {},
): { point: readonly number[]; value: number } {
  const corner = (point: readonly number[]): { point: readonly number[]; value: number } => ({
    point,
    value: at(point),
  });
  let corners = [
    corner(start),
    ...start.map((_, d) => corner(start.map((x, e) => (d === e ? x + step : x)))),
  ];
  const between = (from: readonly number[], to: readonly number[], far: number): readonly number[] =>
    from.map((x, d) => x + far * (to[d]! - x));
  for (let round = 0; round < rounds; round += 1) {
    corners = corners.toSorted((a, b) => a.value - b.value);
    const [best, worst] = [corners[0]!, corners.at(-1)!];
    const size = Math.max(
      ...corners.map(({ point }) => Math.max(...point.map((x, d) => Math.abs(x - best.point[d]!)))),
    );
    if (size < tolerance || worst.value - best.value < flat) break;
    const others = corners.slice(0, -1);
    const centre = start.map((_, d) => others.reduce((sum, { point }) => sum + point[d]!, 0) / others.length);
    const mirrored = corner(between(centre, worst.point, -1));
    if (mirrored.value < best.value) {
      const further = corner(between(centre, worst.point, -2));
      corners = [...others, further.value < mirrored.value ? further : mirrored];
    } else if (mirrored.value < others.at(-1)!.value) corners = [...others, mirrored];
    else {
      const nearer = corner(
        between(centre, mirrored.value < worst.value ? mirrored.point : worst.point, 0.5),
      );
      corners =
        nearer.value < Math.min(mirrored.value, worst.value)
          ? [...others, nearer]
          : [best, ...corners.slice(1).map(({ point }) => corner(between(best.point, point, 0.5)))];
    }
  }
  return corners.reduce((best, each) => (each.value < best.value ? each : best));
}
