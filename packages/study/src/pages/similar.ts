import type { AreaPage } from "@tvars/api";
import type { Data } from "../data/data.ts";
import { indexFigure, regsoVersion } from "../data/data.ts";

const PARTS = ["v1", "v2", "v3"] as const;

/**
 * The areas most like one area in a year: smallest Euclidean distance over V1, V2 and V3, each divided by its standard
 * deviation over all areas of the year, so that no part weighs more because it varies more.
 */
export function similarAreas(data: Data, code: string, year: number, limit = 6): AreaPage["similar"] {
  const version = regsoVersion(year);
  const table = data.index.get(version);
  if (!table) return [];
  const columns = PARTS.map((part) => {
    const values = table.column(part, year);
    return { values, sd: standardDeviation(values) };
  });
  const at = table.codes.indexOf(code);
  if (at === -1 || columns.some(({ values }) => Number.isNaN(values[at]))) return [];
  return table.codes
    .map((other, index) => ({
      code: other,
      distance: Math.hypot(
        ...columns.map(({ values, sd }) => (sd > 0 ? (values[index]! - values[at]!) / sd : 0)),
      ),
    }))
    .filter((entry) => entry.code !== code && !Number.isNaN(entry.distance))
    .sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .flatMap((entry) => {
      const area = data.gazetteer.get(version, entry.code);
      const figures = {
        type: indexFigure(data, "type", entry.code, year),
        index: indexFigure(data, "index", entry.code, year),
      };
      return area ? [{ area, ...figures, distance: entry.distance }] : [];
    });
}

function standardDeviation(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
}
