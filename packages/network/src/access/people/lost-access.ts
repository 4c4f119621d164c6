import { NetworkError } from "../../error.ts";
import { accessConcentration } from "../inequality/concentration.ts";
import { checkAccess } from "../inequality/people.ts";

export interface LossOfGroup {
  readonly group: number;
  readonly people: number;
  /** Access lost by a person, mean. */
  readonly mean: number;
  /** Lost as a share of what the group would have without the barrier. */
  readonly share: number;
  /** Part of all loss that the group bears; beside `shareOfPeople` it tells whether that is more than its part. */
  readonly shareOfLoss: number;
  readonly shareOfPeople: number;
}

export interface LostAccess {
  /** L = A(N0) − A(N) by place. */
  readonly lost: Float64Array;
  readonly groups: readonly LossOfGroup[];
  /** Concentration index of L over the rank: below 0 where those of low rank bear more. NaN where nothing is lost. */
  readonly concentration: number;
}

/**
 * Access lost to barriers, L = A(N0) − A(N): what people reach on the network with permeable barriers less what they reach as it is, by
 * group, and who bears it.
 * @param without access on N0, @param now access on N: never more, since N is part of N0
 * @param rank the socioeconomic index or income of each place, low for worse off
 * @throws NetworkError `input` where a place reaches more with the barrier than without
 */
export function lostAccess(
  without: ArrayLike<number>,
  now: ArrayLike<number>,
  people: ArrayLike<number>,
  group: ArrayLike<number>,
  rank: ArrayLike<number>,
  { groups = [1, 2, 3, 4, 5] }: { groups?: readonly number[] } = {},
): LostAccess {
  const { persons } = checkAccess(without, people);
  checkAccess(now, people);
  let all = 0;
  const lost = Float64Array.from(now, (has, i) => {
    const loss = without[i]! - has;
    // Sums of weights in another order differ in their last digits.
    if (loss < -1e-9 * Math.max(1, has))
      throw new NetworkError("input", {
        value: `${has} with barriers and ${without[i]} without at place ${i}`,
        expected: "no less access without barriers",
        action:
          "Give the access on the permeable network first; the two must be of the same opportunities and limits.",
      });
    all += people[i]! * Math.max(0, loss);
    return Math.max(0, loss);
  });
  return {
    lost,
    groups: groups.map((of) => {
      let [count, had, gone] = [0, 0, 0];
      for (let i = 0; i < lost.length; i += 1) {
        if (group[i] !== of) continue;
        count += people[i]!;
        had += people[i]! * without[i]!;
        gone += people[i]! * lost[i]!;
      }
      return {
        group: of,
        people: count,
        mean: gone / count,
        share: gone / had,
        shareOfLoss: gone / all,
        shareOfPeople: count / persons,
      };
    }),
    concentration: all > 0 ? accessConcentration(lost, people, rank) : NaN,
  };
}
