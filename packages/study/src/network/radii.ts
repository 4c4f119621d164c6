import { badRadii } from "./problems.ts";

const MOST_RADII = 6;
const [LEAST_M, MOST_M] = [100, 5000];

/** `500,1000` as metres, ascending. @throws StudyError `bad-request` */
export function radiiOf(text: string): number[] {
  const found = text.split(/[,;\s]+/).map((part) => (part === "" ? NaN : Number(part)));
  if (found.length > MOST_RADII || !found.every((one) => one >= LEAST_M && one <= MOST_M))
    throw badRadii(text, { most: MOST_RADII, low: LEAST_M, high: MOST_M });
  return [...new Set(found)].sort((a, b) => a - b);
}
