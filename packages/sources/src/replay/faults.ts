import { randomFrom } from "../http/backoff.ts";

/** What goes wrong with one answer. */
export type Fault =
  | { kind: "429"; retryAfterS?: number }
  | { kind: "503" }
  /** Half of the body, then the end of it, as if all were well. */
  | { kind: "truncate" }
  /** The connection is cut in the middle of the body. */
  | { kind: "drop" }
  /** An HTML page with status 200, as a proxy or a maintenance page gives. */
  | { kind: "html" }
  | { kind: "slow"; delayMs: number };

/** Chooses a fault for the n-th request (from 1), or none. */
export type FaultPlan = (request: number, url: string) => Fault | undefined;

/** Faults by request number. */
export const faultsAt =
  (faults: Readonly<Record<number, Fault>>): FaultPlan =>
  (request) =>
    faults[request];

/** Faults on a share of all requests, the same ones for the same seed. */
export function seededFaults(seed: number, share: number): FaultPlan {
  const random = randomFrom(seed);
  const kinds: Fault[] = [
    { kind: "429", retryAfterS: 0 },
    { kind: "503" },
    { kind: "truncate" },
    { kind: "drop" },
    { kind: "html" },
    { kind: "slow", delayMs: 5 },
  ];
  return () => (random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined);
}
