import type { Version } from "@tvars/areas";
import { type CrsId, type Transform, transform } from "@tvars/geo";
import type { AreaPoints, Ground } from "./ground.ts";
import { desoOf } from "./ground.ts";
import type { Places } from "./places.ts";

/** Finds places of points in one RegSO version: by DeSO where its layer and its keys to RegSO are at hand, else by RegSO. */
export class PointPlacer {
  readonly #layers: { points: AreaPoints; places: Int32Array }[];

  private constructor(layers: { points: AreaPoints; places: Int32Array }[]) {
    this.#layers = layers;
  }

  /** Undefined where no boundaries of the version are at hand. */
  static async open(ground: Ground, places: Places, version: Version): Promise<PointPlacer | undefined> {
    const deso = desoOf(version);
    const [small, large] = [await ground.points(deso), await ground.points(version)];
    const layers: { points: AreaPoints; places: Int32Array }[] = [];
    const parents = small?.codes.map((code) => ground.regsoOf(deso, code));
    if (small && parents!.every((regso) => regso !== undefined))
      layers.push({
        points: small,
        places: Int32Array.from(small.codes, (code, row) => places.small(deso, code, parents![row], version)),
      });
    if (large)
      layers.push({
        points: large,
        places: Int32Array.from(large.codes, (code) => places.regso(version, code)),
      });
    return layers.length > 0 ? new PointPlacer(layers) : undefined;
  }

  /** Place numbers of points in metres of SWEREF 99 TM, 0 outside all areas. */
  locate(x: Float64Array, y: Float64Array, out: Int32Array = new Int32Array(x.length)): Int32Array {
    const [first, second] = this.#layers;
    first!.points.index.locate(x, y, out);
    for (let i = 0; i < out.length; i++) {
      const row = out[i]!;
      out[i] = row >= 0 ? first!.places[row]! : second ? this.#one(second, x[i]!, y[i]!) : 0;
    }
    return out;
  }

  #one({ points, places }: { points: AreaPoints; places: Int32Array }, x: number, y: number): number {
    const row = points.index.locateOne(x, y);
    return row < 0 ? 0 : places[row]!;
  }
}

/** Coordinates of a file as metres of SWEREF 99 TM; NaN stays NaN. Where nothing is to be changed the columns themselves come back. */
export function toMetres(
  x: Float64Array,
  y: Float64Array,
  crs: CrsId,
  axisOrder: "east-north" | "north-east",
): { x: Float64Array; y: Float64Array } {
  const [east, north] = axisOrder === "east-north" ? [x, y] : [y, x];
  if (crs === METRES) return { x: east, y: north };
  const change: Transform = transform(crs, METRES);
  const xy = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    xy[2 * i] = east[i]!;
    xy[2 * i + 1] = north[i]!;
  }
  change(xy);
  const [outX, outY] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (let i = 0; i < x.length; i++) {
    outX[i] = xy[2 * i]!;
    outY[i] = xy[2 * i + 1]!;
  }
  return { x: outX, y: outY };
}

export const METRES: CrsId = "EPSG:3006";
