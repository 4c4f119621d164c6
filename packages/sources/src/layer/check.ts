import type { Text } from "@tvars/cube";
import type { Layer } from "@tvars/geo";
import { isEmpty } from "@tvars/geo";
import { SourceError } from "../source-error.ts";

/**
 * Shapes of a layer of areas, checked before anything is stored.
 * @throws SourceError naming the feature, for an area without a shape.
 */
export function checkShapes(layer: Layer, file: string, codeColumn: string | undefined): Text[] {
  for (const [index, { geometry, properties }] of layer.features.entries())
    if (codeColumn !== undefined && isEmpty(geometry))
      throw new SourceError("content", {
        file,
        row: index + 1,
        value: String(properties[codeColumn] ?? ""),
        problem: { sv: "området saknar yta", en: "the area has no shape" },
        expected: { sv: "en polygon", en: "a polygon" },
        action: {
          sv: "hämta filen igen, eller ta bort objektet",
          en: "fetch the file again, or remove the feature",
        },
      });
  return [];
}
