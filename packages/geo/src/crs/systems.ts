import type { CrsId } from "../layer.ts";
import type { TransverseMercator } from "./transverse-mercator.ts";

/** A coordinate reference system the product knows. */
export interface CrsSystem {
  id: CrsId;
  name: string;
  kind: "geographic" | "web-mercator" | "transverse-mercator";
  projection?: TransverseMercator;
  /** How WKT and PROJJSON describe it, where that differs from the direct projection computed with (RT 90 on Bessel). */
  published?: TransverseMercator;
}

const zone = (code: number, name: string, centralMeridianDeg: number): CrsSystem => ({
  id: `EPSG:${code}`,
  name: `SWEREF99 ${name}`,
  kind: "transverse-mercator",
  projection: { centralMeridianDeg, scale: 1, falseEastingM: 150000, falseNorthingM: 0 },
});

/**
 * The systems, in the order they are offered when a file does not say.
 * SWEREF 99, ETRS 89 and WGS 84 are taken as one (they differ by less than a metre). RT 90 2.5 gon V uses the direct
 * projection Lantmäteriet published for the step SWEREF 99 → RT 90 without a datum shift (some decimetres).
 */
export const CRS_SYSTEMS: readonly CrsSystem[] = [
  {
    id: "EPSG:3006",
    name: "SWEREF99 TM",
    kind: "transverse-mercator",
    projection: { centralMeridianDeg: 15, scale: 0.9996, falseEastingM: 500000, falseNorthingM: 0 },
  },
  { id: "EPSG:4326", name: "WGS 84", kind: "geographic" },
  {
    id: "EPSG:3021",
    name: "RT90 2.5 gon V",
    kind: "transverse-mercator",
    projection: {
      centralMeridianDeg: 15 + 48 / 60 + 22.624306 / 3600,
      scale: 1.00000561024,
      falseEastingM: 1500064.274,
      falseNorthingM: -667.711,
    },
    published: {
      centralMeridianDeg: 15 + 48 / 60 + 29.8 / 3600,
      scale: 1,
      falseEastingM: 1500000,
      falseNorthingM: 0,
    },
  },
  zone(3007, "12 00", 12),
  zone(3008, "13 30", 13.5),
  zone(3009, "15 00", 15),
  zone(3010, "16 30", 16.5),
  zone(3011, "18 00", 18),
  zone(3012, "14 15", 14.25),
  zone(3013, "15 45", 15.75),
  zone(3014, "17 15", 17.25),
  zone(3015, "18 45", 18.75),
  zone(3016, "20 15", 20.25),
  zone(3017, "21 45", 21.75),
  zone(3018, "23 15", 23.25),
  { id: "EPSG:3857", name: "WGS 84 / Pseudo-Mercator", kind: "web-mercator" },
];

const byId = new Map(CRS_SYSTEMS.map((system) => [system.id, system]));

/** Codes that mean one of the systems above for our purposes: same projection on ETRS 89, or with heights added. */
const SAME_AS = new Map<number, number>([
  [4619, 4326],
  [4258, 4326],
  [4979, 4326],
  [4977, 4326],
  [25833, 3006],
  [32633, 3006],
  [900913, 3857],
  [3785, 3857],
  [5845, 3006],
  ...Array.from({ length: 5 }, (_, i): [number, number] => [5846 + i, 3007 + i]),
  ...Array.from({ length: 7 }, (_, i): [number, number] => [5851 + i, 3012 + i]),
]);

/** The system of an EPSG code, following codes that mean the same; `undefined` when it is not one the product knows. */
export function crsOfEpsg(code: number): CrsSystem | undefined {
  return byId.get(`EPSG:${SAME_AS.get(code) ?? code}`);
}

/** The system of an id such as `EPSG:3006`; `undefined` when it is not one the product knows. */
export function crsSystem(id: CrsId): CrsSystem | undefined {
  return byId.get(id) ?? crsOfEpsg(Number(id.slice(5)));
}
