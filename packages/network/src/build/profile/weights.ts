import { NetworkError } from "../../error.ts";
import type { Way, WayKind } from "../../ways.ts";
import { type Profile, ROUGH_SURFACES } from "./profile.ts";

/** Generalised metres for each metre along a way and against it; Infinity where it cannot be used. */
export interface Weight {
  forward: number;
  backward: number;
}

/** Where a speed is not told, km/h for cars: what such ways are usually driven at. */
const CAR_KM_H: Record<WayKind, number> = {
  motorway: 110,
  trunk: 90,
  primary: 70,
  secondary: 60,
  tertiary: 50,
  residential: 30,
  "living-street": 7,
  service: 15,
  track: 20,
  footway: 5,
  cycleway: 5,
  path: 5,
  steps: 5,
  rail: 100,
  river: 5,
  other: 30,
};

const CLOSED: Weight = { forward: Number.POSITIVE_INFINITY, backward: Number.POSITIVE_INFINITY };

/**
 * Weights of ways for a profile: generalised metres for each metre = time × the profile's speed on the flat, so that the same whole millimetres
 * carry distance and time. Stairs, slope (Tobler 1993: speed ∝ exp(−3.5 |s + 0.05|)), surface, one-way streets and cars' speeds.
 *
 * @throws NetworkError for a profile without a usable speed.
 */
export function weightsFor(profile: Profile): (way: Way, lengthM: number) => Weight {
  for (const key of ["speedKmH", "crossingSpeedMS"] as const)
    if (!(profile[key] > 0 && profile[key] <= 300))
      throw new NetworkError("input", {
        value: profile[key],
        expected: `${key} between 0 and 300`,
        action: "Correct the profile.",
      });
  return profile.mode === "car"
    ? (way) => oneways(way, way.car ? perMetreByCar(way, profile) : Number.POSITIVE_INFINITY, false)
    : (way, lengthM) => (isOpen(way, profile) ? softly(way, lengthM, profile) : CLOSED);
}

const isOpen = (way: Way, { mode, stairs }: Profile): boolean =>
  (mode === "foot" ? way.foot : way.cycle) && (way.kind !== "steps" || stairs > 0);

function perMetreByCar(way: Way, { speedKmH }: Profile): number {
  const told = way.speedKmH;
  return speedKmH / (told !== undefined && told > 0 && told <= 200 ? told : CAR_KM_H[way.kind]);
}

function softly(way: Way, lengthM: number, profile: Profile): Weight {
  const rough = way.surface !== undefined && ROUGH_SURFACES.has(way.surface);
  if (rough && profile.roughSurface === 0) return CLOSED;
  const base = (way.kind === "steps" ? profile.stairs : 1) * (rough ? profile.roughSurface : 1);
  const slope =
    way.climbM === undefined || !(lengthM > 0) ? 0 : Math.max(-1, Math.min(1, way.climbM / lengthM));
  if (Math.abs(slope) > profile.steepest) return CLOSED;
  const forward = base * slowness(slope, profile);
  const backward = slope === 0 ? forward : base * slowness(-slope, profile);
  return profile.mode === "cycle"
    ? oneways(way, forward, way.cycleBothWays === true, backward)
    : { forward, backward };
}

function slowness(slope: number, { slope: rule }: Profile): number {
  if (slope === 0) return 1;
  if (rule === "tobler") return Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
  return Math.max(0.5, 1 + (slope > 0 ? rule.up * slope : rule.down * -slope));
}

function oneways({ oneway }: Way, forward: number, bothWays: boolean, backward = forward): Weight {
  if (oneway === undefined || bothWays) return { forward, backward };
  return oneway === "forward"
    ? { forward, backward: Number.POSITIVE_INFINITY }
    : { forward: Number.POSITIVE_INFINITY, backward };
}
