import { NetworkError } from "../../error.ts";
import { checkAccess } from "./people.ts";

/**
 * People short of access: Foster–Greer–Thorbecke with a line z, FGT_a = Σ s_i ((z − A_i)/z)^a 1[A_i < z] for a = 0 (their share),
 * 1 (mean gap) and 2 (squared gap). Range 0–1. As `fgt_poverty` of the R package accessibility.
 */
export function accessPoverty(
  access: ArrayLike<number>,
  people: ArrayLike<number>,
  line: number,
): [share: number, gap: number, squaredGap: number] {
  const { persons } = checkAccess(access, people);
  if (!(line > 0))
    throw new NetworkError("input", {
      value: line,
      expected: "a line above 0",
      action: "Give the access that everybody should have at the least.",
    });
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < people.length; i += 1) {
    if (access[i]! >= line) continue;
    const gap = (line - access[i]!) / line;
    sums[0] += people[i]! / persons;
    sums[1] += (people[i]! / persons) * gap;
    sums[2] += (people[i]! / persons) * gap * gap;
  }
  return sums;
}
