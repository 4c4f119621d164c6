import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Interval } from "../result.ts";
import type { Text } from "../text.ts";
import { type CompareKind, drawPair } from "./compare-draws.ts";
import { dataOf, replicate, type SimulationOptions, valueOf } from "./replicates.ts";
import { type Alternative, ascending, checkLevel, momentsOf, quantileOf, simulatedP } from "./summary.ts";

export interface CompareDrawOptions extends SimulationOptions {
  /** random-label unless told; see `CompareKind`. */
  kind?: CompareKind;
  /** The same areas, in the same order, at two dates. False unless told. */
  paired?: boolean;
}

export interface CompareTestOptions extends CompareDrawOptions {
  /** Of after − before; two-sided unless told. */
  alternative?: Alternative;
  level?: number;
  /** All replicates, where they were computed elsewhere. */
  draws?: Float64Array;
}

export interface CompareTest {
  before: number;
  after: number;
  /** after − before */
  difference: number;
  /** Mean and standard deviation of the simulated differences; for `bootstrap` the latter is the standard error of the difference. */
  mean: number;
  sd: number;
  /** For `bootstrap` the interval of the difference, else the band of differences that chance makes. */
  interval: Interval;
  p: number;
  alternative: Alternative;
  kind: CompareKind;
  paired: boolean;
  draws: Float64Array;
  undefinedDraws: number;
  seed: number;
  note: Text;
}

/** Simulated differences after − before, one a replicate; the slice from … to − 1 is the same whoever computes it. */
export function compareDraws<Options extends object>(
  measure: Measure<Options>,
  before: MeasureData | Counts,
  after: MeasureData | Counts,
  options: CompareDrawOptions = {},
): Float64Array {
  const { kind = "random-label", paired = false, measureOptions } = options;
  const draw = drawPair(kind, paired, dataOf(before), dataOf(after), measure as Measure);
  const value = valueOf(measure, measureOptions);
  return replicate(options, (random) => {
    const [first, second] = draw(random);
    return value(second) - value(first);
  });
}

/**
 * Do two places, or two dates of one place, differ more than chance makes them? Where the areas are the same, say `paired`: the covariance
 * of the dates is then kept. O(replicates · n k).
 * @throws MeasuresError `input` where kind, pairing and data do not fit; `undefined` where the measure has no value
 */
export function compareTest<Options extends object>(
  measure: Measure<Options>,
  before: MeasureData | Counts,
  after: MeasureData | Counts,
  options: CompareTestOptions = {},
): CompareTest {
  const {
    kind = "random-label",
    paired = false,
    alternative = "two-sided",
    level = 0.95,
    seed = 1,
  } = options;
  checkLevel(level);
  if (dataOf(before).counts.groups.length !== dataOf(after).counts.groups.length)
    throw new MeasuresError("input", {
      value: `${dataOf(before).counts.groups.length} and ${dataOf(after).counts.groups.length} groups`,
      expected: "the same groups in both",
      action: "Choose the same groups, in the same order.",
    });
  const first = measure(before, options.measureOptions as Options).value;
  const second = measure(after, options.measureOptions as Options).value;
  const difference = second - first;
  const draws = options.draws ?? compareDraws(measure, before, after, options);
  const usable = ascending(draws);
  const { mean, sd } = momentsOf(usable);
  // Resampled differences lie about the difference, all others about none: the question turns round.
  const p =
    kind === "bootstrap"
      ? simulatedP(usable, 0, TURNED[alternative])
      : simulatedP(usable, difference, alternative);
  return {
    before: first,
    after: second,
    difference,
    mean,
    sd,
    interval: {
      low: quantileOf(usable, (1 - level) / 2),
      high: quantileOf(usable, (1 + level) / 2),
      level,
      method: `${kind}${paired ? ", paired areas" : ""}, ${draws.length} replicates, seed ${seed}`,
    },
    p,
    alternative,
    kind,
    paired,
    draws,
    undefinedDraws: draws.length - usable.length,
    seed,
    note: noteOf(kind, paired, draws.length, seed),
  };
}

const TURNED: Record<Alternative, Alternative> = {
  "two-sided": "two-sided",
  greater: "less",
  less: "greater",
};

function noteOf(kind: CompareKind, paired: boolean, replicates: number, seed: number): Text {
  const what: Record<CompareKind, Text> = {
    "random-label": paired
      ? {
          sv: "varje område byter tidpunkt med sig självt på måfå",
          en: "each area changes date with itself at random",
        }
      : {
          sv: "områdena delas på måfå mellan platserna",
          en: "areas are shared between the places at random",
        },
    composition: {
      sv: "varje område får på måfå sin egen andel av gruppen eller den som området på samma plats i rangordningen har",
      en: "each area gets at random its own share of the group or that of the area at the same rank in the other",
    },
    share: {
      sv: "varje område får på måfå sin egen del av grupperna eller den som området på samma plats i rangordningen har",
      en: "each area gets at random its own part of the groups or that of the area at the same rank in the other",
    },
    "dual-composition": {
      sv: "varje område får på måfå sina egna andelar av båda grupperna eller dem som området på samma plats i rangordningen har",
      en: "each area gets at random its own shares of both groups or those of the area at the same rank in the other",
    },
    bootstrap: paired
      ? {
          sv: "områden dras med återläggning, med båda sina tidpunkter",
          en: "areas are drawn with replacement, with both their dates",
        }
      : {
          sv: "områden dras med återläggning på var plats",
          en: "areas are drawn with replacement in each place",
        },
    "person-permutation": paired
      ? {
          sv: "personer i samma område och grupp byter tidpunkt på måfå",
          en: "people of the same area and group change date at random",
        }
      : {
          sv: "personer byter område på måfå, också mellan platserna",
          en: "people change area at random, also between the places",
        },
  };
  return {
    sv: `${replicates} simuleringar där ${what[kind].sv} (frö ${seed}).`,
    en: `${replicates} simulations in which ${what[kind].en} (seed ${seed}).`,
  };
}
