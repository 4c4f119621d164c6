import type { Point } from "../line.ts";
import type { WalkingNetwork } from "../network.ts";
import { DISTRICTS } from "../plan.ts";
import type { Random } from "../prng.ts";
import { pointFeature } from "./features.ts";

export interface Service {
  kind: "school" | "health_centre" | "shop" | "library" | "employer";
  at: Point;
  /** Pupils, listed patients, square metres, loans per year or jobs. */
  size: number;
}

/** Few services where challenges are largest, most of them in the centre: what accessibility is to show. */
export function placeServices(network: WalkingNetwork, random: Random): Service[] {
  const stream = random.fork("services");
  const services: Service[] = [];
  const place = (kind: Service["kind"], [x, y]: Point, spreadM: number, size: number) => {
    const near: Point = [x + stream.between(-spreadM, spreadM), y + stream.between(-spreadM, spreadM)];
    const node = network.nearest(near, 2500);
    if (node >= 0) services.push({ kind, at: network.nodes[node]!, size: Math.round(size) });
  };
  DISTRICTS.forEach(({ at, radiusM, people, character, beyond }, k) => {
    const spread = radiusM * 0.6;
    for (let n = 0; n < Math.max(1, Math.round(people / 5200)); n++)
      place("school", at, spread, people * 0.09);
    const shops =
      character === "centre"
        ? 9
        : Math.max(1, Math.round(people / (character === "programme" ? 4600 : 2400)));
    for (let n = 0; n < shops; n++) place("shop", at, spread, stream.between(250, 2600));
    const cared =
      character === "centre" ||
      character === "town" ||
      (people > 4500 && !(character === "programme" && k % 2));
    if (cared) place("health_centre", at, spread, people * 0.8);
    if (character === "centre" || character === "town" || (people > 5000 && !beyond))
      place("library", at, spread, people * 4);
    place("employer", at, spread, people * (character === "centre" ? 0.55 : 0.11));
  });
  for (const [at, jobs] of WORKPLACES) place("employer", at, 150, jobs);
  return services;
}

/** Hospital, university, harbour, works and a shopping area by the motorway. */
const WORKPLACES: [Point, number][] = [
  [[900, 2300], 5200],
  [[-1700, 350], 3100],
  [[700, -1600], 1400],
  [[-1400, -3300], 4300],
  [[-2000, 3900], 2600],
  [[-8600, 8600], 1900],
  [[9900, 5200], 1300],
];

export const serviceFeatures = (services: Service[]) =>
  services.map(({ kind, at, size }, k) =>
    pointFeature(at, {
      id: `EX-S-${k + 1}`,
      typ: kind,
      namn: `${NAMES[kind]} ${k + 1} (påhittad)`,
      storlek: size,
    }),
  );

const NAMES: Record<Service["kind"], string> = {
  school: "Skola",
  health_centre: "Vårdcentral",
  shop: "Butik",
  library: "Bibliotek",
  employer: "Arbetsplats",
};
