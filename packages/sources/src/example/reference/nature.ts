import { cellAreaKm2, cellCount, eastM, northM } from "../grid.ts";
import { LAKES } from "../plan.ts";
import { noise } from "../prng.ts";
import { tracePatches } from "../patches.ts";
import type { Terrain } from "../terrain.ts";
import { inRing } from "../topology.ts";
import { lineFeature, polygonFeature, sweref } from "./features.ts";

export function waterFeatures(seed: number, { lake, river }: Terrain) {
  const lakes = tracePatches(seed, lake.slice(), 12).map((polygon, k) => {
    const name = LAKES.find(({ at }) => inRing(sweref(at), polygon[0]!))?.name ?? `Tjärn ${k + 1} (påhittad)`;
    return polygonFeature(polygon, { namn: name, typ: "sjö" });
  });
  return [...lakes, lineFeature(river, { namn: "Tvärån (påhittad)", typ: "vattendrag", bredd_m: 60 })];
}

/** Parks and woods near people: open ground inside and just outside the city. */
export function greenFeatures(seed: number, { land, lake, people, obstacleM }: Terrain) {
  const wood = noise(seed, "green", 2);
  const mask = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    if (!land[cell] || lake[cell] || obstacleM[cell]! > 400) continue;
    const [x, y] = [eastM(cell), northM(cell)];
    if (x * x + y * y > 8200 ** 2) continue;
    const open = people[cell]! / cellAreaKm2(cell) < 900;
    if (open && wood(x / 800, y / 800) > 0.12) mask[cell] = 1;
  }
  return tracePatches(seed, mask, 25).map((polygon, k) =>
    polygonFeature(polygon, { namn: `Grönområde ${k + 1} (påhittat)`, typ: "park och skog" }),
  );
}
