import { checkAccess, orderOf } from "./people.ts";

/**
 * Gini of access among people, 1 − 2 × the area under the Lorenz curve by trapezoids. 0 where all have the same; NaN where nobody has
 * any. As `gini_index` of the R package accessibility.
 */
export function accessGini(access: ArrayLike<number>, people: ArrayLike<number>): number {
  const { persons, total } = checkAccess(access, people);
  let area = 0;
  let had = 0;
  for (const i of orderOf(access)) {
    const before = had;
    had += (people[i]! * access[i]!) / total;
    area += ((before + had) * people[i]!) / persons / 2;
  }
  return 1 - 2 * area;
}
