import { checkColumns } from "./estimate.ts";
import type { CaseKind } from "./estimate.ts";
import { posteriorRates } from "./posterior.ts";
import type { Text } from "../text.ts";

export interface RegressionToMean {
  /** Rate after − rate before. */
  observed: Float64Array;
  /** Change to be expected from chance alone: an extreme first rate is followed by a less extreme one. */
  byChance: Float64Array;
  /** What is left: observed − byChance. */
  beyond: Float64Array;
  /** Share of the variance between the first rates that is chance: 0 none, 1 all. */
  chanceShare: number;
  note: Text;
}

/**
 * How much of each area's change is to be expected merely because its first rate was extreme (regression to the mean). Expected change is
 * the empirical-Bayes rate of the first period minus its raw rate, plus the change of the rate of all.
 * @throws MeasuresError `undefined` without cases in the first period; `input` for impossible counts.
 */
export function regressionToMean(
  before: { cases: ArrayLike<number>; population: ArrayLike<number> },
  after: { cases: ArrayLike<number>; population: ArrayLike<number> },
  kind: CaseKind = "persons",
): RegressionToMean {
  const n = checkColumns(before.cases, after.cases, "areas before and after");
  checkColumns(after.cases, after.population, "cases and population after");
  const { rate, own } = posteriorRates(before.cases, before.population, kind);
  const sum = (column: ArrayLike<number>): number => {
    let all = 0;
    for (let i = 0; i < n; i += 1) all += column[i]!;
    return all;
  };
  const common = sum(after.cases) / sum(after.population) - sum(before.cases) / sum(before.population);
  const observed = new Float64Array(n);
  const byChance = new Float64Array(n);
  let kept = 0;
  let used = 0;
  for (let i = 0; i < n; i += 1) {
    if (before.population[i] === 0 || after.population[i] === 0) continue;
    const first = before.cases[i]! / before.population[i]!;
    observed[i] = after.cases[i]! / after.population[i]! - first;
    byChance[i] = rate[i]! - first + common;
    kept += own[i]!;
    used += 1;
  }
  const chanceShare = used > 0 ? 1 - kept / used : 1;
  const percent = Math.round(100 * chanceShare);
  return {
    observed,
    byChance,
    beyond: observed.map((change, i) => change - byChance[i]!),
    chanceShare,
    note: {
      sv: `Ungefär ${percent} procent av skillnaden mellan områdena i den första perioden är slump. Områden som valts ut för att de låg högt sjunker därför av sig själva; läs det som återstår.`,
      en: `About ${percent} per cent of the difference between areas in the first period is chance. Areas chosen because they were high will therefore fall by themselves; read what is left.`,
    },
  };
}
