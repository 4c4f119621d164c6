import { transformPoint } from "@tvars/geo";
import type { Point } from "./line.ts";
import { sweref } from "./reference/features.ts";

/** A scenario that somebody in the example region has drawn; places in metres from the central square. */
interface Drawn {
  id: string;
  name: string;
  changes: (
    | { do: "add-crossing"; kind: "bridge" | "tunnel"; from: Point; to: Point }
    | { do: "add-service"; service: string; at: Point }
    | { do: "add-link"; from: Point; to: Point }
  )[];
}

/** Two ways over the motorway that exclude each other, and a stop: measures of the invented plan name them. */
export const SCENARIOS: readonly Drawn[] = [
  {
    id: "gangbro-vastra-stan",
    name: "Gångbro över motorvägen vid Västra stan (påhittad)",
    changes: [{ do: "add-crossing", kind: "bridge", from: [-2420, 520], to: [-2190, 540] }],
  },
  {
    id: "gangtunnel-vastra-stan",
    name: "Gångtunnel under motorvägen vid Västra stan (påhittad)",
    changes: [{ do: "add-crossing", kind: "tunnel", from: [-2430, 300], to: [-2190, 310] }],
  },
  {
    id: "ny-hallplats-vast",
    name: "Ny hållplats i väst (påhittad)",
    changes: [{ do: "add-service", service: "stop", at: [-3400, -1300] }],
  },
];

/** As the screen of barriers saves it; the time is the seed's, not the clock's, so that the bytes are the same. */
export function scenarioJson({ id, name, changes }: Drawn): string {
  const modifications = changes.map((one) =>
    "at" in one ? { ...one, at: degrees(one.at) } : { ...one, from: degrees(one.from), to: degrees(one.to) },
  );
  const saved = "2026-01-15T12:00:00.000Z";
  return `${JSON.stringify({ id, name, network: "example", profile: "adult", modifications, saved }, null, 2)}\n`;
}

/** Degrees to the seventh decimal, about a centimetre. */
const degrees = (at: Point): number[] =>
  transformPoint("EPSG:3006", "EPSG:4326", sweref(at)).map((one) => Math.round(one! * 1e7) / 1e7);
