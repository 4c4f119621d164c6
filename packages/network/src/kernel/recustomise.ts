import { FAR } from "../graph.ts";
import type { Weights } from "./customise.ts";
import { arcBetween, type Hierarchy } from "./hierarchy.ts";

/** The arcs of a hierarchy seen from their upper ends: those below rank r are `arc[first[r]] … arc[first[r + 1] − 1]`, lower ends ascending. */
export interface ArcsBelow {
  first: Uint32Array;
  arc: Uint32Array;
  lower: Uint32Array;
}

export function arcsBelow({ nodes, first, head }: Hierarchy): ArcsBelow {
  const below = new Uint32Array(nodes + 1);
  for (const upper of head) below[upper + 1]!++;
  for (let r = 0; r < nodes; r++) below[r + 1]! += below[r]!;
  const next = below.slice();
  const arc = new Uint32Array(head.length);
  const lower = new Uint32Array(head.length);
  for (let r = 0; r < nodes; r++) {
    for (let i = first[r]!; i < first[r + 1]!; i++) {
      const at = next[head[i]!]!++;
      arc[at] = i;
      lower[at] = r;
    }
  }
  return { first: below, arc, lower };
}

/**
 * Partial customisation (Dibbelt, Strasser & Wagner 2016): after the input weights of a few arcs of the hierarchy changed, up or down, mends the
 * customised weights in place, touching only arcs that hang on them. Answers the arcs whose weight changed.
 */
export function recustomise(
  hierarchy: Hierarchy,
  below: ArcsBelow,
  { input, customised, changed }: { input: Weights; customised: Weights; changed: Iterable<number> },
): number[] {
  const { first, head } = hierarchy;
  const { up, down } = customised;
  const queue = new LeastFirst();
  for (const arc of changed) queue.add(arc);
  const altered: number[] = [];
  // an arc hangs only on arcs with a lower lower end, which stand before it
  for (let arc = queue.take(); arc !== undefined; arc = queue.take()) {
    const x = lowerEnd(first, arc);
    const y = head[arc]!;
    let newUp = input.up[arc]!;
    let newDown = input.down[arc]!;
    let a = below.first[x]!;
    let b = below.first[y]!;
    while (a < below.first[x + 1]! && b < below.first[y + 1]!) {
      if (below.lower[a]! < below.lower[b]!) a++;
      else if (below.lower[a]! > below.lower[b]!) b++;
      else {
        newUp = Math.min(newUp, down[below.arc[a]!]! + up[below.arc[b]!]!);
        newDown = Math.min(newDown, down[below.arc[b]!]! + up[below.arc[a]!]!);
        a++;
        b++;
      }
    }
    newUp = Math.min(newUp, FAR);
    newDown = Math.min(newDown, FAR);
    const [oldUp, oldDown] = [up[arc]!, down[arc]!];
    if (newUp === oldUp && newDown === oldDown) continue;
    altered.push(arc);
    for (let other = first[x]!; other < first[x + 1]!; other++) {
      if (other === arc) continue;
      const z = head[other]!;
      const top = y < z ? arcBetween(hierarchy, y, z) : arcBetween(hierarchy, z, y);
      // y → x → z and z → x → y, before and after
      const [there, back] = y < z ? [up[top]!, down[top]!] : [down[top]!, up[top]!];
      const hangs = oldDown + up[other]! <= there || down[other]! + oldUp <= back;
      if (hangs || newDown + up[other]! < there || down[other]! + newUp < back) queue.add(top);
    }
    up[arc] = newUp;
    down[arc] = newDown;
  }
  return altered;
}

function lowerEnd(first: Uint32Array, arc: number): number {
  let from = 0;
  let to = first.length - 1;
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    if (first[middle]! <= arc) from = middle;
    else to = middle;
  }
  return from;
}

/** Numbers, each once, the least first. */
class LeastFirst {
  readonly #heap: number[] = [];
  readonly #waiting = new Set<number>();

  add(value: number): void {
    if (this.#waiting.has(value)) return;
    this.#waiting.add(value);
    const heap = this.#heap;
    let at = heap.push(value) - 1;
    for (let up = (at - 1) >> 1; at > 0 && heap[up]! > value; up = (at - 1) >> 1) {
      heap[at] = heap[up]!;
      at = up;
    }
    heap[at] = value;
  }

  take(): number | undefined {
    const heap = this.#heap;
    const least = heap[0];
    const last = heap.pop();
    if (least === undefined || last === undefined) return undefined;
    this.#waiting.delete(least);
    if (heap.length === 0) return least;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= last) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return least;
  }
}
