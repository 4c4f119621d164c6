import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Interval } from "../result.ts";
import type { Text } from "../text.ts";
import { type CellKeyNoise, cellKeyNoise } from "./cell-key-noise.ts";
import { checkWhole, emptyLike, replicate, retotal, type SimulationOptions, valueOf } from "./replicates.ts";
import { ascending, checkLevel, momentsOf, quantileOf } from "./summary.ts";

export interface CellKeyOptions extends CellKeyNoise, Omit<SimulationOptions, "from" | "to"> {
  /**
   * What is published and so has noise of its own: every group (`groups`), or the first group and the total, the rest being their
   * difference (`group-and-total`). groups unless told.
   */
  published?: "groups" | "group-and-total";
  level?: number;
}

export interface CellKeyEffect {
  value: number;
  /** How much noise moves the value on average. */
  bias: number;
  /** How much it scatters it. */
  sd: number;
  /** Where the value without noise may lie: the value less the changes that noise makes. */
  interval: Interval;
  draws: Float64Array;
  seed: number;
  note: Text;
}

/**
 * How much the noise of a Cell-Key protection of counts, such as SCB's from reference year 2025, changes a value. One more dose of noise is
 * given to the counts as they are; what it does to the value is taken for what the first dose did (as SIMEX, Cook & Stefanski 1994).
 * O(replicates · n k).
 * @throws MeasuresError `input` for noise that cannot be, or counts that are not whole
 */
export function cellKeyEffect<Options extends object>(
  measure: Measure<Options>,
  counts: Counts,
  options: CellKeyOptions,
): CellKeyEffect {
  const { published = "groups", level = 0.95, seed = 1, measureOptions } = options;
  checkLevel(level);
  checkWhole(counts);
  const { value } = measure(counts, measureOptions as Options);
  const noise = cellKeyNoise(options);
  const of = valueOf(measure, measureOptions);
  const noised = emptyLike(counts);
  const { areas, groups, totals } = counts;
  const inTotal = published === "group-and-total" && groups.length === 2;
  const draws = replicate(options, (random) => {
    for (let g = 0; g < (inTotal ? 1 : groups.length); g += 1) {
      const column = groups[g]!;
      const into = noised.groups[g]!;
      for (let i = 0; i < areas; i += 1) into[i] = column[i]! + noise(random, column[i]!);
    }
    if (inTotal)
      for (let i = 0; i < areas; i += 1) {
        const total = totals[i]! + noise(random, totals[i]!);
        noised.groups[1]![i] = Math.max(0, total - noised.groups[0]![i]!);
      }
    retotal(noised);
    return of({ counts: noised });
  });
  const usable = ascending(draws);
  const { mean, sd } = momentsOf(usable);
  const bias = mean - value;
  return {
    value,
    bias,
    sd,
    interval: {
      low: 2 * value - quantileOf(usable, (1 + level) / 2),
      high: 2 * value - quantileOf(usable, (1 - level) / 2),
      level,
      method: `Cell-Key noise of at most ${options.maxNoise}, ${draws.length} replicates, seed ${seed}`,
    },
    draws,
    seed,
    note: {
      sv: `Bruset ändrar varje tal med högst ${options.maxNoise}. Det flyttar värdet med ${signed(bias, "sv")} i genomsnitt och sprider det med ${shown(sd, "sv")}.`,
      en: `The noise changes each count by at most ${options.maxNoise}. It moves the value by ${signed(bias, "en")} on average and scatters it by ${shown(sd, "en")}.`,
    },
  };
}

const shown = (value: number, language: "sv" | "en"): string => {
  const text = Math.abs(value) < 1e-12 ? "0" : value.toPrecision(2);
  return language === "sv" ? text.replace(".", ",").replace("-", "−") : text.replace("-", "−");
};

const signed = (value: number, language: "sv" | "en"): string =>
  (value > 1e-12 ? "+" : "") + shown(value, language);
