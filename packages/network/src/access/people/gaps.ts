import { NetworkError } from "../../error.ts";
import { percentileOf } from "./percentile.ts";

export interface GroupAccess {
  /** The group, such as area type 1–5; undefined for all. */
  readonly group: number | undefined;
  readonly people: number;
  /** Mean over people with access; NaN without any. */
  readonly mean: number;
  /** One for each percentile asked for, over all people of the group; no access is the largest cost. */
  readonly percentiles: readonly number[];
  /** Share of the people whose access is Infinity: a cost to something they cannot reach. */
  readonly without: number;
}

export interface GapOptions {
  /** [1, 2, 3, 4, 5] unless told: area types. Places of other groups count among all only. */
  groups?: readonly number[];
  /** [10] unless told: the worst off tenth, of what is better the more there is. For costs ask for 90. */
  percentiles?: readonly number[];
}

/**
 * Access by group, weighted by people: how much the mean and the worst off tenth have. `all` stands first.
 * @param access by place: opportunities, or a cost (Infinity where there is no way)
 * @param group by place
 */
export function accessByGroup(
  access: ArrayLike<number>,
  people: ArrayLike<number>,
  group: ArrayLike<number>,
  { groups = [1, 2, 3, 4, 5], percentiles = [10] }: GapOptions = {},
): GroupAccess[] {
  if (access.length !== people.length || group.length !== people.length)
    throw new NetworkError("input", {
      value: `${access.length}, ${people.length} and ${group.length}`,
      expected: "one access, one number of people and one group for each place",
      action: "Give the three columns of the same places.",
    });
  for (let i = 0; i < access.length; i += 1)
    if (Number.isNaN(access[i]) && people[i]! > 0)
      throw new NetworkError("input", {
        value: access[i],
        expected: `an access of place ${i}, where people live`,
        action: "Leave out places whose access is not known; missing is not 0.",
      });
  return [undefined, ...groups].map((of) => {
    const among = Float64Array.from(people, (persons, i) =>
      of === undefined || group[i] === of ? persons : 0,
    );
    let persons = 0;
    let reached = 0;
    let sum = 0;
    among.forEach((count, i) => {
      persons += count;
      if (count === 0 || access[i] === Infinity) return;
      reached += count;
      sum += count * access[i]!;
    });
    return {
      group: of,
      people: persons,
      mean: sum / reached,
      percentiles: percentiles.map((p) => percentileOf(access, among, p)),
      without: (persons - reached) / persons,
    };
  });
}
