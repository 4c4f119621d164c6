import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { normalCdf, normalQuantile } from "../numeric/normal.ts";
import type { Random } from "../numeric/random.ts";
import { multinomialOver } from "../numeric/samplers.ts";
import type { Interval } from "../result.ts";
import type { Text } from "../text.ts";
import { areaResample } from "./area-resample.ts";
import { jackknifeAreas, jackknifePersons } from "./jackknife.ts";
import type { DataDraw } from "./null-models.ts";
import {
  checkPeople,
  checkWhole,
  dataOf,
  emptyLike,
  replicate,
  retotal,
  type SimulationOptions,
  valueOf,
} from "./replicates.ts";
import { ascending, checkLevel, momentsOf, quantileOf } from "./summary.ts";

/**
 * areas: areas are drawn with replacement; the areas are taken as a sample of areas
 * persons: persons are drawn with replacement (multinomial over all cells of group and area); the areas are the same
 */
export type BootstrapKind = "areas" | "persons";

export interface BootstrapDrawOptions extends SimulationOptions {
  /** persons unless told. */
  kind?: BootstrapKind;
}

export interface BootstrapOptions extends BootstrapDrawOptions {
  /** 0.95 unless told. */
  level?: number;
  /**
   * basic (2·value − quantile; corrects bias), percentile, or bca (bias-corrected and accelerated, Efron 1987). Unless told, basic for
   * persons, since resampling few persons makes segregation grow once more, and percentile for areas.
   */
  method?: "percentile" | "basic" | "bca";
  /** All replicates, where they were computed elsewhere. */
  draws?: Float64Array;
}

export interface Bootstrap {
  value: number;
  /** Mean of the replicates less the value. */
  bias: number;
  /** value − bias */
  corrected: number;
  standardError: number;
  interval: Interval;
  kind: BootstrapKind;
  draws: Float64Array;
  undefinedDraws: number;
  seed: number;
  note: Text;
}

/** @throws MeasuresError `input` for an unknown kind, for persons where counts are not whole, for areas where neighbours are needed */
export function drawBootstrap(kind: BootstrapKind, data: MeasureData, measure: Measure): DataDraw {
  if (kind === "areas") return areaResample(data, measure);
  if (kind !== "persons")
    throw new MeasuresError("input", {
      value: kind,
      expected: "areas or persons",
      action: "Choose what is resampled.",
    });
  const { areas, groups } = data.counts;
  checkPeople(measure);
  checkWhole(data.counts);
  const cells = new Float64Array(areas * groups.length);
  groups.forEach((column, g) => cells.set(column, g * areas));
  const sampler = multinomialOver(sumOf(cells), cells);
  const drawn = new Float64Array(cells.length);
  const counts: Counts = {
    ...emptyLike(data.counts),
    groups: groups.map((_, g) => drawn.subarray(g * areas, (g + 1) * areas)),
  };
  const resampled = { ...data, counts };
  const draw = (random: Random): MeasureData => {
    sampler(random, drawn);
    retotal(counts);
    return resampled;
  };
  return Object.assign(draw, { ahead: sampler.ahead });
}

/** Values of a measure in resampled data, one a replicate; the slice from … to − 1 is the same whoever computes it. */
export function bootstrapDraws<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  options: BootstrapDrawOptions = {},
): Float64Array {
  const { kind = "persons", measureOptions } = options;
  const draw = drawBootstrap(kind, dataOf(given), measure as Measure);
  const value = valueOf(measure, measureOptions);
  return replicate(options, (random) => value(draw(random)), draw.ahead);
}

/**
 * Standard error, bias and interval of any measure by resampling persons or areas. O(replicates · n k); `seOfM`, `seOfH` and `seOfD` give
 * the same for persons at once.
 * @throws MeasuresError `undefined` where the measure has no value, or bca has none; `input` where the kind does not fit
 */
export function bootstrap<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  options: BootstrapOptions = {},
): Bootstrap {
  const { kind = "persons", level = 0.95, seed = 1 } = options;
  const { method = kind === "persons" ? "basic" : "percentile" } = options;
  checkLevel(level);
  const { value } = measure(given, options.measureOptions as Options);
  const draws = options.draws ?? bootstrapDraws(measure, given, options);
  const usable = ascending(draws);
  const { mean, sd } = momentsOf(usable);
  const [low, high] = limits();
  return {
    value,
    bias: mean - value,
    corrected: 2 * value - mean,
    standardError: sd,
    interval: {
      low,
      high,
      level,
      method: `bootstrap of ${kind}, ${method}, ${draws.length} replicates, seed ${seed}`,
    },
    kind,
    draws,
    undefinedDraws: draws.length - usable.length,
    seed,
    note: noteOf(kind, draws.length, seed),
  };

  function limits(): [number, number] {
    const tail = (1 - level) / 2;
    const at = (p: number): number => quantileOf(usable, p);
    if (method === "percentile") return [at(tail), at(1 - tail)];
    if (method === "basic") {
      const { range } = measure.info;
      const within = (limit: number): number => Math.min(range.high, Math.max(range.low, limit));
      return [within(2 * value - at(1 - tail)), within(2 * value - at(tail))];
    }
    const { acceleration } =
      kind === "areas"
        ? jackknifeAreas(measure, given, { measureOptions: options.measureOptions })
        : jackknifePersons(measure, given, { measureOptions: options.measureOptions });
    const shift = shiftOf(usable, value);
    const moved = (p: number): number => {
      const z = shift + normalQuantile(p);
      return normalCdf(shift + z / (1 - acceleration * z));
    };
    return [at(moved(tail)), at(moved(1 - tail))];
  }
}

/** Where the value lies among the replicates, as a normal number. */
function shiftOf(sorted: Float64Array, value: number): number {
  let below = 0;
  for (const draw of sorted) below += draw < value ? 1 : draw === value ? 0.5 : 0;
  const share = below / sorted.length;
  if (share < 0.005 || share > 0.995)
    throw new MeasuresError("undefined", {
      value: `${below} of ${sorted.length} replicates below the value`,
      expected: "a value among its replicates, for the method bca",
      action: "The bias is larger than the spread: use the method basic, which subtracts it.",
    });
  return normalQuantile(share);
}

function noteOf(kind: BootstrapKind, replicates: number, seed: number): Text {
  return kind === "persons"
    ? {
        sv: `${replicates} omdragningar av personer (frö ${seed}): hur värdet skulle variera om andra personer hade råkat bo i samma områden.`,
        en: `${replicates} resamples of persons (seed ${seed}): how the value would vary had other persons happened to live in the same areas.`,
      }
    : {
        sv: `${replicates} omdragningar av områden (frö ${seed}): hur värdet skulle variera om områdena vore ett urval av områden.`,
        en: `${replicates} resamples of areas (seed ${seed}): how the value would vary were the areas a sample of areas.`,
      };
}
