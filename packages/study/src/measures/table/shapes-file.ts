import { CrsQuestion, GeoError, crsSystem, polygonsOf, readLayer, transformLayer } from "@tvars/geo";
import type { AxisOrder, CrsId, Layer } from "@tvars/geo";
import { StudyError } from "../../error.ts";
import { groundOf } from "../../layers/ground.ts";
import type { LayerGround } from "../../layers/ground.ts";
import { noUnitInLayer } from "./problems.ts";
import { textIn } from "./cells.ts";
import { baseName } from "./read-table.ts";

/** Borders that are drawn twice in files from the web differ by their rounding. */
const TOLERANCE_M = 1;

/** Reads the shapes of a table's areas from any layer file: centres, ground, perimeters and borders; of points, their centres alone. */
export async function readShapes(
  path: string,
  unit: string,
  units: readonly string[],
  { crs, axisOrder }: { crs?: string; axisOrder?: AxisOrder } = {},
): Promise<LayerGround & { points: boolean }> {
  const layer = metric(await read(path, crs, axisOrder));
  const field = fieldOf(layer, unit, units);
  if (field === undefined)
    throw noUnitInLayer(baseName(path), unit, Object.keys(layer.features[0]?.properties ?? {}));
  const codeOf = (properties: Record<string, unknown>): string => textIn(properties[field]);
  if (layer.features.some(({ geometry }) => polygonsOf(geometry).length > 0))
    return { ...groundOf(layer, { toleranceM: TOLERANCE_M, codeOf }), points: false };
  const points = layer.features.flatMap(({ geometry, properties }) =>
    geometry.type === "Point" ? [{ code: codeOf(properties), at: geometry.coordinates }] : [],
  );
  return {
    codes: points.map(({ code }) => code),
    x: points.map(({ at }) => at[0]!),
    y: points.map(({ at }) => at[1]!),
    m2: [],
    perimeterM: [],
    a: [],
    b: [],
    borderM: [],
    points: true,
  };
}

async function read(path: string, crs: string | undefined, axisOrder: AxisOrder | undefined): Promise<Layer> {
  try {
    return await readAsDeclared(path, crs, axisOrder);
  } catch (error) {
    if (!(error instanceof GeoError)) throw error;
    const question = error instanceof CrsQuestion ? { ask: "crs", candidates: error.candidates } : undefined;
    throw new StudyError(question ? "question" : "bad-request", error.text, {
      file: baseName(path),
      ...(error.row === undefined ? {} : { row: error.row }),
      expected: error.expected,
      action: error.action,
      ...(question ? { question } : {}),
      cause: error,
    });
  }
}

/**
 * Measures want metres, not places in Sweden: where the file itself leaves one reading only, it is taken, wherever on earth that is.
 */
async function readAsDeclared(path: string, crs?: string, axisOrder?: AxisOrder): Promise<Layer> {
  const given = { ...(crs ? { crs: crs as CrsId } : {}), ...(axisOrder ? { axisOrder } : {}) };
  try {
    return await readLayer(path, given);
  } catch (error) {
    const only =
      error instanceof CrsQuestion && error.candidates.length === 1 ? error.candidates[0] : undefined;
    if (!only || crs !== undefined) throw error;
    return readLayer(path, { crs: only.crs, axisOrder: only.axisOrder });
  }
}

/** Metres: as the layer has them in a Swedish projection, else in SWEREF 99 TM. */
const metric = (layer: Layer): Layer =>
  crsSystem(layer.crs)?.kind === "transverse-mercator" ? layer : transformLayer(layer, "EPSG:3006");

/** The field named as the table's column, else the one that holds the table's areas. */
function fieldOf({ features }: Layer, unit: string, units: readonly string[]): string | undefined {
  const fields = Object.keys(features[0]?.properties ?? {});
  const named = fields.find((field) => field.toLowerCase() === unit.toLowerCase());
  const wanted = new Set(units);
  const holds = (field: string): number =>
    features.filter(({ properties }) => wanted.has(textIn(properties[field]))).length;
  const candidates = named === undefined ? fields : [named, ...fields];
  return candidates.find((field) => holds(field) > 0);
}
