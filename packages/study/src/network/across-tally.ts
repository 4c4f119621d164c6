import type { PairsAcross } from "@tvars/network";
import type { Model } from "./model.ts";

/** Nodes of a page: 128 bytes of bits. */
const PAGE = 1024;

/** What `AcrossTally` has come to, as it is saved. */
export interface AcrossState {
  within: Float64Array;
  severed: Float64Array;
  isAcross: Uint8Array;
  atSegment: Float64Array;
  seen: Map<number, Uint32Array>;
}

/**
 * People beside each stretch, once however many pairs they are part of, and contacts by area type; added tile by tile. Who was met is kept as a bit for
 * each segment and node, in pages of nodes that lie near each other, so that a country fits.
 */
export class AcrossTally {
  readonly state: AcrossState;
  readonly #people: Model["people"];
  readonly #contactMm: number;
  readonly #pages: number;

  constructor({ graph, people, segments }: Model, contactM: number, state?: AcrossState) {
    this.#people = people;
    this.#contactMm = Math.round(1000 * contactM);
    this.#pages = Math.ceil(graph.nodes / PAGE);
    this.state = state ?? {
      within: new Float64Array(6),
      severed: new Float64Array(6),
      isAcross: new Uint8Array(graph.nodes),
      atSegment: new Float64Array(segments.count),
      seen: new Map(),
    };
  }

  add({ sources, first, targets, near, far }: PairsAcross, mmN: Uint32Array, mm0: Uint32Array): void {
    const { people, type } = this.#people;
    const { within, severed, isAcross } = this.state;
    for (let s = 0; s < sources.length; s++) {
      const a = sources[s]!;
      isAcross[a] = 1;
      for (let k = first[s]!; k < first[s + 1]!; k++) {
        const b = targets[k]!;
        isAcross[b] = 1;
        this.#meet(near[k]!, a);
        this.#meet(near[k]!, b);
        if (far[k] !== near[k]) {
          this.#meet(far[k]!, a);
          this.#meet(far[k]!, b);
        }
        if (mm0[k]! > this.#contactMm) continue;
        const half = (people[a]! * people[b]!) / 2;
        within[type[a]!]! += half;
        within[type[b]!]! += half;
        if (mmN[k]! <= this.#contactMm) continue;
        severed[type[a]!]! += half;
        severed[type[b]!]! += half;
      }
    }
  }

  #meet(segment: number, node: number): void {
    const { seen, atSegment } = this.state;
    const key = segment * this.#pages + Math.floor(node / PAGE);
    let bits = seen.get(key);
    if (bits === undefined) seen.set(key, (bits = new Uint32Array(PAGE / 32)));
    const [word, bit] = [(node % PAGE) >>> 5, 1 << (node & 31)];
    if ((bits[word]! & bit) !== 0) return;
    bits[word]! |= bit;
    atSegment[segment]! += this.#people.people[node]!;
  }

  /** By type of `types` and by segment. */
  answer(types: readonly number[]) {
    const { people, type: typeAt } = this.#people;
    const { within, severed, isAcross, atSegment } = this.state;
    const byType = types.map((type) => {
      let of = 0;
      for (let node = 0; node < isAcross.length; node++)
        if (isAcross[node] === 1 && typeAt[node] === type) of += people[node]!;
      return { type, people: of, within: within[type]!, severed: severed[type]! };
    });
    return { byType, people: atSegment };
  }
}
