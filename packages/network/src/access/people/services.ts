import { FAR, type Graph } from "../../graph.ts";
import { OFF_NETWORK, type Tied } from "../../transit/legs.ts";
import { minutesPerMm } from "../forms/costs.ts";
import { nearestPlaceMm } from "./nearest-place.ts";

/** Services of one kind, such as preschools, tied to the network. */
export interface ServiceKind {
  readonly kind: string;
  readonly places: Tied;
}

export interface ServiceAccess {
  readonly kind: string;
  /** Minutes from each home to the nearest, Infinity where none is within the limit or the home is off the network. */
  readonly minutes: Float64Array;
  /** All people first, then each group: shares of them within each number of minutes. */
  readonly shares: readonly { group: number | undefined; people: number; within: readonly number[] }[];
}

export interface ServiceOptions {
  /** 4.8 unless told. */
  speedKmH?: number;
  /** [5, 10, 15, 20, 30] unless told. */
  minutes?: readonly number[];
  /** [1, 2, 3, 4, 5] unless told: area types. */
  groups?: readonly number[];
}

/**
 * How many people have services near, by kind and group: minutes on the network to the nearest, and people-weighted shares within 5, 10,
 * 15, 20 and 30 minutes (at the limit is within).
 * @param homes places where people live, tied to the network; those off it count as without
 */
export function serviceAccess(
  graph: Graph,
  services: readonly ServiceKind[],
  homes: Tied,
  people: ArrayLike<number>,
  group: ArrayLike<number>,
  { speedKmH = 4.8, minutes = [5, 10, 15, 20, 30], groups = [1, 2, 3, 4, 5] }: ServiceOptions = {},
): ServiceAccess[] {
  const perMm = minutesPerMm(speedKmH);
  return services.map(({ kind, places }) => {
    const mm = nearestPlaceMm(graph, places);
    const time = Float64Array.from(homes.node, (_, home) => {
      const nearest = homeMm(mm, homes, places, home);
      return nearest >= FAR ? Infinity : nearest * perMm;
    });
    return {
      kind,
      minutes: time,
      shares: [undefined, ...groups].map((of) => {
        let persons = 0;
        const within = minutes.map(() => 0);
        time.forEach((at, home) => {
          if (of !== undefined && group[home] !== of) return;
          persons += people[home]!;
          minutes.forEach((limit, k) => (within[k]! += at <= limit * (1 + 1e-12) ? people[home]! : 0));
        });
        return { group: of, people: persons, within: within.map((count) => count / persons) };
      }),
    };
  });
}

/** By either end of the home's edge, or straight along it to a place on the same edge. */
function homeMm(mm: Uint32Array, homes: Tied, places: Tied, home: number): number {
  let best = FAR;
  const by = (node: number | undefined, offsetMm: number): void => {
    if (node !== undefined && node !== OFF_NETWORK) best = Math.min(best, mm[node]! + offsetMm);
  };
  by(homes.node[home], homes.offsetMm?.[home] ?? 0);
  by(homes.otherNode?.[home], homes.otherOffsetMm?.[home] ?? 0);
  const edge = homes.edge?.[home] ?? -1;
  if (edge >= 0)
    places.edge?.forEach((on, place) => {
      if (on !== edge) return;
      const along = Math.abs((homes.alongMm?.[home] ?? 0) - (places.alongMm?.[place] ?? 0));
      best = Math.min(best, along + (homes.awayMm?.[home] ?? 0) + (places.awayMm?.[place] ?? 0));
    });
  return best;
}
