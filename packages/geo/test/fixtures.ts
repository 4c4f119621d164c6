import type { Layer } from "../src/index.ts";

/** A square ring, counter-clockwise. */
export const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

/** Two neighbouring squares, one with a hole and an island, and one feature without shape, in SWEREF 99 TM by Karlstad. */
export const townLayer = (): Layer => ({
  name: "områden",
  crs: "EPSG:3006",
  features: [
    {
      geometry: { type: "Polygon", coordinates: [square(414000, 6587000, 1000)] },
      properties: { kod: "1780R001", namn: "Älvåker", folk: 1234, andel: 12.5, tätort: true },
    },
    {
      geometry: {
        type: "MultiPolygon",
        coordinates: [
          [square(415000, 6587000, 1000), square(415200, 6587200, 100).toReversed()],
          [square(417000, 6587000, 50)],
        ],
      },
      properties: {
        kod: "1780R002",
        namn: "Östra Kroppkärr – “norra” 😀",
        folk: null,
        andel: -0.1,
        tätort: false,
      },
    },
    {
      geometry: { type: "GeometryCollection", geometries: [] },
      properties: { kod: "1780R003", namn: null, folk: 5, andel: null, tätort: null },
    },
  ],
});
