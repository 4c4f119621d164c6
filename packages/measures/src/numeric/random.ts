import { MeasuresError } from "../error.ts";

/** Uniform in [0, 1), 53 bits. */
export type Random = () => number;

const BATCH = 128;
const TO_UNIT = 2 ** -53;

/** One step of splitmix32 (Steele, Lea & Flood 2014, 32-bit constants of Prospecting for Hash Functions): a bijection of 32 bits. */
function mixed(word: number): number {
  let z = (word + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

/**
 * Random numbers of a seed and a stream: sfc32 (Doty-Humphrey, PractRand; passes BigCrush, period at least 2^32, about 2^127 on
 * average), seeded by splitmix32. Each pair of seed and stream starts from a state of its own, so replicate r of a simulation
 * can be drawn by any worker and is the same.
 * @param seed a whole number, 0 … 2^53 − 1
 * @param stream a whole number, 0 … 2^32 − 1
 * @returns a function that answers the next number, uniform in [0, 1) with 53 bits
 * @throws MeasuresError `input` for a seed or stream that is no such number
 */
export function randomOf(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new MeasuresError("input", {
      value: seed,
      expected: "a seed that is a whole number from 0 to 9007199254740991",
      action: "Give a number such as 1; the same seed gives the same answer.",
    });
  if (stream !== stream >>> 0)
    throw new MeasuresError("input", {
      value: stream,
      expected: "a stream that is a whole number from 0 to 4294967295",
      action: "Number replicates 0, 1, 2 …",
    });
  let a = mixed(stream);
  let b = mixed(seed >>> 0);
  let c = mixed(Math.floor(seed / 2 ** 32) ^ 0x5bd1e995);
  let counter = 1;
  // State lives in locals of a batch: a closure over four changing 32-bit numbers allocates one for each step in some engines.
  const state = new Int32Array(4);
  const batch = new Float64Array(BATCH);
  const fill = (): void => {
    let s0 = state[0]!;
    let s1 = state[1]!;
    let s2 = state[2]!;
    let s3 = state[3]!;
    for (let at = 0; at < BATCH; at += 1) {
      const high = (((s0 + s1) | 0) + s3) | 0;
      s0 = s1 ^ (s1 >>> 9);
      s1 = (s2 + (s2 << 3)) | 0;
      s2 = (((s2 << 21) | (s2 >>> 11)) + high) | 0;
      const low = (((s0 + s1) | 0) + s3 + 1) | 0;
      s0 = s1 ^ (s1 >>> 9);
      s1 = (s2 + (s2 << 3)) | 0;
      s2 = (((s2 << 21) | (s2 >>> 11)) + low) | 0;
      s3 = (s3 + 2) | 0;
      batch[at] = ((high >>> 5) * 67108864 + (low >>> 6)) * TO_UNIT;
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
  };
  for (let round = 0; round < 15; round += 1) {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
  }
  state.set([a, b, c, counter]);
  let at = BATCH;
  return () => {
    if (at === BATCH) {
      fill();
      at = 0;
    }
    return batch[at++]!;
  };
}
