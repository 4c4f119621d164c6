import type { LayerFeature } from "@tvars/geo";
import type { CrossingKind, Way, Ways } from "@tvars/network";

/** What a line is besides where it lies. */
export type WayAttributes = Omit<Way, "vertices">;

/** Lines that meet share a vertex where they have the same coordinates to the millimetre. */
const key = (x: number, y: number): string => `${Math.round(x * 1000)},${Math.round(y * 1000)}`;

/** Lines of a layer in metres as ways; `read` says what each is, undefined leaves it out. */
export function linesToWays(
  source: string,
  features: readonly LayerFeature[],
  read: (properties: Record<string, unknown>, row: number) => WayAttributes | undefined,
): Ways {
  const vertex = new Map<string, number>();
  const [xs, ys]: [number[], number[]] = [[], []];
  const ways: Way[] = [];
  const at = (x: number, y: number): number => {
    const name = key(x, y);
    const known = vertex.get(name);
    if (known !== undefined) return known;
    vertex.set(name, xs.length);
    ys.push(y);
    return xs.push(x) - 1;
  };
  features.forEach(({ geometry, properties }, row) => {
    const lines =
      geometry.type === "LineString"
        ? [geometry.coordinates]
        : geometry.type === "MultiLineString"
          ? geometry.coordinates
          : [];
    const attributes = lines.length === 0 ? undefined : read(properties, row);
    if (attributes === undefined) return;
    lines.forEach((line, part) => {
      const vertices = line
        .map(([x, y]) => at(x!, y!))
        .filter((one, place, all) => place === 0 || one !== all[place - 1]);
      if (vertices.length < 2) return;
      const id = part === 0 ? attributes.id : `${attributes.id}/${part}`;
      ways.push({ ...attributes, id, vertices: Uint32Array.from(vertices) });
    });
  });
  return {
    source,
    xM: Float64Array.from(xs),
    yM: Float64Array.from(ys),
    ways,
    crossings: new Map<number, CrossingKind>(),
  };
}
