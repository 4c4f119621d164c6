import type { Graph } from "../graph.ts";
import { keepLabel, type Labels, noLabels } from "./labels.ts";

/** Buckets of 4.096 m: a label is passed on as soon as it is made, so a wide bucket would pass on more that are replaced. */
const SHIFT = 12;

/**
 * The k nearest of the targets for every node, by one search from all targets at once over the arcs turned round. A node keeps k labels in order of
 * distance, equal distances in order of position, so that the answer is one whatever the order of work.
 */
export function nearestBySearch(reverse: Graph, targets: Uint32Array, k: number, limitMm: number): Labels {
  const { nodes, firstOut, head, weightMm } = reverse;
  const labels = noLabels(nodes, k);
  const { target, mm } = labels;
  let heaviest = 0;
  for (const w of weightMm) if (w <= limitMm && w > heaviest) heaviest = w;
  let buckets = 2;
  while (buckets < (heaviest >>> SHIFT) + 2) buckets *= 2;
  const mask = buckets - 1;
  const bucket = new Int32Array(buckets).fill(-1);
  let size = Math.max(1 << 12, 2 * targets.length);
  let next = new Int32Array(size);
  let slotNode = new Uint32Array(size);
  let slotTarget = new Uint32Array(size);
  let slotMm = new Uint32Array(size);
  let free = -1;
  let used = 0;
  let pending = 0;

  const grow = (): void => {
    size *= 2;
    const wider = <A extends Int32Array | Uint32Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    next = wider(next, new Int32Array(size));
    slotNode = wider(slotNode, new Uint32Array(size));
    slotTarget = wider(slotTarget, new Uint32Array(size));
    slotMm = wider(slotMm, new Uint32Array(size));
  };

  const keep = (node: number, position: number, distance: number): boolean =>
    keepLabel(target, mm, node * k, k, position, distance);

  const push = (node: number, position: number, distance: number): void => {
    let slot = free;
    if (slot >= 0) free = next[slot]!;
    else {
      if (used === size) grow();
      slot = used++;
    }
    const b = (distance >>> SHIFT) & mask;
    slotNode[slot] = node;
    slotTarget[slot] = position;
    slotMm[slot] = distance;
    next[slot] = bucket[b]!;
    bucket[b] = slot;
    pending++;
  };

  for (let position = 0; position < targets.length; position++) {
    if (keep(targets[position]!, position, 0)) push(targets[position]!, position, 0);
  }
  for (let b = 0; pending > 0; b = (b + 1) & mask) {
    for (let slot = bucket[b]!; slot >= 0; slot = bucket[b]!) {
      bucket[b] = next[slot]!;
      pending--;
      const u = slotNode[slot]!;
      const position = slotTarget[slot]!;
      const distance = slotMm[slot]!;
      next[slot] = free;
      free = slot;
      let at = u * k;
      const last = at + k;
      while (at < last && (target[at] !== position || mm[at] !== distance)) at++;
      if (at === last) continue;
      const end = firstOut[u + 1]!;
      for (let arc = firstOut[u]!; arc < end; arc++) {
        const to = distance + weightMm[arc]!;
        if (to > limitMm) continue;
        const v = head[arc]!;
        if (keep(v, position, to)) push(v, position, to);
      }
    }
  }
  return labels;
}
