import type { Study } from "@tvars/study";
import { type Cell, type Table, isFigure, isKey, statusWords } from "./table.ts";

type Layer = Awaited<ReturnType<Study["layer"]>>;

/** The rows of a table on their areas: code and version join them, never a name. Areas without a row are left out. */
export function geojson(layer: Layer, table: Table): string {
  const rows = new Map(table.rows.flatMap((row) => (isKey(row.area) ? [[row.area.id, row] as const] : [])));
  const features = layer.features.flatMap(({ geometry, properties }) => {
    const row = rows.get(String(properties.code));
    return row === undefined ? [] : [{ type: "Feature", properties: propertiesOf(row), geometry }];
  });
  return JSON.stringify({
    type: "FeatureCollection",
    name: table.name,
    title: table.title,
    origin: table.origin,
    notes: table.notes,
    features,
  });
}

/** The rows of a table on lines of their own, in the same order; in degrees, as GeoJSON wants. */
export function linesGeojson(lines: readonly (readonly [number, number][])[], table: Table): string {
  return JSON.stringify({
    type: "FeatureCollection",
    name: table.name,
    title: table.title,
    origin: table.origin,
    notes: table.notes,
    features: table.rows.map((row, at) => ({
      type: "Feature",
      properties: propertiesOf(row),
      geometry: { type: "LineString", coordinates: lines[at] },
    })),
  });
}

/** GeoJSON's `code` is the key; a figure is followed by its status where it is more than a plain number. */
function propertiesOf({ area, ...row }: Record<string, Cell>): Record<string, unknown> {
  const properties: Record<string, unknown> = isKey(area) ? { code: area.id } : {};
  for (const [name, cell] of Object.entries(row)) {
    if (isKey(cell)) properties[name] = cell.id;
    else if (isFigure(cell)) {
      properties[name] = cell.value;
      const words = statusWords(cell);
      if (words !== "") properties[`${name}_status`] = words;
    } else if (cell !== undefined) properties[name] = cell;
  }
  return properties;
}
