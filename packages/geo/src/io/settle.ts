import { type CrsEvidence, type CrsOptions, decideCrs } from "../crs/decide.ts";
import type { Extent } from "../crs/place.ts";
import { eachPosition } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { checkVertices } from "./limits.ts";

/** Decides the system of freshly read features and turns their axes where the caller said so, in place. */
export function settle(
  name: string,
  features: LayerFeature[],
  evidence: Omit<CrsEvidence, "raw">,
  { maxVertices, ...options }: CrsOptions & { maxVertices: number },
): Layer {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  let vertices = 0;
  for (const { geometry } of features)
    eachPosition(geometry, (position) => {
      const x = position[0]!;
      const y = position[1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
      vertices++;
    });
  checkVertices(evidence.file, vertices, maxVertices);
  const raw: Extent | undefined = vertices > 0 ? [west, south, east, north] : undefined;
  const { crs, swapAxes } = decideCrs({ ...evidence, raw }, options);
  if (swapAxes) for (const { geometry } of features) eachPosition(geometry, swap);
  return { name, crs, features };
}

/** Rings often repeat their first position as the same array, so a swapped one is recognised by being visited before. */
const swapped = new WeakSet<object>();

function swap(position: number[]): void {
  if (swapped.has(position)) return;
  swapped.add(position);
  const x = position[0]!;
  position[0] = position[1]!;
  position[1] = x;
}
