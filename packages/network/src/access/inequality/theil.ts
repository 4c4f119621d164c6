import { NetworkError } from "../../error.ts";
import { checkAccess } from "./people.ts";

export interface TheilByGroup {
  total: number;
  between: number;
  within: number;
  /** Of each group, in its own order: its parts of `between` and `within`. NaN for a group without people. */
  groups: { between: number; within: number }[];
}

/**
 * Theil T of access among people, Σ s_i (A_i/μ) ln(A_i/μ), and its parts between and within groups: between = Σ a_g ln(a_g / p_g), a
 * and p the group's shares of access and of people. Range 0 to ln of the people; places without access count as x ln x → 0.
 * As `theil_t` of the R package accessibility (which gives NaN where somebody has no access).
 * @param group of each place, from 0; one group unless told
 */
export function accessTheil(
  access: ArrayLike<number>,
  people: ArrayLike<number>,
  group: ArrayLike<number> = new Uint8Array(people.length),
): TheilByGroup {
  const { persons, total } = checkAccess(access, people);
  let count = 0;
  for (let i = 0; i < people.length; i += 1) {
    if (!(Number.isInteger(group[i]) && group[i]! >= 0))
      throw new NetworkError("input", {
        value: group[i],
        expected: `a group number from 0 for place ${i}`,
        action: "Number the groups from 0 and leave out places without one.",
      });
    count = Math.max(count, group[i]! + 1);
  }
  const has = new Float64Array(count);
  const members = new Float64Array(count);
  for (let i = 0; i < people.length; i += 1) {
    has[group[i]!]! += people[i]! * access[i]!;
    members[group[i]!]! += people[i]!;
  }
  const inside = new Float64Array(count);
  for (let i = 0; i < people.length; i += 1) {
    const g = group[i]!;
    const ratio = (access[i]! * members[g]!) / has[g]!;
    if (access[i]! > 0 && people[i]! > 0) inside[g]! += ((people[i]! * access[i]!) / total) * Math.log(ratio);
  }
  const groups = Array.from(has, (sum, g) => {
    if (members[g] === 0) return { between: NaN, within: NaN };
    const share = sum / total;
    return { between: share > 0 ? share * Math.log((share * persons) / members[g]!) : 0, within: inside[g]! };
  });
  let between = 0;
  let within = 0;
  for (const part of groups) {
    if (Number.isNaN(part.between)) continue;
    between += part.between;
    within += part.within;
  }
  return { total: between + within, between, within, groups };
}
