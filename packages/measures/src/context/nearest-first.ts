import type { Surroundings } from "./surroundings.ts";

/** Below this many areas a run is sorted by insertion. */
const SHORT_RUN = 16;
const MOST_RINGS = 256;

/**
 * Walks from an area to others, nearest first, until enough people are met. Sorting is lazy: a ring of what was found is only sorted when a k is reached in
 * it, so that areas nearer or beyond cost little. Order among areas equally far is not told; rings are whole.
 */
export class NearestFirst {
  /** Positions and distances; the first `end` are those walked. */
  readonly at: Uint32Array;
  readonly distance: Float64Array;
  end = 0;
  /** How far away the last of them is. */
  last = 0;

  readonly #around: Surroundings;
  readonly #people: Float64Array;
  readonly #sameRing: number;
  readonly #foundAt: Uint32Array;
  readonly #foundDistance: Float64Array;
  readonly #foundRing: Uint16Array;
  readonly #ends = new Int32Array(MOST_RINGS);
  readonly #ringPeople = new Float64Array(MOST_RINGS);
  #rings = 0;
  /** The first ring that is not sorted or passed as a whole. */
  #ring = 0;
  /** Ends of the runs that are not sorted yet, the nearest last. */
  readonly #bounds: Int32Array;
  #depth = 0;
  #found = 0;
  #sorted = 0;
  #met = 0;
  #foundPeople = 0;
  #farthest = 0;
  #reach: number;
  #searched = 0;
  #position = 0;

  /** @param people of every position */
  constructor(around: Surroundings, people: Float64Array, sameRing: number) {
    this.at = new Uint32Array(people.length);
    this.distance = new Float64Array(people.length);
    this.#around = around;
    this.#people = people;
    this.#sameRing = sameRing;
    this.#foundAt = new Uint32Array(people.length);
    this.#foundDistance = new Float64Array(people.length);
    this.#foundRing = new Uint16Array(people.length);
    this.#bounds = new Int32Array(people.length + MOST_RINGS);
    this.#reach = around.startM;
  }

  /** Begins anew at a position; `most` is the largest number of people that will be asked for. */
  from(position: number, most: number): void {
    this.#position = position;
    this.#search(this.#reach, most);
  }

  /** Walks on until k people are met and the ring is whole; false where all that can be reached hold fewer. */
  until(k: number): boolean {
    if (this.#foundPeople < k && this.#isAll()) return this.#takeAll();
    while (this.#met < k) {
      if (this.end === this.#sorted && this.#passRing(k)) continue;
      if (!this.#has(this.end)) return this.#takeAll();
      this.#met += this.#people[this.at[this.end]!]!;
      this.end += 1;
    }
    while (this.end > 0 && !this.#ringEndsBefore(this.end)) {
      this.#met += this.#people[this.at[this.end]!]!;
      this.end += 1;
    }
    return this.#remember(true);
  }

  /** Nothing follows, or only what lies farther away by a ring. What was searched through tells without a look at more. */
  #ringEndsBefore(place: number): boolean {
    const last = this.distance[place - 1]!;
    if (place === this.#found && last + this.#sameRing <= this.#searched) return true;
    return !this.#has(place) || this.distance[place]! - last >= this.#sameRing;
  }

  /** Walks through the next ring as a whole, in no order, if that leaves fewer than k met. */
  #passRing(k: number): boolean {
    const ring = this.#ring;
    if (this.#depth !== this.#rings - ring || ring === this.#rings) return false;
    if (this.#sorted !== (ring === 0 ? 0 : this.#ends[ring - 1]!)) return false;
    const met = this.#met + this.#ringPeople[ring]!;
    if (met >= k) return false;
    this.#met = met;
    this.#sorted = this.#ends[ring]!;
    this.end = this.#sorted;
    this.#ring += 1;
    this.#depth -= 1;
    return true;
  }

  /** Everybody is too few: no order is needed to say so. */
  #takeAll(): boolean {
    this.end = this.#found;
    this.#met = this.#foundPeople;
    this.last = this.#farthest;
    return this.#remember(false);
  }

  #isAll(): boolean {
    return this.#searched === Infinity || this.#found === this.at.length;
  }

  #remember(reached: boolean): boolean {
    if (reached) this.last = this.end === 0 ? 0 : this.distance[this.end - 1]!;
    // The next area begins where this one ended: neighbours need about as much. A fifth more, so that the next ring is seen.
    this.#reach = Math.max(this.last * 1.2, this.#around.inSteps ? 1 : 1e-3);
    return reached;
  }

  /** Finds everything within a distance that holds `most` people, or everything there is. */
  #search(reach: number, most: number): void {
    let within = reach;
    for (;;) {
      this.#found = this.#around.gather(this.#position, within, this.#foundAt, this.#foundDistance);
      let people = 0;
      for (let hit = 0; hit < this.#found; hit += 1) people += this.#people[this.#foundAt[hit]!]!;
      this.#foundPeople = people;
      this.#searched = within;
      if (people >= most || this.#isAll()) break;
      // As if people lay evenly, with a margin; never timid, and all at once where distance has lost its meaning.
      const guess = within * Math.min(4, Math.max(1.5, 1.2 * Math.sqrt(most / Math.max(people, 1))));
      within = guess > 1e8 ? Infinity : guess;
    }
    this.end = 0;
    this.#met = 0;
    this.last = 0;
    this.#spread();
  }

  /** Sorts what was found into rings of equal width, each a run to be sorted when the walk comes to it. */
  #spread(): void {
    const foundAt = this.#foundAt;
    const foundDistance = this.#foundDistance;
    const bounds = this.#bounds;
    const found = this.#found;
    let farthest = 0;
    for (let hit = 0; hit < found; hit += 1)
      if (foundDistance[hit]! > farthest) farthest = foundDistance[hit]!;
    this.#farthest = farthest;
    const rings = Math.min(MOST_RINGS, (found >> 1) + 1);
    const perDistance = farthest > 0 ? (rings * (1 - 1e-9)) / farthest : 0;
    const people = this.#people;
    const ringOf = this.#foundRing;
    const ends = this.#ends.fill(0, 0, rings);
    const ringPeople = this.#ringPeople.fill(0, 0, rings);
    // Loop by loop: a read waits for writes before it whose place is not known yet.
    for (let hit = 0; hit < found; hit += 1) ringOf[hit] = Math.floor(foundDistance[hit]! * perDistance);
    for (let hit = 0; hit < found; hit += 1) {
      const ring = ringOf[hit]!;
      ends[ring]! += 1;
      ringPeople[ring]! += people[foundAt[hit]!]!;
    }
    let start = 0;
    for (let ring = 0; ring < rings; ring += 1) {
      const size = ends[ring]!;
      ends[ring] = start;
      start += size;
      bounds[rings - 1 - ring] = start;
    }
    for (let hit = 0; hit < found; hit += 1) {
      const ring = ringOf[hit]!;
      const slot = ends[ring]!;
      ends[ring] = slot + 1;
      this.at[slot] = foundAt[hit]!;
      this.distance[slot] = foundDistance[hit]!;
    }
    this.#rings = rings;
    this.#ring = 0;
    this.#sorted = 0;
    this.#depth = rings;
  }

  /** Whether there is an area at this place of the order; sorts, or searches farther, as far as is needed to say. */
  #has(place: number): boolean {
    while (place >= this.#sorted) {
      if (this.#depth > 0) this.#sortNextRun();
      else if (!this.#searchFarther()) return false;
    }
    return true;
  }

  /** Only a ring that goes on beyond what was searched leads here: everything walked is walked again, in the same order of rings. */
  #searchFarther(): boolean {
    if (this.#isAll()) return false;
    const { end } = this;
    const met = this.#met;
    const before = this.#found;
    let within = this.#searched;
    do {
      within = within > 1e8 ? Infinity : Math.max(within * 1.5, within + 1);
      this.#found = this.#around.gather(this.#position, within, this.#foundAt, this.#foundDistance);
    } while (this.#found === before && within !== Infinity && this.#found < this.at.length);
    this.#searched = within;
    this.#foundPeople = 0;
    for (let hit = 0; hit < this.#found; hit += 1) this.#foundPeople += this.#people[this.#foundAt[hit]!]!;
    this.#spread();
    while (this.#sorted < end) this.#sortNextRun();
    this.end = end;
    this.#met = met;
    return this.#found > before;
  }

  #sortNextRun(): void {
    const { at, distance } = this;
    const low = this.#sorted;
    let high = this.#bounds[this.#depth - 1]!;
    while (high - low > SHORT_RUN) {
      const middle = partition(at, distance, low, high);
      this.#bounds[this.#depth] = middle;
      this.#depth += 1;
      high = middle;
    }
    for (let i = low + 1; i < high; i += 1) {
      const away = distance[i]!;
      const position = at[i]!;
      let j = i - 1;
      while (j >= low && distance[j]! > away) {
        distance[j + 1] = distance[j]!;
        at[j + 1] = at[j]!;
        j -= 1;
      }
      distance[j + 1] = away;
      at[j + 1] = position;
    }
    this.#sorted = high;
    this.#depth -= 1;
    if (this.#depth < this.#rings - this.#ring) this.#ring += 1;
  }
}

/** Hoare's partition about the median of three: no key before the answer is larger than any from it on, and both sides hold something. */
function partition(at: Uint32Array, distance: Float64Array, low: number, high: number): number {
  const a = distance[low]!;
  const b = distance[(low + high) >>> 1]!;
  const c = distance[high - 1]!;
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  let i = low;
  let j = high - 1;
  for (;;) {
    while (distance[i]! < pivot) i += 1;
    while (distance[j]! > pivot) j -= 1;
    if (i >= j) return i === low ? low + 1 : i;
    const away = distance[i]!;
    distance[i] = distance[j]!;
    distance[j] = away;
    const position = at[i]!;
    at[i] = at[j]!;
    at[j] = position;
    i += 1;
    j -= 1;
  }
}
