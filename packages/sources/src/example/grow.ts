import { CELLS, cellCount, eastM, neighbours, northM } from "./grid.ts";

export interface Growth {
  /** Cells that belong to the part to divide. */
  inside: (cell: number) => boolean;
  people: Float64Array;
  obstacleM: Float64Array;
  ground: Float64Array;
  /** Grow over cells outside at this many times the cost, so that islands fall to the nearest shore. */
  overOutside?: number;
  /** Share of the seeds' fair share that a part may miss by before the search stops. */
  tolerance?: number;
  rounds?: number;
}

/**
 * Divides a part of the lattice into `count` connected pieces of about equal population, with borders that prefer to
 * follow motorway, railway and river. Seeds: equal shares along a space-filling curve; then rounds of growth in which
 * crowded pieces are slowed and thin ones hurried.
 */
export function divide(cells: Int32Array, count: number, growth: Growth): Int16Array {
  const { people, tolerance = 0.12, rounds = 12 } = growth;
  let seeds = seedsAlongCurve(cells, count, people);
  const pace = new Float64Array(count).fill(1);
  const total = sum(cells, people);
  let best: Int16Array = new Int16Array(0);
  let bestMiss = Infinity;
  for (let round = 0; round < rounds; round++) {
    const labels = grow(seeds, pace, growth);
    const share = new Float64Array(count);
    for (const cell of cells) if (labels[cell]! >= 0) share[labels[cell]!]! += people[cell]!;
    const miss = Math.max(...share.map((s) => Math.abs((s * count) / total - 1)));
    if (miss < bestMiss) [best, bestMiss] = [labels, miss];
    if (miss < tolerance) break;
    for (let k = 0; k < count; k++) {
      const ratio = (share[k]! * count) / total;
      pace[k] = clamp(pace[k]! * Math.sqrt(clamp(ratio, 0.5, 2)), 0.15, 8);
    }
    if (round < 4) seeds = middles(cells, labels, seeds, people);
  }
  return best;
}

/** Cheapest-path growth from the seeds: every cell falls to the seed that reaches it first. */
export function grow(
  seeds: number[],
  pace: Float64Array,
  { inside, people, obstacleM, ground, overOutside = Infinity }: Growth,
): Int16Array {
  const labels = new Int16Array(cellCount).fill(-1);
  const cost = new Float64Array(cellCount).fill(Infinity);
  const queue = heap();
  seeds.forEach((seed, k) => {
    cost[seed] = 0;
    labels[seed] = k;
    queue.push(0, seed);
  });
  const done = new Uint8Array(cellCount);
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    if (done[cell]) continue;
    done[cell] = 1;
    neighbours(cell, (next, distanceM) => {
      if (done[next]) return;
      const factor = inside(next) ? 1 : overOutside;
      if (factor === Infinity) return;
      // Half the way counts as people met, so that dense ground is slow and pieces there small.
      const crowd = 1 + 0.6 * Math.sqrt(people[next]!);
      const reached =
        cost[cell]! + factor * pace[labels[cell]!]! * (distanceM * crowd * ground[next]! + obstacleM[next]!);
      if (reached < cost[next]!) {
        cost[next] = reached;
        labels[next] = labels[cell]!;
        queue.push(reached, next);
      }
    });
  }
  for (let cell = 0; cell < cellCount; cell++) if (!inside(cell)) labels[cell] = -1;
  return labels;
}

function seedsAlongCurve(cells: Int32Array, count: number, people: Float64Array): number[] {
  const ordered = Array.from(cells, (cell) => ({
    cell,
    key: hilbert(cell % CELLS, Math.floor(cell / CELLS)),
  }))
    .sort((a, b) => a.key - b.key)
    .map(({ cell }) => cell);
  const total = sum(cells, people);
  const groups = Array.from({ length: count }, () => [] as number[]);
  let passed = 0;
  for (const cell of ordered) {
    groups[Math.min(count - 1, Math.floor((passed / total) * count))]!.push(cell);
    passed += people[cell]!;
  }
  return groups.map((group) => middle(group, people));
}

function middles(cells: Int32Array, labels: Int16Array, old: number[], people: Float64Array): number[] {
  const groups = old.map(() => [] as number[]);
  for (const cell of cells) if (labels[cell]! >= 0) groups[labels[cell]!]!.push(cell);
  return groups.map((group, k) => (group.length > 0 ? middle(group, people) : old[k]!));
}

/** The populated cell nearest to the group's middle of population. */
function middle(group: number[], people: Float64Array): number {
  let [x, y, weight] = [0, 0, 1e-9];
  for (const cell of group) {
    x += people[cell]! * eastM(cell);
    y += people[cell]! * northM(cell);
    weight += people[cell]!;
  }
  let best = group[0]!;
  let nearest = Infinity;
  for (const cell of group) {
    const away = (eastM(cell) - x / weight) ** 2 + (northM(cell) - y / weight) ** 2;
    if (away < nearest && people[cell]! > 0) [nearest, best] = [away, cell];
  }
  return best;
}

function hilbert(x: number, y: number): number {
  let key = 0;
  for (let s = 256; s > 0; s >>= 1) {
    const rx = (x & s) > 0 ? 1 : 0;
    const ry = (y & s) > 0 ? 1 : 0;
    key += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [x, y] = [511 - x, 511 - y];
      [x, y] = [y, x];
    }
  }
  return key;
}

const sum = (cells: Int32Array, people: Float64Array) =>
  cells.reduce((total, cell) => total + people[cell]!, 0);
const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));

/** Binary heap of (key, cell); pop gives the cell with the smallest key, or -1. */
function heap() {
  const keys: number[] = [];
  const cells: number[] = [];
  return {
    push(key: number, cell: number) {
      let at = keys.length;
      keys.push(key);
      cells.push(cell);
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (keys[up]! <= key) break;
        keys[at] = keys[up]!;
        cells[at] = cells[up]!;
        at = up;
      }
      keys[at] = key;
      cells[at] = cell;
    },
    pop(): number {
      if (keys.length === 0) return -1;
      const top = cells[0]!;
      const key = keys.pop()!;
      const cell = cells.pop()!;
      const size = keys.length;
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= size) break;
        if (down + 1 < size && keys[down + 1]! < keys[down]!) down++;
        if (keys[down]! >= key) break;
        keys[at] = keys[down]!;
        cells[at] = cells[down]!;
        at = down;
      }
      if (size > 0) {
        keys[at] = key;
        cells[at] = cell;
      }
      return top;
    },
  };
}
