import type { Geometry } from "geojson";
import { emptyGeometry, eachPosition, isEmpty } from "../geometry.ts";
import { readWkb, writeWkb } from "./wkb.ts";

const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/** Where the WKB starts in a GeoPackage geometry blob (OGC 12-128r18 §2.1.3); -1 for an empty geometry. */
export function wkbStart(blob: Uint8Array): number {
  if (blob[0] !== 0x47 || blob[1] !== 0x50)
    throw new Error(`GeoPackage geometry must start with "GP", not ${blob.subarray(0, 2).join(" ")}`);
  const flags = blob[3]!;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined)
    throw new Error(`GeoPackage envelope code ${(flags >> 1) & 7} is not one of 0 to 4`);
  return flags & 16 ? -1 : 8 + envelope;
}

export function readBlob(blob: Uint8Array): Geometry {
  const start = wkbStart(blob);
  return start < 0 ? emptyGeometry() : readWkb(blob, start);
}

/** A geometry as GeoPackage blob with an x, y envelope. */
export function writeBlob(geometry: Geometry, srsId: number): Uint8Array {
  const empty = isEmpty(geometry);
  const wkb = writeWkb(geometry);
  const head = empty ? 8 : 40;
  const blob = new Uint8Array(head + wkb.byteLength);
  const view = new DataView(blob.buffer);
  blob.set([0x47, 0x50, 0, empty ? 0b10001 : 0b00011]);
  view.setInt32(4, srsId, true);
  if (!empty) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    eachPosition(geometry, ([x, y]) => {
      west = Math.min(west, x!);
      east = Math.max(east, x!);
      south = Math.min(south, y!);
      north = Math.max(north, y!);
    });
    [west, east, south, north].forEach((value, i) => view.setFloat64(8 + 8 * i, value, true));
  }
  blob.set(wkb, head);
  return blob;
}
