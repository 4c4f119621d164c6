import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Text } from "../text.ts";
import { drawUnder, NULL_MODEL_TEXT, type NullModel } from "./null-models.ts";
import { dataOf, replicate, type SimulationOptions, valueOf } from "./replicates.ts";
import { type Alternative, ascending, checkLevel, momentsOf, quantileOf, simulatedP } from "./summary.ts";

export interface NullOptions extends SimulationOptions {
  /** person-permutation unless told; see `NullModel`. */
  model?: NullModel;
}

export interface NullTestOptions extends NullOptions {
  /** two-sided unless told. */
  alternative?: Alternative;
  /** Coverage of the band of chance; 0.95 unless told. */
  level?: number;
  /** All replicates, where they were computed elsewhere. */
  draws?: Float64Array;
}

export interface NullTest {
  observed: number;
  /** Mean and standard deviation of the value under the model. */
  mean: number;
  sd: number;
  /** The middle `level` of the values under the model, and its median. */
  low: number;
  median: number;
  high: number;
  level: number;
  p: number;
  alternative: Alternative;
  model: NullModel;
  /** One value a replicate; NaN where the measure was undefined. */
  draws: Float64Array;
  /** Replicates in which the measure was undefined; they are left out. */
  undefinedDraws: number;
  seed: number;
  note: Text;
}

/**
 * Values of a measure under a model of chance, one a replicate. Replicate r has a random stream of its own, so the slice from … to − 1 is
 * the same whoever computes it.
 * @throws MeasuresError `input` where the model does not fit measure or data, and as the measure does
 */
export function nullDraws<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  options: NullOptions = {},
): Float64Array {
  const { model = "person-permutation", measureOptions } = options;
  const data = dataOf(given);
  const draw = drawUnder(model, data, measure as Measure);
  const value = valueOf(measure, measureOptions);
  return replicate(options, (random) => value(draw(random)), draw.ahead);
}

/**
 * Is the value more than chance makes of it? The measure under a model of chance, replicated, beside the observed value. O(replicates · n k).
 * @param measure any measure; `quick` is used where it is and no options are given
 * @throws MeasuresError `undefined` where the measure has no value for the data, `input` where the model does not fit
 */
export function nullTest<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  options: NullTestOptions = {},
): NullTest {
  const { model = "person-permutation", alternative = "two-sided", level = 0.95, seed = 1 } = options;
  checkLevel(level);
  const observed = measure(given, options.measureOptions as Options).value;
  const draws = options.draws ?? nullDraws(measure, given, options);
  const usable = ascending(draws);
  const { mean, sd } = momentsOf(usable);
  const low = quantileOf(usable, (1 - level) / 2);
  const high = quantileOf(usable, (1 + level) / 2);
  return {
    observed,
    mean,
    sd,
    low,
    median: quantileOf(usable, 0.5),
    high,
    level,
    p: simulatedP(usable, observed, alternative),
    alternative,
    model,
    draws,
    undefinedDraws: draws.length - usable.length,
    seed,
    note: noteOf(model, { used: usable.length, all: draws.length, seed, level, low, high }),
  };
}

interface Noted {
  used: number;
  all: number;
  seed: number;
  level: number;
  low: number;
  high: number;
}

function noteOf(model: NullModel, { used, all, seed, level, low, high }: Noted): Text {
  const { sv, en } = NULL_MODEL_TEXT[model];
  const lost = all - used;
  const percent = Number((100 * level).toFixed(1));
  const shown = (value: number): string => String(Number(value.toPrecision(3))).replace("-", "−");
  const decimal = (text: string): string => text.replace(".", ",");
  return {
    sv: `${all} simuleringar där ${sv} (frö ${seed}). ${decimal(String(percent))} procent av dem ger ett värde mellan ${decimal(shown(low))} och ${decimal(shown(high))}.${lost > 0 ? ` I ${lost} fanns inget värde; de är inte medräknade.` : ""}`,
    en: `${all} simulations in which ${en} (seed ${seed}). ${percent} per cent of them give a value between ${shown(low)} and ${shown(high)}.${lost > 0 ? ` In ${lost} there was no value; they are left out.` : ""}`,
  };
}
