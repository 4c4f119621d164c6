import { communities } from "@tvars/network";
import { typeOf } from "../barriers.ts";
import type { Model } from "../model.ts";
import { toDegrees } from "../plane.ts";
import type { Scope } from "./scope.ts";
import { orNull } from "./three.ts";
import { typeGroups } from "./type-groups.ts";
import type { UnsaidParts } from "./unsaid.ts";

/** Parts named one by one, and told apart on the map. */
const NAMED = 12;
const [LEAST_SIDE_M, MOST_CELLS] = [100, 6000];

/** What the network falls into where no barrier is crossed at all, who lives in each part, and where it lies. */
export function partsOf({ graph, people }: Model, { index }: Scope): UnsaidParts {
  const found = communities(graph, index, people.people);
  const groups = typeGroups(people);
  const lived = found.people.filter((one) => one > 0).length;
  const sums = groups.map(({ amount }) => {
    const sum = new Float64Array(found.count);
    amount.forEach((one, node) => (sum[found.of[node]!]! += one));
    return sum;
  });
  const between = (wanted: readonly string[]): Float64Array =>
    sums.reduce(
      (all, sum, g) => (wanted.includes(groups[g]!.id) ? all.map((one, part) => one + sum[part]!) : all),
      new Float64Array(found.count),
    );
  // Someone who lives there, so that a part is pointed at on its own ground.
  const at = new Map<number, number>();
  people.people.forEach((one, node) => {
    const part = found.of[node]!;
    if (part >= NAMED) return;
    const best = at.get(part);
    if (best === undefined || one > people.people[best]!) at.set(part, node);
  });
  return {
    count: lived,
    division: orNull(found.division, 6) ?? 0,
    dissimilarity: orNull(dissimilarity(between(["1", "2"]), between(["4", "5"])), 4),
    parts: Array.from({ length: Math.min(NAMED, lived) }, (_, part) => ({
      part: part + 1,
      people: Math.round(found.people[part]!),
      share: orNull(found.people[part]! / people.all, 6) ?? 0,
      at: toDegrees(graph.xM[at.get(part)!]!, graph.yM[at.get(part)!]!),
      byType: groups.map(({ id }, g) => ({
        type: typeOf(Number(id)),
        people: Math.round(sums[g]![part]!),
      })),
    })),
    cells: cellsOf(graph, people.people, found.of),
  };
}

/** D = ½ Σ |L_k / L − H_k / H|; NaN where nobody is of one kind. */
function dissimilarity(low: Float64Array, high: Float64Array): number {
  const [L, H] = [low, high].map((side) => side.reduce((sum, one) => sum + one, 0)) as [number, number];
  if (!(L > 0 && H > 0)) return NaN;
  return low.reduce((sum, one, k) => sum + Math.abs(one / L - high[k]! / H), 0) / 2;
}

/** Squares with people, each of the part that most of its people live in; larger squares where there would be too many. */
function cellsOf({ xM, yM }: Model["graph"], people: Float64Array, of: Uint32Array): UnsaidParts["cells"] {
  for (let sideM = LEAST_SIDE_M; ; sideM *= 2) {
    const cells = new Map<string, Map<number, number>>();
    people.forEach((one, node) => {
      if (!(one > 0)) return;
      const cell = `${Math.floor(xM[node]! / sideM)} ${Math.floor(yM[node]! / sideM)}`;
      const sums = cells.get(cell) ?? new Map<number, number>();
      cells.set(cell, sums);
      sums.set(of[node]!, (sums.get(of[node]!) ?? 0) + one);
    });
    if (cells.size > MOST_CELLS) continue;
    return {
      sideM,
      at: [...cells].map(([cell, sums]) => {
        const [x, y] = cell.split(" ").map(Number) as [number, number];
        const [part] = [...sums].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a));
        const [lon, lat] = toDegrees((x + 0.5) * sideM, (y + 0.5) * sideM);
        return [lon, lat, part < NAMED ? part + 1 : 0];
      }),
    };
  }
}
