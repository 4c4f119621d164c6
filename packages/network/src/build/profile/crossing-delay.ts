import { NetworkError } from "../../error.ts";
import type { BarrierLine } from "../../barrier.ts";
import type { CrossingKind } from "../../ways.ts";
import type { Profile } from "./profile.ts";

/** What the formulas assume where no one has counted; each can be replaced. */
export interface DelayRules {
  /** Share of a day's vehicles in the hour that is meant: an average hour of daytime. */
  hourShare: number;
  /** Cycle time and green for those on foot at signals, seconds. */
  signalCycleS: number;
  signalGreenS: number;
  /** Share of drivers who give way at a zebra. */
  yielding: number;
  /** How long the gates are closed for a train, seconds. */
  closedS: number;
  /** No one is taken to wait longer, seconds. */
  longestS: number;
}

export const DELAY_RULES: DelayRules = {
  hourShare: 0.06,
  signalCycleS: 80,
  signalGreenS: 20,
  yielding: 0.85,
  closedS: 70,
  longestS: 600,
};

/**
 * Mean wait for a gap of τ seconds in q vehicles a second: W = (e^{qτ} − qτ − 1) / q (Adams 1936, random arrivals). 0 without traffic.
 */
export function gapWaitS(vehiclesPerS: number, gapS: number): number {
  if (!(vehiclesPerS >= 0) || !(gapS >= 0))
    throw bad("vehicles per second and seconds, 0 or more", [vehiclesPerS, gapS]);
  const x = vehiclesPerS * gapS;
  // Below 1e-4 the difference loses its digits; the series begins qτ²/2.
  if (x < 1e-4) return (vehiclesPerS * gapS * gapS) / 2;
  return (Math.expm1(x) - x) / vehiclesPerS;
}

/** Mean wait at signals: (C − g)² / 2C for those who come at any time. */
export function signalWaitS(cycleS: number, greenS: number): number {
  if (!(cycleS > 0) || !(greenS >= 0 && greenS <= cycleS))
    throw bad("a cycle above 0 and green within it, seconds", [cycleS, greenS]);
  return (cycleS - greenS) ** 2 / (2 * cycleS);
}

/** Mean wait at a level crossing: Σ closed² / 2T over a day. */
export function levelWaitS(closedS: readonly number[], dayS = 86_400): number {
  let sum = 0;
  for (const closed of closedS) sum += closed * closed;
  if (!(dayS > 0) || !(sum >= 0))
    throw bad("closed times of 0 seconds or more in a day above 0", [...closedS.slice(0, 3), dayS]);
  return sum / (2 * dayS);
}

/** Vehicles (trains) in an average day where no one has counted, and width in metres. */
const USUAL: Record<BarrierLine["kind"], { adt: number; widthM: number }> = {
  motorway: { adt: 25_000, widthM: 20 },
  trunk: { adt: 10_000, widthM: 13 },
  primary: { adt: 8_000, widthM: 9 },
  "state-road": { adt: 4_000, widthM: 8 },
  rail: { adt: 50, widthM: 10 },
  river: { adt: 0, widthM: 20 },
};

/** Mean wait of a profile at a crossing of a kind over a barrier, seconds. 0 where separated by grade. */
export function crossingDelayS(
  kind: CrossingKind,
  barrier: Pick<BarrierLine, "kind" | "adt" | "widthM">,
  { crossingSpeedMS, startS }: Pick<Profile, "crossingSpeedMS" | "startS">,
  rules: Partial<DelayRules> = {},
): number {
  const { hourShare, signalCycleS, signalGreenS, yielding, closedS, longestS } = { ...DELAY_RULES, ...rules };
  if (kind === "bridge" || kind === "tunnel" || barrier.kind === "river") return 0;
  const usual = USUAL[barrier.kind];
  const adt = barrier.adt ?? usual.adt;
  const widthM = barrier.widthM ?? usual.widthM;
  if (barrier.kind === "rail") return Math.min(longestS, (adt * closedS * closedS) / (2 * 86_400));
  if (kind === "signalised") return signalWaitS(signalCycleS, signalGreenS);
  const perS = (adt * hourShare) / 3600;
  const wait =
    kind === "refuge"
      ? 2 * gapWaitS(perS / 2, widthM / 2 / crossingSpeedMS + startS)
      : gapWaitS(kind === "zebra" ? perS * (1 - yielding) : perS, widthM / crossingSpeedMS + startS);
  return Math.min(longestS, wait);
}

const bad = (expected: string, value: readonly number[]): NetworkError =>
  new NetworkError("input", { value: value.join(", "), expected, action: "Correct the numbers." });
