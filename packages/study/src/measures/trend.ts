import type { MeasureTrend } from "@tvars/api";
import { breaksBetween } from "@tvars/areas";
import { absent } from "@tvars/cube";
import { MeasuresError } from "@tvars/measures";
import type { Result } from "@tvars/measures";
import { changeBetween } from "./change.ts";
import { rangeOf } from "./catalogue.ts";
import { areasUsed, groupSums, groupsOf, usedGrouping } from "./counted.ts";
import { evaluate, evaluateOrSay, needCounts } from "./measure.ts";
import type { Asked } from "./measure.ts";
import { fitter } from "./place-data.ts";
import type { Fitted } from "./place-data.ts";
import { asStudyError } from "./problems.ts";
import { originOfMeasured } from "./provenance.ts";
import { nameOf } from "./result.ts";

export interface YearResult {
  asked: Asked;
  fitted: Fitted;
  result: Result | undefined;
}

/** A measure year by year: value, interval, value under chance; where series break; and whether the change is more than chance. */
export async function trendAnswer(asked: Asked, inYears: readonly Asked[]): Promise<MeasureTrend> {
  const { counted, measures } = asked;
  const measure = measures[0]!;
  const { info } = measure;
  needCounts(counted);
  const made: YearResult[] = [];
  for (const then of inYears) {
    const fitted = await fitter(then.data, then.counted, then.groundOf)(info);
    made.push({ asked: then, fitted, result: await valueOf(then, fitted) });
  }
  if (made.every(({ result }) => result === undefined))
    await evaluateOrSay(asked, measure, made.at(-1)!.fitted);
  const years = made.map(({ asked: { counted: then }, result }) => ({
    year: then.year,
    version: then.version,
    ...(result
      ? {
          value: result.value,
          status: result.value === 0 ? ("zero" as const) : ("value" as const),
          ...(then.flags.length > 0 ? { flags: then.flags } : {}),
        }
      : absent("not-applicable")),
    interval: result?.interval ? { ...result.interval } : null,
    expected: result?.expected ?? null,
    areas: areasUsed(then),
    groups: groupSums(groupsOf(then.chosen), then.columns),
  }));
  const known = made.filter(({ result }) => result !== undefined);
  const [first, last] = [years[0]?.year ?? counted.year, years.at(-1)?.year ?? counted.year];
  return {
    place: counted.place.ref,
    division: counted.division,
    grouping: usedGrouping(counted.chosen),
    rest: counted.chosen.rest,
    groups: groupsOf(counted.chosen),
    measure: {
      id: info.id,
      symbol: info.symbol,
      name: known[0] ? nameOf(measure, known[0].result!) : info.name,
      range: rangeOf(info),
    },
    years,
    breaks: breaksOf(asked, first, last),
    change: known.length > 1 ? await changeBetween(known[0]!, known.at(-1)!) : null,
    provenance: originOfMeasured(asked, "measureTrend", { from: first, to: last }),
  };
}

async function valueOf(asked: Asked, fitted: Fitted): Promise<Result | undefined> {
  try {
    return await evaluate(asked, asked.measures[0]!, fitted);
  } catch (error) {
    if (error instanceof MeasuresError && error.kind === "undefined") return undefined;
    throw asStudyError(asked.measures[0]!.info, error);
  }
}

/** The confirmed breaks; protected counts break only a series of a table that is protected. */
export function breaksOf(
  { counted: { chosen, division } }: Asked,
  first: number,
  last: number,
): MeasureTrend["breaks"] {
  return breaksBetween(division, first, last)
    .filter(
      ({ confirmed, kind }) => confirmed && (kind !== "cell-key" || chosen.table.protectedFrom !== undefined),
    )
    .map(({ between: [before, after], text }) => ({ between: [before, after], reason: text }));
}
