import { contiguity, polygonsOf } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import type { Position } from "geojson";

/** What measures need to know of a layer's areas, in metres; one row for each code, and one for each pair that shares a border. */
export interface LayerGround {
  codes: string[];
  /** Centres of gravity. */
  x: number[];
  y: number[];
  m2: number[];
  perimeterM: number[];
  /** Rows of areas that share a border, a < b, and its length. */
  a: number[];
  b: number[];
  borderM: number[];
}

/**
 * Centres, ground, perimeters and borders of the areas of a layer in a metric system. Areas without a shape are left out.
 * `toleranceM` is how far apart two drawings of one border may lie.
 */
export function groundOf(
  layer: Layer,
  { toleranceM, codeOf = (properties) => String(properties.code) }: GroundOptions,
): LayerGround {
  const shaped = layer.features.filter(({ geometry }) => polygonsOf(geometry).length > 0);
  const ground: LayerGround = { codes: [], x: [], y: [], m2: [], perimeterM: [], a: [], b: [], borderM: [] };
  for (const { geometry, properties } of shaped) {
    const { x, y, m2, perimeterM } = measured(polygonsOf(geometry));
    ground.codes.push(codeOf(properties));
    ground.x.push(centimetres(x));
    ground.y.push(centimetres(y));
    ground.m2.push(centimetres(m2));
    ground.perimeterM.push(centimetres(perimeterM));
  }
  for (const { a, b, lengthM } of contiguity({ ...layer, features: shaped }, { toleranceM })) {
    ground.a.push(a);
    ground.b.push(b);
    ground.borderM.push(centimetres(lengthM));
  }
  return ground;
}

export interface GroundOptions {
  toleranceM: number;
  codeOf?: (properties: Record<string, unknown>) => string;
}

const centimetres = (value: number): number => Math.round(value * 100) / 100;

/** Sums over rings around the first vertex: coordinates of a national grid are too large to be multiplied as they are. */
function measured(polygons: readonly Position[][][]): {
  x: number;
  y: number;
  m2: number;
  perimeterM: number;
} {
  const [x0, y0] = polygons[0]![0]![0] as [number, number];
  let [twice, momentX, momentY, perimeterM] = [0, 0, 0, 0];
  for (const rings of polygons)
    rings.forEach((ring, at) => {
      let [ringTwice, ringX, ringY] = [0, 0, 0];
      for (let i = 1; i < ring.length; i += 1) {
        const [ax, ay] = [ring[i - 1]![0]! - x0, ring[i - 1]![1]! - y0];
        const [bx, by] = [ring[i]![0]! - x0, ring[i]![1]! - y0];
        const cross = ax * by - bx * ay;
        ringTwice += cross;
        ringX += (ax + bx) * cross;
        ringY += (ay + by) * cross;
        perimeterM += Math.hypot(bx - ax, by - ay);
      }
      // Outer rings count, holes are taken away, whichever way they run.
      const sign = (at === 0 ? 1 : -1) * Math.sign(ringTwice || 1);
      twice += sign * ringTwice;
      momentX += sign * ringX;
      momentY += sign * ringY;
    });
  if (twice === 0) return { x: x0, y: y0, m2: 0, perimeterM };
  return { x: x0 + momentX / (3 * twice), y: y0 + momentY / (3 * twice), m2: twice / 2, perimeterM };
}
