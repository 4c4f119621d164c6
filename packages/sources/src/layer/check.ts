import type { Text } from "@tvars/cube";
import type { Layer, LayerFeature } from "@tvars/geo";
import { SourceError } from "../source-error.ts";
import { crossingOf } from "./crossing.ts";

/**
 * Shapes of a layer, checked before anything is stored. An area must have a polygon that does not cross itself;
 * a reference layer's polygons that do are told of, since nothing is counted in them.
 * @throws SourceError naming feature, code and place.
 */
export function checkShapes(layer: Layer, file: string, codeColumn: string | undefined): Text[] {
  const crossing: number[] = [];
  for (const [index, feature] of layer.features.entries()) {
    const row = index + 1;
    if (codeColumn !== undefined && !/^(Multi)?Polygon$/.test(feature.geometry.type))
      throw notPolygon(file, row, feature, codeColumn);
    const place = crossingOf(feature.geometry);
    if (place === undefined) continue;
    if (codeColumn !== undefined) throw crosses(file, row, feature, codeColumn, place);
    crossing.push(row);
  }
  if (crossing.length === 0) return [];
  const rows = `${crossing.slice(0, 5).join(", ")}${crossing.length > 5 ? " …" : ""}`;
  return [
    {
      sv: `${crossing.length} ytor korsar sig själva (objekt ${rows})`,
      en: `${crossing.length} polygons cross themselves (features ${rows})`,
    },
  ];
}

const codeOf = ({ properties }: LayerFeature, column: string): string => String(properties[column] ?? "");

const notPolygon = (file: string, row: number, feature: LayerFeature, column: string): SourceError =>
  new SourceError("content", {
    file,
    row,
    value: `${codeOf(feature, column)}: ${feature.geometry.type}`,
    problem: { sv: "området saknar yta", en: "the area has no polygon" },
    expected: { sv: "en polygon eller multipolygon", en: "a polygon or multipolygon" },
    action: {
      sv: "hämta filen igen, eller ta bort objektet",
      en: "fetch the file again, or remove the feature",
    },
  });

function crosses(
  file: string,
  row: number,
  feature: LayerFeature,
  column: string,
  place: readonly number[],
): SourceError {
  const at = place.map((coordinate) => Number(coordinate.toFixed(6))).join(", ");
  return new SourceError("content", {
    file,
    row,
    value: `${codeOf(feature, column)}: ${at}`,
    problem: { sv: "områdets gräns korsar sig själv", en: "the area's boundary crosses itself" },
    expected: { sv: "en gräns som inte korsar sig själv", en: "a boundary that does not cross itself" },
    action: {
      sv: "laga ytan (i QGIS: Reparera geometrier; ogr2ogr -makevalid) och läs in filen igen",
      en: "mend the shape (QGIS: Fix geometries; ogr2ogr -makevalid) and import the file again",
    },
  });
}
