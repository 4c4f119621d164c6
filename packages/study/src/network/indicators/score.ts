import { crossingScores } from "@tvars/network";
import type { CrossingScore, Engine } from "@tvars/network";
import { toDegrees } from "../plane.ts";
import { quantileOf } from "./quantile.ts";
import { segmentAt } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { orNull } from "./three.ts";
import type { UnsaidScore } from "./unsaid.ts";

export const SCORE = { everyM: 25, awayM: 15, limitM: 10_000 };
const WORST = 20;

/** The score of severance_snape along the barriers, spots in order of the segments they lie on. */
export function scoresOf(engine: Engine, scope: Scope): { answer: UnsaidScore; bySegment: number[][] } {
  const { lines, segments } = scope;
  const scores = crossingScores(engine, lines, SCORE);
  const bySegment: number[][] = Array.from({ length: segments.count }, () => []);
  for (const { xM, yM, score } of scores) {
    const segment = segmentAt(scope, xM, yM);
    if (segment >= 0) bySegment[segment]!.push(score);
  }
  const all = scores.map(({ score }) => score);
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const worst = scores.toSorted((a, b) => b.score - a.score || a.line - b.line || a.alongM - b.alongM);
  return {
    bySegment,
    answer: {
      ...SCORE,
      spots: scores.length,
      mean: orNull(mean, 3),
      p50: orNull(quantileOf(all, 0.5), 3),
      p90: orNull(quantileOf(all, 0.9), 3),
      atLeast2: orNull(all.filter((one) => one >= 2).length / all.length, 4),
      worst: worst.slice(0, WORST).map((one) => spotOf(lines, one)),
    },
  };
}

const spotOf = (lines: Scope["lines"], { line, xM, yM, routeM, directM, score }: CrossingScore) => ({
  barrier: lines[line]!.id,
  name: lines[line]!.name ?? "",
  at: toDegrees(xM, yM),
  routeM: Math.round(routeM),
  directM: Math.round(directM * 10) / 10,
  score: Math.round(score * 1000) / 1000,
});
