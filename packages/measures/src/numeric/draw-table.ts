import type { Random } from "./random.ts";

/** Counts likelier than this share of the likeliest are in the table: what is left out is rarer than the last digit of a probability. */
const RARE = 1e-18;
const GUIDES = 512;
const GUIDE_SHIFT = 23;
const TO_UNIT = 2 ** -53;
const WORDS = 2 ** 32;

/** Streams whose counts of a cell lie side by side: a line of the cache holds them, so that reading stream by stream fetches it once. */
export const LANES = 16;
/** No variance above this: wider tables cost more than they save. */
export const MOST_VARIANCE = 16_384;
/** Cells on one side of the likeliest: nine standard deviations, and more where the distribution is skewed. */
const SIDE = 2048;

let made: Float64Array | undefined;

/** 1/k of whole k, made at the first call: a product instead of a quotient at each step of a table. */
const inverses = (): Float64Array => (made ??= Float64Array.from({ length: 1 << 16 }, (_, k) => 1 / k));

/**
 * One distribution of counts, drawn for many streams at once by inversion: the 32-bit number u of a stream answers the least k with
 * F(k) · 2^32 > u. Where u lies so close to a step of F that 32 bits do not tell, 53 more are drawn, so a count has its probability to
 * about 1e-16. The table and the states stay in the nearest cache. Measured for 500 streams, making the table included: 15 ns a count,
 * against 45 ns by rejection.
 *
 * The state of a stream is the four words of `streamsOf`, side by side. Counts are written for `cell` of `cells`, `LANES` streams
 * together: stream r at (r − r mod LANES) · cells + cell · LANES + r mod LANES; and added to `sums[r]`.
 */
export class DrawTable {
  readonly #upTo = new Float64Array(2 * SIDE + 1);
  readonly #guide = new Int32Array(GUIDES);
  readonly #inverse = inverses();
  readonly #single = singleDraws();

  /** Poisson counts of a mean up to `MOST_VARIANCE`. */
  poisson(
    mean: number,
    states: Int32Array,
    streams: number,
    into: Uint16Array,
    cells: number,
    cell: number,
    sums: Float64Array,
  ): void {
    const mode = Math.floor(mean);
    const mass = this.#upTo;
    const inverse = this.#inverse;
    const perMean = 1 / mean;
    let high = SIDE;
    let low = SIDE;
    mass[SIDE] = 1;
    if (mean > 0) {
      for (let m = 1, k = mode + 1; m > RARE; k += 1) {
        m *= mean * inverse[k]!;
        high += 1;
        mass[high] = m;
      }
      for (let m = 1, k = mode; k > 0 && m > RARE; k -= 1) {
        m *= k * perMean;
        low -= 1;
        mass[low] = m;
      }
    }
    this.#draw(low, high, mode - SIDE, states, streams, into, cells, cell, sums);
  }

  /** Successes among `trials` of probability p < 1, of a variance up to `MOST_VARIANCE`; `trials` below 65,536. */
  binomial(
    trials: number,
    p: number,
    states: Int32Array,
    streams: number,
    into: Uint16Array,
    cells: number,
    cell: number,
    sums: Float64Array,
  ): void {
    const odds = p / (1 - p);
    const perOdds = (1 - p) / p;
    const mode = Math.min(trials, Math.floor((trials + 1) * p));
    const mass = this.#upTo;
    const inverse = this.#inverse;
    let high = SIDE;
    let low = SIDE;
    mass[SIDE] = 1;
    if (p > 0) {
      for (let m = 1, k = mode; k < trials && m > RARE; k += 1) {
        m *= odds * (trials - k) * inverse[k + 1]!;
        high += 1;
        mass[high] = m;
      }
      for (let m = 1, k = mode; k > 0 && m > RARE; k -= 1) {
        m *= perOdds * k * inverse[trials - k + 1]!;
        low -= 1;
        mass[low] = m;
      }
    }
    this.#draw(low, high, mode - SIDE, states, streams, into, cells, cell, sums);
  }

  /** From masses at low … high, of which c stands for the count c + shift. */
  #draw(
    low: number,
    high: number,
    shift: number,
    states: Int32Array,
    streams: number,
    into: Uint16Array,
    cells: number,
    cell: number,
    sums: Float64Array,
  ): void {
    const upTo = this.#upTo;
    let sum = 0;
    for (let c = low; c <= high; c += 1) {
      sum += upTo[c]!;
      upTo[c] = sum;
    }
    const scale = WORDS / sum;
    for (let c = low; c < high; c += 1) upTo[c]! *= scale;
    upTo[high] = Infinity;
    const guide = this.#guide;
    for (let g = 0, c = low; g < GUIDES; g += 1) {
      const u = g * 2 ** GUIDE_SHIFT;
      while (upTo[c]! <= u) c += 1;
      guide[g] = c;
    }
    for (let first = 0; first < streams; first += LANES) {
      const base = first * cells + cell * LANES - first;
      const end = Math.min(streams, first + LANES);
      for (let r = first; r < end; r += 1) {
        const s = 4 * r;
        const a = states[s]!;
        const b = states[s + 1]!;
        const c = states[s + 2]!;
        const counter = states[s + 3]!;
        const out = (((a + b) | 0) + counter) | 0;
        states[s] = b ^ (b >>> 9);
        states[s + 1] = (c + (c << 3)) | 0;
        states[s + 2] = (((c << 21) | (c >>> 11)) + out) | 0;
        states[s + 3] = (counter + 1) | 0;
        const u = out >>> 0;
        let k = guide[out >>> GUIDE_SHIFT]!;
        while (upTo[k]! <= u) k += 1;
        if (upTo[k]! < u + 1) {
          const exact = u + this.#single.of(states, s)();
          while (upTo[k]! <= exact) k += 1;
        }
        k += shift;
        into[base + r] = k;
        sums[r]! += k;
      }
    }
  }
}

/** The numbers of a stream one by one, with 53 bits, straight from and to its state. */
function singleDraws(): { of(states: Int32Array, at: number): Random } {
  let states: Int32Array = new Int32Array(4);
  let at = 0;
  const word = (): number => {
    const a = states[at]!;
    const b = states[at + 1]!;
    const c = states[at + 2]!;
    const counter = states[at + 3]!;
    const out = (((a + b) | 0) + counter) | 0;
    states[at] = b ^ (b >>> 9);
    states[at + 1] = (c + (c << 3)) | 0;
    states[at + 2] = (((c << 21) | (c >>> 11)) + out) | 0;
    states[at + 3] = (counter + 1) | 0;
    return out;
  };
  const random: Random = () => {
    const high = word();
    return ((high >>> 5) * 67108864 + (word() >>> 6)) * TO_UNIT;
  };
  return {
    of(newStates, newAt) {
      states = newStates;
      at = newAt;
      return random;
    },
  };
}
