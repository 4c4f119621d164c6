import { MeasuresError } from "../error.ts";

/** Uniform in [0, 1), 53 bits. */
export type Random = () => number;

const BATCH = 128;
const WARM_UP = 15;
const TO_UNIT = 2 ** -53;

/** One step of splitmix32 (Steele, Lea & Flood 2014, 32-bit constants of Prospecting for Hash Functions): a bijection of 32 bits. */
function mixed(word: number): number {
  let z = (word + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

export interface Streams {
  /** The one function that answers the numbers of whichever stream was started last. */
  readonly random: Random;
  /** Goes to the beginning of a stream, a whole number 0 … 2^32 − 1. */
  start(stream: number): void;
  /** Writes the state at the beginning of a stream: four words, from `at` on. */
  stateOf(stream: number, into: Int32Array, at: number): void;
  /** Goes on from such a state. */
  resume(from: Int32Array, at: number): void;
}

/**
 * The streams of a seed, one after another through the same function: a function made anew for each replicate makes the loops that call
 * it a sixth slower. See `randomOf`.
 */
export function streamsOf(seed: number): Streams {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new MeasuresError("input", {
      value: seed,
      expected: "a seed that is a whole number from 0 to 9007199254740991",
      action: "Give a number such as 1; the same seed gives the same answer.",
    });
  // The state changes within a batch as locals: four changing 32-bit numbers in a closure are allocated anew at each step by some engines.
  const state = new Int32Array(4);
  const batch = new Float64Array(BATCH);
  let at = BATCH;
  const random: Random = () => {
    if (at === BATCH) {
      fill(state, batch);
      at = 0;
    }
    return batch[at++]!;
  };
  const start = (stream: number): void => {
    if (stream !== stream >>> 0)
      throw new MeasuresError("input", {
        value: stream,
        expected: "a stream that is a whole number from 0 to 4294967295",
        action: "Number replicates 0, 1, 2 …",
      });
    state.set([mixed(stream), mixed(seed >>> 0), mixed(Math.floor(seed / 2 ** 32) ^ 0x5bd1e995), 1]);
    for (let round = 0; round < WARM_UP; round += 1) step(state);
    at = BATCH;
  };
  return {
    random,
    start,
    stateOf(stream, into, place) {
      start(stream);
      into.set(state, place);
    },
    resume(from, place) {
      for (let word = 0; word < 4; word += 1) state[word] = from[place + word]!;
      at = BATCH;
    },
  };
}

function step(state: Int32Array): void {
  const [a, b, c, counter] = state as unknown as [number, number, number, number];
  const out = (a + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + out) | 0;
  state[3] = (counter + 1) | 0;
}

function fill(state: Int32Array, batch: Float64Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let counter = state[3]!;
  for (let at = 0; at < BATCH; at += 1) {
    const high = (((a + b) | 0) + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + high) | 0;
    const low = (((a + b) | 0) + counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + low) | 0;
    counter = (counter + 2) | 0;
    batch[at] = ((high >>> 5) * 67108864 + (low >>> 6)) * TO_UNIT;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = counter;
}

/**
 * Random numbers of a seed and a stream: sfc32 (Doty-Humphrey, PractRand; passes BigCrush), seeded by splitmix32. Each pair of seed and
 * stream starts from a state of its own, so replicate r of a simulation can be drawn by any worker and is the same.
 * @param seed a whole number, 0 … 2^53 − 1
 * @param stream a whole number, 0 … 2^32 − 1
 * @returns a function that answers the next number, uniform in [0, 1) with 53 bits
 * @throws MeasuresError `input` for a seed or stream that is no such number
 */
export function randomOf(seed: number, stream = 0): Random {
  const { random, start } = streamsOf(seed);
  start(stream);
  return random;
}
