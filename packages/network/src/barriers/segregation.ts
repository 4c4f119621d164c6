import type { WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { randomOf } from "./random.ts";
import type { PlaceReach } from "./reach-of.ts";

export interface SegregationOptions extends WorkOptions {
  /** The environment of a place: all places within this distance, metres. */
  radiusM?: number;
  /** Instead: the nearest so many people, the last place in part, looked for within `radiusM`. Environments are then equally large. */
  nearestPeople?: number;
  permutations?: number;
  seed?: number;
}

export interface LocalDivergence {
  /** D = Σ Pᵢ Dᵢ / Σ P, nats. */
  index: number;
  /** Dᵢ = Σ_m π̃ᵢₘ ln(π̃ᵢₘ / πₘ) for each place; NaN where nobody lives in its environment. */
  perPlace: Float64Array;
}

export interface SegregationByBarrier {
  present: LocalDivergence;
  without: LocalDivergence;
  /** ΔD = D_N − D_N⁰: what the barrier adds to segregation. */
  difference: number;
  perPlace: Float64Array;
  /** Share of random exchanges, the real one counted in, with a difference at least as large. NaN without permutations. */
  p: number;
  permutations: number;
}

/** The environments of all places as compressed rows of places and the share of their people that counts. */
interface Environments {
  first: Uint32Array;
  to: Uint32Array;
  part: Float64Array;
}

function environmentsOf(
  reach: PlaceReach,
  people: Float64Array,
  { radiusM, nearestPeople }: { radiusM: number; nearestPeople?: number | undefined },
  signal?: AbortSignal,
): Environments {
  const first = new Uint32Array(people.length + 1);
  const to: number[] = [];
  const part: number[] = [];
  for (let place = 0; place < people.length; place++) {
    if (place % 256 === 0) signal?.throwIfAborted();
    const near: { to: number; awayM: number }[] = [];
    reach(place, radiusM, (other, awayM) => {
      if (people[other]! > 0) near.push({ to: other, awayM });
    });
    near.sort((a, b) => a.awayM - b.awayM || a.to - b.to);
    let left = nearestPeople ?? Infinity;
    for (const one of near) {
      if (left <= 0) break;
      to.push(one.to);
      part.push(Math.min(1, left / people[one.to]!));
      left -= people[one.to]!;
    }
    first[place + 1] = to.length;
  }
  return { first, to: Uint32Array.from(to), part: Float64Array.from(part) };
}

/** `shares` place after place: the composition of place i is that of `from[i]`. */
function divergence(
  { first, to, part }: Environments,
  people: Float64Array,
  shares: Float64Array,
  from: Uint32Array,
  groups: number,
): LocalDivergence {
  const overall = new Float64Array(groups);
  let total = 0;
  for (let place = 0; place < people.length; place++) {
    total += people[place]!;
    for (let g = 0; g < groups; g++) overall[g]! += people[place]! * shares[from[place]! * groups + g]!;
  }
  const perPlace = new Float64Array(people.length);
  const around = new Float64Array(groups);
  let index = 0;
  for (let place = 0; place < people.length; place++) {
    around.fill(0);
    let all = 0;
    for (let k = first[place]!; k < first[place + 1]!; k++) {
      const weight = part[k]! * people[to[k]!]!;
      all += weight;
      const row = from[to[k]!]! * groups;
      for (let g = 0; g < groups; g++) around[g]! += weight * shares[row + g]!;
    }
    let own = all > 0 ? 0 : NaN;
    for (let g = 0; g < groups; g++)
      if (around[g]! > 0) own += (around[g]! / all) * Math.log((around[g]! / all) * (total / overall[g]!));
    perPlace[place] = own;
    if (people[place]! > 0 && all > 0) index += people[place]! * own;
  }
  return { index: index / total, perPlace };
}

/**
 * Segregation with and without barriers: Roberto's divergence of the environment of every place, on the network and on the same network with
 * the barriers permeable, ΔD = D_N − D_N⁰ (method.md §6). With `nearestPeople` both environments hold as many people, so that the
 * difference is not one of size. The permutation test exchanges the compositions of the places, population staying where it is.
 * Throws NetworkError (input) for groups of unequal length, negative people, or nobody at all.
 */
export function segregationByBarrier(
  { present, without, groups }: { present: PlaceReach; without: PlaceReach; groups: readonly Float64Array[] },
  { radiusM = 1000, nearestPeople, permutations = 0, seed = 1, signal, onProgress }: SegregationOptions = {},
): SegregationByBarrier {
  const places = groups[0]?.length ?? 0;
  const people = new Float64Array(places);
  for (const amount of groups) for (let place = 0; place < places; place++) people[place]! += amount[place]!;
  const isSound = groups.every((amount) => amount.length === places && amount.every((one) => one >= 0));
  if (!isSound || !(people.reduce((sum, one) => sum + one, 0) > 0))
    throw new NetworkError("input", {
      value: `${groups.length} groups in ${places} places`,
      expected: "groups of equal length, numbers of 0 or more, and someone who lives there",
      action: "Give the people of each group in each place.",
    });
  const count = groups.length;
  const shares = new Float64Array(places * count);
  for (let place = 0; place < places; place++)
    for (let g = 0; g < count; g++)
      shares[place * count + g] = people[place]! > 0 ? groups[g]![place]! / people[place]! : 0;
  const [N, N0] = [present, without].map((reach) =>
    environmentsOf(reach, people, { radiusM, nearestPeople }, signal),
  ) as [Environments, Environments];
  const from = Uint32Array.from({ length: places }, (_, place) => place);
  const [real, absent] = [
    divergence(N, people, shares, from, count),
    divergence(N0, people, shares, from, count),
  ];
  const difference = real.index - absent.index;
  // Only places where someone lives have a composition to exchange.
  const lived = from.filter((place) => people[place]! > 0);
  const random = randomOf(seed);
  let asLarge = 1;
  for (let run = 0; run < permutations; run++) {
    signal?.throwIfAborted();
    onProgress?.(run, permutations);
    const order = lived.slice();
    for (let k = order.length - 1; k > 0; k--) {
      const other = Math.floor(random() * (k + 1));
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    lived.forEach((place, k) => (from[place] = order[k]!));
    const exchanged =
      divergence(N, people, shares, from, count).index - divergence(N0, people, shares, from, count).index;
    if (exchanged >= difference - 1e-15) asLarge++;
  }
  return {
    present: real,
    without: absent,
    difference,
    perPlace: real.perPlace.map((own, place) => own - absent.perPlace[place]!),
    p: permutations > 0 ? asLarge / (permutations + 1) : NaN,
    permutations,
  };
}
