import type { BarrierLine, Crossing } from "../barrier.ts";
import { NetworkError } from "../error.ts";
import { lineLengthM } from "./segments.ts";

export interface CrossingGapOptions {
  /** A crossing's wait above which it does not count, seconds. */
  longestDelayS?: number;
  /** Speed that 85 % of vehicles keep under, km/h, where it was measured. */
  speed85KmH?: (crossing: Crossing) => number | undefined;
  /** Gaps longer than these are counted, metres. */
  longM?: readonly number[];
}

/** How far apart the crossings of a barrier lie. */
export interface CrossingGaps {
  lengthM: number;
  crossings: number;
  /** From the start of the line to the first crossing, between crossings, and from the last to the end. */
  gapsM: number[];
  /** Σ g² / 4L: from a spot anywhere along the line to the nearest crossing. */
  meanDistanceM: number;
  /** Σ g² / 2L: there and back again, for one who wants straight across. */
  expectedDetourM: number;
  longestGapM: number;
  /** For each of `longM`: share of the length that lies in longer gaps. */
  shareInLongGaps: number[];
  perKm: number;
  /** Mean wait at the crossings, seconds; NaN without any. */
  meanDelayS: number;
  /** Share of crossings that are bridges or tunnels, or where 85 % keep to 30 km/h at most; NaN without any. */
  shareSafe: number;
  /** Crossings at grade whose speed no one has measured; they are not counted as safe. */
  unknownSafety: number;
}

const isSeparate = ({ kind }: Crossing): boolean => kind === "bridge" || kind === "tunnel";

/**
 * Spacing of the crossings along one barrier line. The ends of a line count as places where one can get round it: Σg²/4L and Σg²/2L are then
 * exact means over the line. Two crossings on one spot make no gap between them. A line without crossings has one gap, its length.
 * Throws NetworkError (input) for a crossing that does not lie along the line.
 */
export function crossingGaps(
  line: BarrierLine,
  crossings: readonly Crossing[],
  { longestDelayS = Infinity, speed85KmH, longM = [400, 800] }: CrossingGapOptions = {},
): CrossingGaps {
  const lengthM = lineLengthM(line);
  const own = crossings.filter(({ barrier, delayS }) => barrier === line.id && delayS <= longestDelayS);
  for (const { id, alongM } of own)
    if (!(alongM >= 0 && alongM <= lengthM * (1 + 1e-9)))
      throw new NetworkError("input", {
        value: `crossing ${id} at ${alongM} m`,
        expected: `a place from 0 to ${lengthM} m along barrier ${line.id}`,
        action: "Measure the crossing along the line it lies on.",
      });
  const places = [0, ...own.map(({ alongM }) => Math.min(alongM, lengthM)).sort((a, b) => a - b), lengthM];
  const gapsM = places.slice(1).map((at, k) => at - places[k]!);
  const squares = gapsM.reduce((sum, gap) => sum + gap * gap, 0);
  const speeds = own.map((crossing) => (isSeparate(crossing) ? 0 : speed85KmH?.(crossing)));
  return {
    lengthM,
    crossings: own.length,
    gapsM,
    meanDistanceM: squares / (4 * lengthM),
    expectedDetourM: squares / (2 * lengthM),
    longestGapM: Math.max(...gapsM),
    shareInLongGaps: longM.map(
      (long) => gapsM.reduce((sum, gap) => sum + (gap > long ? gap : 0), 0) / lengthM,
    ),
    perKm: (1000 * own.length) / lengthM,
    meanDelayS: own.reduce((sum, { delayS }) => sum + delayS, 0) / own.length,
    shareSafe: speeds.filter((speed) => speed !== undefined && speed <= 30).length / own.length,
    unknownSafety: speeds.filter((speed) => speed === undefined).length,
  };
}
