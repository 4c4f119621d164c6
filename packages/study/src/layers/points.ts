import { AreaIndex, buildAreaIndex } from "@tvars/geo";
import type { AreaIndexOptions, LayerFeature } from "@tvars/geo";
import { Memo } from "../data/memo.ts";
import type { Boundaries, BoundaryReader } from "./boundaries.ts";
import type { Derived } from "./derived.ts";

/** The areas of one kommun, ready to find points in. */
export interface KommunAreas {
  index: AreaIndex;
  /** Codes by row of the index. */
  codes: string[];
}

/** A kommun has tens of areas: a finer grid costs more bytes than it saves time. */
const MAX_CELLS = 1 << 12;
const KEPT = 64;

/**
 * Finds the area of single points without holding a national layer in memory: one small file for each kommun, made at
 * import, read when a point falls near it. Points come in crowds, so the kommuner of the last ones are kept.
 */
export class PointFinder {
  readonly #derived: Derived;
  readonly #reader: BoundaryReader;
  readonly #memo = new Memo(KEPT);

  constructor(derived: Derived, reader: BoundaryReader) {
    this.#derived = derived;
    this.#reader = reader;
  }

  /** Writes the files of every kommun in one reading of the layer. */
  async prepare(boundaries: Boundaries): Promise<void> {
    await this.#derived.bytes(boundaries.snapshot.id, "points-1/all", async () => {
      const kommuner = await this.#byKommun(boundaries);
      for (const [kommun, features] of kommuner) await this.#file(boundaries, kommun, async () => features);
      return new TextEncoder().encode([...kommuner.keys()].join("\n"));
    });
  }

  async areasOf(boundaries: Boundaries, kommun: string): Promise<KommunAreas> {
    const { table, snapshot } = boundaries;
    return this.#memo.get(`${table} ${snapshot.id} ${kommun}`, async () => {
      const make = async () => (await this.#byKommun(boundaries)).get(kommun) ?? [];
      return unpackAreas(await this.#file(boundaries, kommun, make));
    });
  }

  #file(
    boundaries: Boundaries,
    kommun: string,
    features: () => Promise<LayerFeature[]>,
  ): Promise<Uint8Array> {
    return this.#derived.bytes(boundaries.snapshot.id, `points-1/${kommun}`, async () =>
      packAreas(await features(), { maxCells: MAX_CELLS }),
    );
  }

  async #byKommun(boundaries: Boundaries): Promise<Map<string, LayerFeature[]>> {
    const { features } = await this.#reader.whole(boundaries);
    const kommuner = new Map<string, LayerFeature[]>();
    for (const feature of features) {
      const kommun = String(feature.properties.code).slice(0, 4);
      const list = kommuner.get(kommun);
      if (list) list.push(feature);
      else kommuner.set(kommun, [feature]);
    }
    return kommuner;
  }
}

/** The length of the list of codes, the list, and the index from the next multiple of eight. */
export function packAreas(features: LayerFeature[], options: AreaIndexOptions): Uint8Array {
  const codes = features.map(({ properties }) => String(properties.code)).join("\n");
  const { buffer } = buildAreaIndex({ name: "areas", crs: "EPSG:3006", features }, options);
  const start = 8 * Math.ceil((4 + codes.length) / 8);
  const bytes = new Uint8Array(start + buffer.byteLength);
  new DataView(bytes.buffer).setUint32(0, codes.length, true);
  bytes.set(new TextEncoder().encode(codes), 4);
  bytes.set(new Uint8Array(buffer), start);
  return bytes;
}

export function unpackAreas(bytes: Uint8Array): KommunAreas {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const codes = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  const start = 8 * Math.ceil((4 + length) / 8);
  // A copy: the index wants a buffer of its own, and what a file is read into may be shared.
  return { index: AreaIndex.from(new Uint8Array(bytes.subarray(start)).buffer), codes: codes.split("\n") };
}
