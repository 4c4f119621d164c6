import type { Counts, Kernel, Reach } from "@tvars/measures";

/** Where people live, and the area whose composition of groups they have. */
export interface LivedPlaces {
  xM: Float64Array;
  yM: Float64Array;
  people: Float64Array;
  area: Uint32Array;
}

/** Around each place: the people that each area has there, weighed by distance. Compressed rows. */
export interface AroundAreas {
  first: Float64Array;
  area: Uint32Array;
  people: Float64Array;
}

/**
 * Σ_q w(d_pq) P_q over the places q of each area, around every place p and for each kernel. All places of an area have its composition,
 * so that surroundings for any exchange of compositions come from these sums without another search. O(pairs) time, O(places · areas near) memory.
 */
export function aroundAreas(
  reach: Reach,
  { people, area }: LivedPlaces,
  areas: number,
  kernels: readonly Kernel[],
): AroundAreas[] {
  const rows = kernels.map(() => ({
    first: new Float64Array(people.length + 1),
    area: [] as number[],
    people: [] as number[],
  }));
  const sums = kernels.map(() => new Float64Array(areas));
  const farthestM = Math.max(...kernels.map(({ reachM }) => reachM));
  const seen = new Uint8Array(areas);
  for (let place = 0; place < people.length; place++) {
    const met: number[] = [];
    reach(place, farthestM, (other, awayM) => {
      const at = area[other]!;
      if (seen[at] === 0) {
        seen[at] = 1;
        met.push(at);
      }
      for (let k = 0; k < kernels.length; k++)
        if (awayM <= kernels[k]!.reachM) sums[k]![at]! += kernels[k]!.weight(awayM) * people[other]!;
    });
    met.sort((a, b) => a - b);
    rows.forEach((row, k) => {
      for (const at of met) {
        if (sums[k]![at]! > 0) {
          row.area.push(at);
          row.people.push(sums[k]![at]!);
        }
        sums[k]![at] = 0;
      }
      row.first[place + 1] = row.area.length;
    });
    for (const at of met) seen[at] = 0;
  }
  return rows.map((row) => ({
    first: row.first,
    area: Uint32Array.from(row.area),
    people: Float64Array.from(row.people),
  }));
}

/** Who lives at the places, where the people of area a have the composition of area `from[a]`: `shares` area after area. */
export function countsAt(
  { people, area }: LivedPlaces,
  shares: Float64Array,
  from: Uint32Array,
  groups: number,
): Counts {
  const columns = Array.from({ length: groups }, (_, g) =>
    people.map((own, place) => own * shares[from[area[place]!]! * groups + g]!),
  );
  return { areas: people.length, groups: columns, totals: people };
}

/** Who lives around the places, for the same exchange of compositions. */
export function countsAround(
  { first, area, people }: AroundAreas,
  shares: Float64Array,
  from: Uint32Array,
  groups: number,
): Counts {
  const places = first.length - 1;
  const columns = Array.from({ length: groups }, () => new Float64Array(places));
  const totals = new Float64Array(places);
  for (let place = 0; place < places; place++)
    for (let k = first[place]!; k < first[place + 1]!; k++) {
      const row = from[area[k]!]! * groups;
      totals[place]! += people[k]!;
      for (let g = 0; g < groups; g++) columns[g]![place]! += people[k]! * shares[row + g]!;
    }
  return { areas: places, groups: columns, totals };
}
