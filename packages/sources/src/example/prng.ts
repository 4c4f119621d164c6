/**
 * One seeded stream of numbers (sfc32). `fork` gives an independent stream per subject, so that a change in how one
 * layer is drawn never moves another.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform integer in [low, high]. */
  integer(low: number, high: number): number;
  /** Standard normal. */
  normal(): number;
  pick<T>(items: readonly T[]): T;
  fork(name: string): Random;
}

export function random(seed: number, name = ""): Random {
  const next = sfc32(hash(`${seed}/${name}`));
  const between = (low: number, high: number) => low + (high - low) * next();
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    integer,
    // Twelve uniforms: exact arithmetic only, so that the bytes do not hang on a platform's logarithm.
    normal: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    pick: (items) => items[integer(0, items.length - 1)]!,
    fork: (child) => random(seed, `${name}/${child}`),
  };
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

function sfc32(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = seed;
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** Smooth noise in [-1, 1] with features of about one unit; `octaves` adds finer detail. */
export function noise(seed: number, name: string, octaves = 1): (x: number, y: number) => number {
  const base = hash(`${seed}/noise/${name}`);
  const lattice = (i: number, j: number) => {
    let h = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1) ^ base;
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 2147483647.5 - 1;
  };
  const single = (x: number, y: number) => {
    const i = Math.floor(x);
    const j = Math.floor(y);
    const u = smooth(x - i);
    const v = smooth(y - j);
    const low = lattice(i, j) * (1 - u) + lattice(i + 1, j) * u;
    const high = lattice(i, j + 1) * (1 - u) + lattice(i + 1, j + 1) * u;
    return low * (1 - v) + high * v;
  };
  return (x, y) => {
    let sum = 0;
    let size = 0;
    for (let o = 0, f = 1, a = 1; o < octaves; o++, f *= 2, a *= 0.5) {
      sum += a * single(x * f + 17 * o, y * f - 31 * o);
      size += a;
    }
    return sum / size;
  };
}

const smooth = (t: number) => t * t * (3 - 2 * t);
