declare module "shapefile" {
  import type { Geometry } from "geojson";
  interface Source {
    read(): Promise<{
      done: boolean;
      value: { geometry: Geometry | null; properties: Record<string, unknown> };
    }>;
  }
  export function open(
    shp: Uint8Array | ArrayBuffer,
    dbf?: Uint8Array | ArrayBuffer,
    options?: { encoding?: string },
  ): Promise<Source>;
}
