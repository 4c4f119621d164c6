import { cellAt } from "./grid.ts";
import type { Line, Point } from "./line.ts";
import { curve } from "./line.ts";

/** A state road with the attributes the road database carries. */
export interface Road {
  number: string;
  points: Point[];
  /** Functional road class: 0 motorways, 9 private roads. */
  roadClass: number;
  speedKmH: number;
  /** Vehicles per annual average day. */
  dailyTraffic: number;
  widthM: number;
}

export const ROADS: Road[] = [
  {
    number: "910",
    points: [
      [-150, -620],
      [-1250, -830],
      [-2335, -620],
      [-3900, -450],
      [-5600, -500],
      [-9200, -850],
    ],
    roadClass: 3,
    speedKmH: 60,
    dailyTraffic: 19_400,
    widthM: 14,
  },
  {
    number: "920",
    points: [
      [-150, 900],
      [-450, 2500],
      [-800, 4000],
      [-1500, 4700],
      [-3000, 6000],
      [-5600, 8300],
      [-8200, 8900],
    ],
    roadClass: 3,
    speedKmH: 70,
    dailyTraffic: 13_200,
    widthM: 12,
  },
  {
    number: "930",
    points: [
      [250, 350],
      [1180, 800],
      [2500, 1250],
      [4400, 2400],
      [6900, 4300],
      [9500, 5700],
    ],
    roadClass: 3,
    speedKmH: 70,
    dailyTraffic: 12_600,
    widthM: 12,
  },
  {
    number: "940",
    points: [
      [-150, -620],
      [-800, -1800],
      [-1050, -3000],
      [-1700, -4700],
      [-2900, -6000],
      [-3900, -6800],
    ],
    roadClass: 4,
    speedKmH: 70,
    dailyTraffic: 8900,
    widthM: 10,
  },
  {
    number: "950",
    points: [
      [1180, 800],
      [2050, 250],
      [2900, -800],
      [4500, -2200],
      [5600, -3600],
      [6500, -4800],
    ],
    roadClass: 4,
    speedKmH: 70,
    dailyTraffic: 7400,
    widthM: 9,
  },
  {
    number: "960",
    points: [
      [250, 2000],
      [900, 3600],
      [1400, 5200],
      [2150, 7300],
      [2500, 8750],
      [5500, 9200],
    ],
    roadClass: 5,
    speedKmH: 80,
    dailyTraffic: 4100,
    widthM: 8,
  },
  {
    number: "971",
    points: [
      [-8200, 8900],
      [-9900, 7600],
      [-10_500, 6300],
    ],
    roadClass: 6,
    speedKmH: 70,
    dailyTraffic: 1500,
    widthM: 7,
  },
  {
    number: "972",
    points: [
      [-5600, 8300],
      [-4500, 10_300],
      [-3600, 11_300],
    ],
    roadClass: 6,
    speedKmH: 70,
    dailyTraffic: 1200,
    widthM: 7,
  },
  {
    number: "973",
    points: [
      [9500, 5700],
      [10_400, 4000],
      [10_800, 1900],
    ],
    roadClass: 6,
    speedKmH: 70,
    dailyTraffic: 1300,
    widthM: 7,
  },
];

export const MOTORWAY_ROAD = {
  number: "E99",
  roadClass: 0,
  speedKmH: 110,
  dailyTraffic: 31_500,
  widthM: 21.5,
};

export const roadLine = ({ points }: Road, land: Uint8Array): Line =>
  curve(points, 140).filter(([x, y]) => land[cellAt(x, y)] === 1);
