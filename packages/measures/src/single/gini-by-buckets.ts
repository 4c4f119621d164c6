/** A bucket with more areas than this is no longer sorted by exchanges. */
const CROWDED = 48;
/** Scratch kept between calls, for areas up to this many: what simulations ask for again and again. */
const KEPT = 1 << 16;

interface Scratch {
  share: Float64Array;
  sortedShare: Float64Array;
  sortedX: Float64Array;
  sortedY: Float64Array;
  starts: Int32Array;
}

let kept = scratchOf(0);

function scratchOf(n: number): Scratch {
  return {
    share: new Float64Array(n),
    sortedShare: new Float64Array(n),
    sortedX: new Float64Array(n),
    sortedY: new Float64Array(n),
    starts: new Int32Array(2 * n + 2),
  };
}

function scratchFor(n: number): Scratch {
  if (n > KEPT) return scratchOf(n);
  if (kept.share.length < n) kept = scratchOf(n);
  return kept;
}

/**
 * Gini index of segregation with areas sorted in one pass into twice as many buckets of shares, each then set in order by exchanges; undefined
 * where shares crowd so much that a real sort is better. Measured: 5,984 areas in 0.09–0.13 ms, against 0.21–0.28 by a radix sort of positions.
 */
export function giniByBuckets(x: Float64Array, y: Float64Array): number | undefined {
  const n = x.length;
  const { share, sortedShare, sortedX, sortedY, starts } = scratchFor(n);
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < n; i += 1) {
    const members = x[i]!;
    const all = members + y[i]!;
    const p = all > 0 ? members / all : 0;
    share[i] = p;
    if (p < lowest) lowest = p;
    if (p > highest) highest = p;
  }
  if (!(highest > lowest)) return undefined;
  const buckets = 2 * n;
  const scale = (buckets - 1) / (highest - lowest);
  starts.fill(0, 0, buckets + 1);
  for (let i = 0; i < n; i += 1) starts[(((share[i]! - lowest) * scale) | 0) + 1]! += 1;
  for (let bucket = 1; bucket <= buckets; bucket += 1) {
    const count = starts[bucket]!;
    if (count > CROWDED) return undefined;
    starts[bucket] = starts[bucket - 1]! + count;
  }
  for (let i = 0; i < n; i += 1) {
    const p = share[i]!;
    const bucket = ((p - lowest) * scale) | 0;
    const at = starts[bucket]!;
    starts[bucket] = at + 1;
    sortedShare[at] = p;
    sortedX[at] = x[i]!;
    sortedY[at] = y[i]!;
  }
  settle(n, sortedShare, sortedX, sortedY);
  let before = 0;
  let X = 0;
  let Y = 0;
  for (let at = 0; at < n; at += 1) {
    const members = sortedX[at]!;
    const others = sortedY[at]!;
    before += members * Y - others * X;
    X += members;
    Y += others;
  }
  return before / (X * Y);
}

/** Exchanges neighbours in the wrong order; they lie in one bucket. */
function settle(n: number, share: Float64Array, x: Float64Array, y: Float64Array): void {
  for (let at = 1; at < n; at += 1) {
    const p = share[at]!;
    if (share[at - 1]! <= p) continue;
    const members = x[at]!;
    const others = y[at]!;
    let to = at;
    do {
      share[to] = share[to - 1]!;
      x[to] = x[to - 1]!;
      y[to] = y[to - 1]!;
      to -= 1;
    } while (to > 0 && share[to - 1]! > p);
    share[to] = p;
    x[to] = members;
    y[to] = others;
  }
}
