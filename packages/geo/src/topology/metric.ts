import { crsSystem } from "../crs/systems.ts";
import { transform } from "../crs/transform.ts";
import { type Shapes, toShapes } from "../flat/shapes.ts";
import type { Layer } from "../layer.ts";

/** The shapes of a layer in metres: as they are in a Swedish projection, else in SWEREF 99 TM. */
export function metricShapes(layer: Layer): Shapes {
  const shapes = toShapes(layer);
  if (crsSystem(layer.crs)?.kind === "transverse-mercator") return shapes;
  return { ...shapes, crs: "EPSG:3006", xy: transform(layer.crs, "EPSG:3006")(shapes.xy) };
}
