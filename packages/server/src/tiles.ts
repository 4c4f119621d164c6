import type { Study } from "@tvars/study";
import type { Entry } from "./cache.ts";
import { plain } from "./encoding.ts";
import { ServerError } from "./error.ts";

const MAX_ZOOM = 22;

export interface TileAddress {
  layer: string;
  z: number;
  x: number;
  y: number;
}

/** Reads `/api/tiles/regso@2025/8/140/75`, with or without `.mvt` after it. @throws ServerError 400 outside the pyramid */
export function tileAddress(params: Record<string, string>): TileAddress {
  const layer = params.layer ?? "";
  const [z, x, y] = [params.z, params.x, params.y?.replace(/\.(mvt|pbf)$/, "")].map((part) =>
    /^\d{1,8}$/.test(part ?? "") ? Number(part) : NaN,
  ) as [number, number, number];
  const inside = z <= MAX_ZOOM && x < 2 ** z && y < 2 ** z;
  if (inside) return { layer, z, x, y };
  throw new ServerError(
    400,
    { sv: "Rutan ligger utanför kartan.", en: "The tile lies outside the map." },
    { value: `${params.z}/${params.x}/${params.y}`, expected: `zoom 0–${MAX_ZOOM}, x and y below 2^zoom` },
  );
}

export async function tileEntry(
  study: Pick<Study, "tile">,
  { layer, z, x, y }: TileAddress,
): Promise<Entry | undefined> {
  const tile = await study.tile(layer, z, x, y);
  if (tile === undefined || tile.byteLength === 0) return undefined;
  return { body: plain(tile), headers: { "content-type": "application/vnd.mapbox-vector-tile" } };
}
