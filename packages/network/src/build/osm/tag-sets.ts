import type { CrossingKind } from "../../ways.ts";
import type { Block } from "./block.ts";
import { attributesOf, kindOf, WAY_KEYS, type WayAttributes } from "./way-tags.ts";

/** What a combination of tags comes to. */
export interface TagSet {
  /** Undefined for what is neither road, railway nor river. */
  attributes: WayAttributes | undefined;
  /** What not every way has, so that ways are made alike and then added to. */
  more: readonly (readonly [key: keyof WayAttributes, value: unknown])[];
  crossing: CrossingKind | undefined;
  /** Roads and railways: what a way drawn as a crossing leads over. */
  isCrossed: boolean;
  isRail: boolean;
  /** Numbers among the tags that cannot be. */
  absurdNumbers: number;
}

interface Branch {
  next: Map<number, Branch>;
  set?: TagSet;
}

const branch = (): Branch => ({ next: new Map() });

const STARTS = new Set(["highway", "railway", "waterway"]);
/** Names differ from way to way; they are read beside the combination. */
export const NAME = 1;
export const REF = 2;
const ORDINARY = 3;
export const START = 64;
const CODES = new Map<string, number>([
  ["name", NAME],
  ["ref", REF],
  ...[...WAY_KEYS]
    .filter((key) => key !== "name" && key !== "ref")
    .map((key, nth): [string, number] => [key, (ORDINARY + nth) | (STARTS.has(key) ? START : 0)]),
]);
const ALWAYS = new Set(["kind", "foot", "cycle", "car", "bridge", "tunnel", "layer", "incline"]);
const UNSEEN = 255;
/** A block holds at most 2^25 bytes, thus fewer texts. */
const TEXTS = 2 ** 24;

/** The combinations of tags of one block: most of its ways share few, so what one means is worked out once. */
export class TagSets {
  readonly #block: Block;
  readonly #areas: boolean;
  readonly #codes: Uint8Array;
  readonly #root = branch();

  constructor(block: Block, areas: boolean) {
    this.#block = block;
    this.#areas = areas;
    this.#codes = new Uint8Array(block.texts).fill(UNSEEN);
  }

  /** 0 for a key that is not looked at, `NAME`, `REF`, or another number; with `START` for a key that makes a way one of the network. */
  code(key: number): number {
    const code = this.#codes[key];
    if (code !== undefined && code !== UNSEEN) return code;
    return (this.#codes[key] = CODES.get(this.#block.text(key)) ?? 0);
  }

  /** `pairs` holds key, value, key, value …: positions of texts, `count` numbers of them. */
  of(pairs: Int32Array, count: number): TagSet {
    let at = this.#root;
    for (let k = 0; k < count; k += 2) {
      const step = (this.code(pairs[k]!) & 63) * TEXTS + pairs[k + 1]!;
      let next = at.next.get(step);
      if (next === undefined) at.next.set(step, (next = branch()));
      at = next;
    }
    return (at.set ??= this.#read(pairs, count));
  }

  #read(pairs: Int32Array, count: number): TagSet {
    const tags = new Map<string, string>();
    for (let k = 0; k < count; k += 2) tags.set(this.#block.text(pairs[k]!), this.#block.text(pairs[k + 1]!));
    const report = { absurdNumbers: 0 };
    const kind = kindOf(tags, this.#areas);
    const attributes = kind && attributesOf(kind, tags, report);
    const more = Object.entries(attributes ?? {}).filter(([key]) => !ALWAYS.has(key));
    const isRail = kind === "rail";
    return {
      attributes,
      more: more as [keyof WayAttributes, unknown][],
      crossing: attributes?.crossing,
      isCrossed: isRail || attributes?.car === true,
      isRail,
      ...report,
    };
  }
}
