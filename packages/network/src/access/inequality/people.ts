import { NetworkError } from "../../error.ts";
import { checkColumn } from "../forms/costs.ts";

/** Places in the order of a number; ties in the order of another, else as given. */
export function orderOf(by: ArrayLike<number>, then?: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: by.length }, (_, i) => i).sort(
    (a, b) => by[a]! - by[b]! || (then ? then[a]! - then[b]! : 0) || a - b,
  );
}

/** The sum of people, and of people × access. @throws NetworkError `input` */
export function checkAccess(
  access: ArrayLike<number>,
  people: ArrayLike<number>,
): { persons: number; total: number; mean: number } {
  checkColumn(access, people.length, "access");
  checkColumn(people, people.length, "people");
  let persons = 0;
  let total = 0;
  for (let i = 0; i < people.length; i += 1) {
    persons += people[i]!;
    total += people[i]! * access[i]!;
  }
  if (!(persons > 0))
    throw new NetworkError("input", {
      value: persons,
      expected: "people in at least one place",
      action: "Give the people of the places whose access is compared.",
    });
  return { persons, total, mean: total / persons };
}
