import type { Point } from "../line.ts";
import { pointFeature } from "./features.ts";

/** Rank 1 is shown first; what a map needs to be read. */
const PLACES: [name: string, rank: number, people: number, at: Point][] = [
  ["Tvärstad", 1, 140_000, [-150, 150]],
  ["Norrbacka", 2, 12_700, [-8300, 9000]],
  ["Sjövik", 2, 10_000, [9600, 5800]],
  ["Kvarnsta", 3, 1300, [-9200, -800]],
  ["Ådala", 3, 1400, [-10_600, 6200]],
  ["Fyrnäs", 3, 1500, [10_900, 1800]],
  ["Slättkyrka", 3, 1500, [-3900, -6900]],
  ["Sandhamra", 3, 1200, [6600, -4900]],
  ["Gränsele", 3, 1300, [-3600, 11_400]],
  ["Myrbo", 3, 1100, [5600, 9200]],
];

export const placeFeatures = () =>
  PLACES.map(([name, rank, people, at]) =>
    pointFeature(at, { namn: name, rang: rank, befolkning: people, pahittad: true }),
  );
