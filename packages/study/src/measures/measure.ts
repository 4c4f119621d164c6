import type { MeasureAnswer, MeasureResult } from "@tvars/api";
import { MeasuresError } from "@tvars/measures";
import type { Measure, Result } from "@tvars/measures";
import type { Data } from "../data/data.ts";
import type { LayerGround } from "../layers/ground.ts";
import type { ChanceQuery } from "../study.ts";
import { areasUsed, groupSums, groupsOf, usedGrouping } from "./counted.ts";
import type { Counted } from "./counted.ts";
import { fitter } from "./place-data.ts";
import type { Fitted } from "./place-data.ts";
import { asStudyError, noCounts } from "./problems.ts";
import { originOfMeasured } from "./provenance.ts";
import { resultOf, withoutValue } from "./result.ts";
import type { Circumstances } from "./result.ts";
import { withBootstrap, withTest } from "./chance.ts";
import { evaluateMeasure } from "./evaluate.ts";

/** A question about measures, read and checked: what every answer is made from. */
export interface Asked {
  data: Data;
  counted: Counted;
  measures: readonly Measure[];
  optionsOf: (measure: Measure) => Record<string, unknown>;
  /** Options as they were given, for the command and the request. */
  given: Record<string, unknown>;
  level: number;
  groundOf: () => Promise<LayerGround | undefined>;
}

/** @throws StudyError `not-found` where no area has every count */
export function needCounts({ chosen, place, year, division, codes }: Counted): void {
  if (codes.length === 0) throw noCounts(chosen.table.rule.title, place.ref.id, year, division);
}

export async function measureAnswer(asked: Asked, chance: ChanceQuery): Promise<MeasureAnswer> {
  const { counted, measures } = asked;
  needCounts(counted);
  const fit = fitter(asked.data, counted, asked.groundOf);
  const results: MeasureResult[] = [];
  for (const measure of measures) {
    const fitted = await fit(measure.info);
    results.push(await tried(asked, measure, fitted, chance));
  }
  return {
    ...heading(asked),
    results,
    provenance: originOfMeasured(asked, "measure", chance),
  };
}

/** What every answer about one year begins with. */
export function heading({ counted }: Pick<Asked, "counted">) {
  const { chosen, place, division, version, year, columns } = counted;
  return {
    place: place.ref,
    division,
    version,
    year,
    grouping: usedGrouping(chosen),
    rest: chosen.rest,
    groups: groupSums(groupsOf(chosen), columns),
    areas: areasUsed(counted),
  };
}

/** The value of a measure; without one, among others, the reason. @throws StudyError where it was the only one asked for */
async function tried(
  asked: Asked,
  measure: Measure,
  fitted: Fitted,
  chance: ChanceQuery,
): Promise<MeasureResult> {
  const { data } = fitted;
  try {
    const simulated = { measure, data, options: asked.optionsOf(measure), level: asked.level };
    const made = await withBootstrap(await evaluate(asked, measure, fitted), simulated, chance);
    const result = resultOf(measure, data, made, circumstances(asked, fitted));
    return await withTest(result, simulated, chance);
  } catch (error) {
    if (asked.measures.length === 1 || !(error instanceof MeasuresError))
      throw asStudyError(measure.info, error);
    return withoutValue(measure, error, asked.counted.leftOut.length);
  }
}

export const evaluate = (
  { optionsOf, level }: Asked,
  measure: Measure,
  { data }: Pick<Fitted, "data">,
): Promise<Result> => evaluateMeasure(measure, data, { ...optionsOf(measure), level });

/** The value, or the reason why there is none as an error for the one who asked. */
export async function evaluateOrSay(
  asked: Asked,
  measure: Measure,
  fitted: Pick<Fitted, "data">,
): Promise<Result> {
  try {
    return await evaluate(asked, measure, fitted);
  } catch (error) {
    throw asStudyError(measure.info, error);
  }
}

export function circumstances({ counted }: Pick<Asked, "counted">, { kept, without }: Fitted): Circumstances {
  const { chosen, codes, leftOut, flags } = counted;
  const more = kept ? codes.length - kept.length : 0;
  const why =
    without === "values"
      ? { sv: "index", en: "an index" }
      : { sv: "geometri eller index", en: "geometry or an index" };
  return {
    groups: groupsOf(chosen),
    unit: chosen.table.rule.unit,
    leftOut: leftOut.length + more,
    flags,
    made: chosen.table.rule.shares === true,
    ...(more > 0
      ? {
          remark: {
            sv: `${more} områden utan ${why.sv} är inte med i det här måttet.`,
            en: `${more} areas without ${why.en} are not in this measure.`,
          },
        }
      : {}),
  };
}
