import type { RecordPlace } from "@tvars/api";
import type { Version } from "@tvars/areas";
import { versionFor } from "@tvars/areas";
import { type Shapes, transform } from "@tvars/geo";
import type { RowBatch } from "@tvars/sources";
import { Apportioner, type Parts, sharesOf } from "./apportion.ts";
import type { Ground } from "./ground.ts";
import { midpointOf } from "./midpoint.ts";
import type { PlacedBatch } from "./placed.ts";
import { noBoundariesOf } from "./placer.ts";
import type { Places } from "./places.ts";
import { METRES, PointPlacer } from "./points.ts";
import type { Reasons } from "./verdicts.ts";

type Apportion = Extract<RecordPlace, { by: "geometry" }>["apportion"];
type Pieces = Required<Pick<PlacedBatch, "place" | "rowOf" | "share">>;

const [POINT, LINE, POLYGON] = [1, 2, 3];

interface Layer {
  points: PointPlacer;
  apportioner: Apportioner;
  codes: readonly string[];
  /** Square metres of each area, for how dense people live. */
  m2: Float64Array;
}

/** Shares the file's own shapes out over areas, by length, ground or people, or puts each where its middle is. */
export class ShapePlacer {
  readonly #ground: Ground;
  readonly #places: Places;
  readonly #reasons: Reasons;
  readonly #by: Apportion;
  readonly #layers = new Map<Version, Promise<Layer | undefined>>();

  constructor(ground: Ground, places: Places, reasons: Reasons, by: Apportion) {
    this.#ground = ground;
    this.#places = places;
    this.#reasons = reasons;
    this.#by = by;
  }

  /** Pieces of each row, those without a place lying outside; rows that cannot be placed get their reason and one piece. */
  async place(batch: RowBatch, reason: Int32Array, year: Int32Array): Promise<Pieces> {
    const shapes = inMetres(batch.shapes!);
    const [place, rowOf, share]: [number[], number[], number[]] = [[], [], []];
    const add = (row: number, at: number, part: number): void => {
      place.push(at);
      rowOf.push(row);
      share.push(part);
    };
    for (let row = 0; row < batch.length; row++) {
      const found = reason[row] === -1 ? await this.#one(shapes, row, year[row]!) : [];
      if (typeof found === "number") reason[row] = found;
      if (typeof found === "number" || found.length === 0) add(row, 0, 1);
      else for (const [at, part] of found) add(row, at, part);
    }
    return { place: Int32Array.from(place), rowOf: Int32Array.from(rowOf), share: Float64Array.from(share) };
  }

  async #one(shapes: Shapes, row: number, year: number): Promise<[place: number, share: number][] | number> {
    const why = (verdict: Parameters<Reasons["of"]>[0], sv: string, en: string): number =>
      this.#reasons.of(verdict, { sv, en });
    if (shapes.partOf[row] === shapes.partOf[row + 1])
      return why("missing", "raden har ingen form", "the row has no shape");
    const version = versionFor("regso", year);
    const layer = await this.#layer(version);
    if (!layer) return this.#reasons.of("missing", noBoundariesOf(version));
    const outside = (): number => why("outside", "ligger utanför alla områden", "lies outside all areas");
    const kind = shapes.kind[row]!;
    if (kind === POINT || this.#by === "midpoint") {
      const middles = midpointOf(shapes, row);
      const found = layer.points.locate(
        Float64Array.from(middles, ([x]) => x),
        Float64Array.from(middles, ([, y]) => y),
      );
      if (found.every((at) => at === 0)) return outside();
      return merged(Array.from(found, (at) => [at, 1 / found.length]));
    }
    if (kind === POLYGON && this.#by === "length")
      return why(
        "unreadable",
        "en yta har ingen längd; fördela efter yta eller befolkning",
        "a polygon has no length; share out by area or population",
      );
    if (kind === LINE && this.#by === "area")
      return why(
        "unreadable",
        "en linje har ingen yta; fördela efter längd eller befolkning",
        "a line has no ground; share out by length or population",
      );
    const parts =
      kind === LINE ? layer.apportioner.line(shapes, row) : layer.apportioner.polygon(shapes, row);
    if (!(parts.whole > 0)) return why("missing", "formen har ingen utsträckning", "the shape has no extent");
    if (parts.inside.size === 0) return outside();
    const density = this.#by === "population" ? this.#density(layer, version, year, parts) : undefined;
    if (density === null)
      return why(
        "missing",
        `folkmängden i något av områdena är inte känd ${year}; hämta den, eller fördela efter längd eller yta`,
        `the population of one of the areas is not known in ${year}; fetch it, or share out by length or area`,
      );
    const { shares, outside: rest } = sharesOf(parts, density);
    const pieces = shares.map(([area, part]): [number, number] => [
      this.#places.regso(version, layer.codes[area]!),
      part,
    ]);
    return rest > 1e-9 ? [...pieces, [0, rest]] : pieces;
  }

  /** People per square metre of an area; null where one that the shape touches has no known population. */
  #density(
    layer: Layer,
    version: Version,
    year: number,
    { inside }: Parts,
  ): ((area: number) => number) | null {
    const people = new Map<number, number>();
    for (const area of inside.keys()) {
      const residents = this.#ground.residents(version, layer.codes[area]!, year);
      if (residents === undefined) return null;
      people.set(area, residents / layer.m2[area]!);
    }
    return (area) => people.get(area)!;
  }

  #layer(version: Version): Promise<Layer | undefined> {
    let layer = this.#layers.get(version);
    if (!layer) {
      layer = this.#open(version);
      this.#layers.set(version, layer);
    }
    return layer;
  }

  async #open(version: Version): Promise<Layer | undefined> {
    const found = await this.#ground.shapes(version);
    const points = await PointPlacer.open(this.#ground, this.#places, version);
    if (!found || !points) return undefined;
    const { index, codes, shapes } = found;
    return { points, codes, apportioner: new Apportioner(index, shapes), m2: groundOf(shapes) };
  }
}

const inMetres = (shapes: Shapes): Shapes =>
  shapes.crs === METRES
    ? shapes
    : { ...shapes, crs: METRES, xy: transform(shapes.crs, METRES)(Float64Array.from(shapes.xy)) };

/** Points of one row in the same place count together. */
function merged(pieces: readonly (readonly [number, number])[]): [number, number][] {
  const by = new Map<number, number>();
  for (const [at, part] of pieces) by.set(at, (by.get(at) ?? 0) + part);
  return [...by];
}

/** Square metres of every feature; holes run the other way round and take themselves away. */
function groundOf({ partOf, ringOf, vertexOf, xy }: Shapes): Float64Array {
  const m2 = new Float64Array(partOf.length - 1);
  for (let area = 0; area < m2.length; area++) {
    const [first, last] = [vertexOf[ringOf[partOf[area]!]!]!, vertexOf[ringOf[partOf[area + 1]!]!]!];
    const [x0, y0] = [xy[2 * first]!, xy[2 * first + 1]!];
    for (let ring = ringOf[partOf[area]!]!; ring < ringOf[partOf[area + 1]!]!; ring++)
      for (let v = vertexOf[ring]!; v + 1 < vertexOf[ring + 1]!; v++)
        m2[area]! +=
          ((xy[2 * v]! - x0) * (xy[2 * v + 3]! - y0) - (xy[2 * v + 2]! - x0) * (xy[2 * v + 1]! - y0)) / 2;
    if (first === last) m2[area] = 0;
  }
  return m2;
}
