import { NetworkError } from "../error.ts";
import { type Way, WAY_KINDS, type Ways } from "../ways.ts";
import { isInside, PLANE } from "./plane.ts";

const isSpeed = (value: number | undefined): boolean => value === undefined || (value > 0 && value <= 400);
const isPositive = (value: number | undefined): boolean => value === undefined || (value >= 0 && value < 1e7);

/** Ways whose vertices are there and inside the plane; numbers that cannot be are dropped. Tells how many ways were touched or left out. */
export function checkedWays(given: Ways): { ways: Ways; bad: number } {
  const { xM, yM, ways } = given;
  if (xM.length !== yM.length)
    throw new NetworkError("input", {
      value: `${xM.length} and ${yM.length}`,
      expected: "as many x as y",
      action: "Give every vertex both coordinates.",
    });
  const isGood = new Uint8Array(xM.length);
  for (let v = 0; v < xM.length; v++) isGood[v] = isInside(xM[v]!, yM[v]!, PLANE) ? 1 : 0;
  let bad = 0;
  const kept: Way[] = [];
  for (const way of ways) {
    const isWhole =
      way.vertices.length >= 2 &&
      WAY_KINDS.includes(way.kind) &&
      way.vertices.every((vertex) => isGood[vertex] === 1);
    if (!isWhole) {
      bad++;
      continue;
    }
    const { speedKmH, adt, widthM, climbM } = way;
    if (
      isSpeed(speedKmH) &&
      isPositive(adt) &&
      isPositive(widthM) &&
      (climbM === undefined || Math.abs(climbM) < 1e4)
    ) {
      kept.push(way);
      continue;
    }
    bad++;
    const copy = { ...way };
    if (!isSpeed(speedKmH)) delete copy.speedKmH;
    if (!isPositive(adt)) delete copy.adt;
    if (!isPositive(widthM)) delete copy.widthM;
    if (climbM !== undefined && !(Math.abs(climbM) < 1e4)) delete copy.climbM;
    kept.push(copy);
  }
  return { ways: { ...given, ways: kept }, bad };
}
