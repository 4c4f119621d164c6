import type { Barriers, Position } from "@tvars/api";
import type { Features } from "../../map/barrier-style.ts";

const M_PER_DEGREE = 111_320;
/** A little less than the whole, so that squares are told apart. */
const SHARE = 0.94;

/** A square of some metres around a point, closed. */
export function squareAround([lon, lat]: Position, sideM: number): Position[] {
  const dy = (SHARE * sideM) / 2 / M_PER_DEGREE;
  const dx = dy / Math.cos((lat * Math.PI) / 180);
  return [
    [lon - dx, lat - dy],
    [lon + dx, lat - dy],
    [lon + dx, lat + dy],
    [lon - dx, lat + dy],
    [lon - dx, lat - dy],
  ];
}

/** Barriers that lie between people, as lines. */
export const barrierLines = ({ segments }: Barriers): Features => ({
  type: "FeatureCollection",
  features: segments.map(({ line }) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "LineString", coordinates: line },
  })),
});
