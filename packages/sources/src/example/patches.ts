import { CELLS, cellCount, neighbours } from "./grid.ts";
import type { Labels } from "./partition.ts";
import type { Polygon } from "./topology.ts";
import { traceTopology } from "./topology.ts";

/** The connected patches of a mask as polygons, largest first; corners lie where the areas' corners lie. */
export function tracePatches(seed: number, mask: Uint8Array, smallest: number): Polygon[] {
  closeCorners(mask);
  const labels: Labels = new Int16Array(cellCount).fill(-1);
  const sizes: number[] = [];
  for (let start = 0; start < cellCount; start++) {
    if (!mask[start] || labels[start] !== -1) continue;
    const patch = [start];
    const label = sizes.length;
    labels[start] = label;
    for (let k = 0; k < patch.length; k++)
      neighbours(patch[k]!, (next) => {
        if (!mask[next] || labels[next] !== -1) return;
        labels[next] = label;
        patch.push(next);
      });
    sizes.push(patch.length);
    // -2 is seen but not drawn.
    if (patch.length < smallest) for (const cell of patch) labels[cell] = -2;
  }
  const drawn = labels.map((label) => Math.max(-1, label));
  const own = sizes.map((_, k) => k);
  return traceTopology(seed, drawn)
    .polygons(own, sizes.length)
    .map((polygons, k) => ({ polygon: polygons[0], size: sizes[k]! }))
    .filter((patch): patch is { polygon: Polygon; size: number } => patch.polygon !== undefined)
    .sort((a, b) => b.size - a.size)
    .map(({ polygon }) => polygon);
}

function closeCorners(mask: Uint8Array): void {
  for (let changed = true; changed;) {
    changed = false;
    for (let cell = 0; cell + CELLS + 1 < cellCount; cell++) {
      const [sw, se, nw, ne] = [mask[cell], mask[cell + 1], mask[cell + CELLS], mask[cell + CELLS + 1]];
      if (sw && ne && !se && !nw) changed = (mask[cell + 1] = 1) === 1;
      else if (se && nw && !sw && !ne) changed = (mask[cell] = 1) === 1;
    }
  }
}
