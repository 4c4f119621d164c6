import type { Point } from "./line.ts";

/** What a district is built as; decides who lives there in the example. */
export type Character =
  | "centre"
  | "apartment"
  | "programme"
  | "villa"
  | "student"
  | "pensioner"
  | "new"
  | "border"
  | "town"
  | "village"
  | "rural";

export interface District {
  at: Point;
  radiusM: number;
  people: number;
  character: Character;
  /** Lies beyond the motorway or the railway, seen from the centre. */
  beyond?: boolean;
}

const district = (
  x: number,
  y: number,
  radiusM: number,
  people: number,
  character: Character,
  beyond = false,
): District => ({ at: [x, y], radiusM, people, character, beyond });

/** The town plan, in metres from the central square. Everything in it is invented. */
export const DISTRICTS: District[] = [
  district(0, 300, 900, 19_000, "centre"),
  district(-700, -500, 600, 7_500, "centre"),
  district(-900, 1500, 700, 8_000, "apartment"),
  district(250, 2000, 600, 5_600, "apartment"),
  district(-1500, -1500, 650, 6_800, "apartment"),
  district(-900, -2900, 700, 5_200, "apartment"),
  district(-1600, 200, 500, 5_400, "student"),
  district(-3500, 500, 650, 9_400, "programme", true),
  district(-3400, -1300, 600, 8_000, "programme", true),
  district(-3700, 2300, 600, 7_400, "programme", true),
  district(2500, 2200, 650, 8_200, "programme", true),
  district(3300, 800, 650, 4_600, "apartment", true),
  district(2000, 300, 500, 3_700, "new", true),
  district(2900, -900, 700, 4_200, "villa", true),
  district(4700, -2300, 900, 4_300, "villa", true),
  district(-300, 3900, 800, 5_000, "villa"),
  district(1400, 5200, 1000, 4_600, "villa", true),
  district(-2300, 4700, 900, 4_700, "villa"),
  district(-5300, 900, 800, 4_000, "villa", true),
  district(-5200, -2000, 900, 4_300, "villa", true),
  district(-5500, 3400, 800, 3_400, "villa", true),
  district(-1900, -4700, 1000, 5_200, "villa"),
  district(500, -4300, 800, 4_600, "villa", true),
  district(300, -6700, 900, 3_600, "villa"),
  district(4600, 2500, 900, 3_800, "villa", true),
  district(1200, -2600, 600, 3_600, "pensioner", true),
  district(-3900, -6900, 600, 1_500, "village"),
  district(-9200, -800, 600, 1_300, "village"),
  district(6600, -4900, 500, 1_200, "village"),
  district(-8300, 9000, 800, 9_500, "town"),
  district(-7000, 10_300, 700, 3_200, "programme", true),
  district(-10_600, 6200, 600, 1_400, "village"),
  district(-3600, 11_400, 500, 1_300, "border"),
  district(9600, 5800, 800, 7_400, "town"),
  district(8500, 7000, 600, 2_600, "villa"),
  district(10_900, 1800, 600, 1_500, "village"),
  district(5600, 9200, 500, 1_100, "village"),
];

export const KOMMUNER = [
  { code: "9901", name: "Tvärstad", at: [0, 0] as Point, people: 150_000, regso: 52, pull: 0.62 },
  { code: "9902", name: "Norrbacka", at: [-8300, 9000] as Point, people: 22_500, regso: 9, pull: 1 },
  { code: "9903", name: "Sjövik", at: [9600, 5800] as Point, people: 17_500, regso: 7, pull: 1 },
];

export const LAN = { code: "99", name: "Exempellän" };

export const MOTORWAY: Point[] = [
  [-15_800, -7600],
  [-12_200, -6300],
  [-8200, -5400],
  [-4700, -4300],
  [-2900, -2600],
  [-2330, -600],
  [-2280, 1100],
  [-2150, 2800],
  [-1500, 4700],
  [-300, 6700],
  [2200, 8700],
  [5400, 10_600],
  [8200, 12_800],
];

/** Main line through the central station, and the branch to Sjövik. */
export const RAILWAYS: Point[][] = [
  [
    [-10_500, 12_600],
    [-8100, 9200],
    [-5200, 7500],
    [-2100, 6600],
    [300, 5300],
    [1250, 3500],
    [1500, 2000],
    [1150, 700],
    [450, -150],
    [-150, -1100],
    [-300, -2500],
    [-500, -4200],
    [-900, -7000],
    [-400, -10_200],
    [700, -13_400],
  ],
  [
    [1500, 2000],
    [1750, 2950],
    [3300, 3900],
    [6400, 4700],
    [9500, 5600],
  ],
];

export const RIVER: Point[] = [
  [-7600, 5400],
  [-5900, 4700],
  [-4500, 3700],
  [-3100, 2900],
  [-1900, 1500],
  [-1150, 750],
  [-350, 100],
  [300, -480],
  [950, -1000],
];

/** The inlet that reaches the harbour: middle line and half width. */
export const INLET: { at: Point; halfWidthM: number }[] = [
  { at: [820, -880], halfWidthM: 110 },
  { at: [2000, -2000], halfWidthM: 330 },
  { at: [3600, -4100], halfWidthM: 800 },
  { at: [6800, -7600], halfWidthM: 1500 },
  { at: [13_500, -13_500], halfWidthM: 4200 },
];

/** Skerries off the coast: parts of the nearest area, which thereby has several polygons. */
export const ISLANDS: { at: Point; radiusM: number }[] = [
  { at: [8600, -9700], radiusM: 900 },
  { at: [6300, -8200], radiusM: 420 },
  { at: [14_600, -6700], radiusM: 750 },
  { at: [13_900, -9300], radiusM: 480 },
  { at: [-14_300, 8200], radiusM: 800 },
  { at: [-3500, -14_600], radiusM: 620 },
  { at: [11_800, 11_900], radiusM: 560 },
];

export const LAKES: { at: Point; radiusM: number; stretch: number; name: string }[] = [
  { at: [-8700, 5100], radiusM: 1350, stretch: 1.5, name: "Storsjön i Norrbacka (påhittad)" },
  { at: [-7400, -3000], radiusM: 750, stretch: 0.7, name: "Kvarnsjön (påhittad)" },
  { at: [4100, 6700], radiusM: 850, stretch: 1.4, name: "Långsjön (påhittad)" },
  { at: [-2800, -9300], radiusM: 700, stretch: 1.2, name: "Svansjön (påhittad)" },
  { at: [-250, 2950], radiusM: 220, stretch: 1.3, name: "Näckdammen (påhittad)" },
];
